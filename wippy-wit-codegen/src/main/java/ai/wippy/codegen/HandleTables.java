package ai.wippy.codegen;

import ai.wippy.component.plan.CanonOptions;
import ai.wippy.component.plan.CoreSource;
import ai.wippy.component.plan.Plan;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The fields that hold handle tables: one for each component instance that resources concern. */
final class HandleTables {
  private final SortedMap<Integer, String> fields = new TreeMap<>();

  /** Asks for a table, so that names can depend on how many there are. */
  void announce(CanonOptions options) {
    fields.put(options.instance(), "");
  }

  /** Asks for the tables that the definitions and built-in functions of resources need. */
  void announce(Plan plan, Collection<CoreSource> builtins) {
    plan.resources().stream()
        .filter(resource -> resource.definedBy() >= 0)
        .forEach(resource -> fields.put(resource.definedBy(), ""));
    builtins.forEach(source -> instance(source).ifPresent(instance -> fields.put(instance, "")));
  }

  private static Optional<Integer> instance(CoreSource source) {
    return switch (source) {
      case CoreSource.ResourceNew(_, int instance) -> Optional.of(instance);
      case CoreSource.ResourceRep(_, int instance) -> Optional.of(instance);
      case CoreSource.ResourceDrop(_, int instance) -> Optional.of(instance);
      case CoreSource.Export _, CoreSource.Lowered _, CoreSource.HostCore _, CoreSource.Later _ ->
          Optional.empty();
    };
  }

  /** Gives fields their names, after all have been announced. */
  void settle() {
    fields.replaceAll((instance, _) -> fields.size() == 1 ? "handles" : "handles" + instance);
  }

  /** The field of a component instance; empty if resources do not concern it. */
  Optional<String> find(int instance) {
    return Optional.ofNullable(fields.get(instance));
  }

  /** The field of a component instance that resources concern. */
  String of(int instance) {
    return Objects.requireNonNull(fields.get(instance), "announced");
  }

  Collection<String> all() {
    return fields.values();
  }
}
