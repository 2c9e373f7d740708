package ai.wippy.component.plan;

import ai.wippy.wit.docs.Documentation;
import ai.wippy.wit.docs.Documented;
import ai.wippy.wit.model.InterfaceName;
import java.util.Optional;

/**
 * A plan with documentation.
 *
 * <p>Documentation is part of a type, and types and resources are told apart by what they are: so
 * whatever mentions one is copied along with the world.
 */
final class DocumentedPlan {
  private DocumentedPlan() {}

  static Plan of(Plan plan, Documentation documentation) {
    Documented docs = documentation.of(plan.world());
    return new Plan(
        docs.world(plan.world()),
        plan.modules(),
        plan.imports().stream()
            .map(i ->
                new Plan.HostImport(
                    i.part(), i.instance(), docs.func(owner(i.instance()), i.func())))
            .toList(),
        plan.resources().stream()
            .map(r -> new Plan.Resource(docs.resource(r.type()), r.definedBy(), r.destructor()))
            .toList(),
        plan.componentInstances(),
        plan.lowerings().stream()
            .map(l ->
                new Plan.Lowering(l.callee(), docs.func(Optional.empty(), l.func()), l.options()))
            .toList(),
        plan.lifts().stream()
            .map(l -> new Plan.Lift(l.core(), docs.func(Optional.empty(), l.func()), l.options()))
            .toList(),
        plan.steps(),
        plan.exports());
  }

  private static Optional<InterfaceName> owner(String instance) {
    return instance.isEmpty() ? Optional.empty() : Optional.of(InterfaceName.parse(instance));
  }
}
