package ai.wippy.component.plan;

import static java.util.Objects.requireNonNull;

import ai.wippy.component.ComponentDecoder;
import ai.wippy.component.CoreBinary;
import ai.wippy.component.Indirection;
import ai.wippy.component.Indirection.Caller;
import ai.wippy.component.Indirection.Filler;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A plan without the instances that only pass calls on ({@link Indirection}): a function that they
 * would call becomes one that is there {@link CoreSource.Later later}. They are two of the three
 * core instances of most components, and a call of the host through them takes several times what
 * it takes without.
 */
final class Shortcuts {
  private final Plan plan;
  private final List<Optional<Caller>> callers = new ArrayList<>();
  private final List<Optional<Filler>> fillers = new ArrayList<>();

  /** For each step that calls what is in its table, the step that fills it. */
  private final Map<Integer, Integer> filled = new TreeMap<>();

  private final int[] numbers;

  private Shortcuts(Plan plan) {
    this.plan = plan;
    for (CoreModule module : plan.modules()) {
      callers.add(mayCall(module) ? Indirection.caller(decoded(module)) : Optional.empty());
      fillers.add(mayFill(module) ? Indirection.filler(decoded(module)) : Optional.empty());
    }
    find();
    numbers = new int[plan.steps().size()];
    int next = 0;
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = next;
      next += isGone(i) ? 0 : 1;
    }
  }

  private static boolean mayCall(CoreModule module) {
    return module.imports().isEmpty()
        && module.exports().stream().anyMatch(each -> each.kind() == CoreModule.Kind.TABLE);
  }

  private static boolean mayFill(CoreModule module) {
    return module.exports().isEmpty()
        && module.imports().stream().anyMatch(each -> each.kind() == CoreModule.Kind.TABLE);
  }

  private static CoreBinary decoded(CoreModule module) {
    return ComponentDecoder.decodeModule(module.binary());
  }

  /** The plan, with as many instances fewer as can be done without. */
  static Plan of(Plan plan) {
    var shortcuts = new Shortcuts(plan);
    return shortcuts.filled.isEmpty() ? plan : shortcuts.shortened();
  }

  private boolean isGone(int step) {
    return filled.containsKey(step) || filled.containsValue(step);
  }

  private void find() {
    for (int step = 0; step < plan.steps().size(); step++) {
      Filler filler = fillers.get(plan.steps().get(step).module()).orElse(null);
      if (filler != null
          && plan.steps().get(step).args().get(filler.table())
              instanceof CoreSource.Export(int calling, String table)) {
        Caller caller = callers.get(plan.steps().get(calling).module()).orElse(null);
        if (caller != null
            && caller.table().equals(table)
            && fits(calling, caller, step, filler)
            && startsWhatStays(step, filler)
            && isUsedOnlyAsArgument(calling, step)) {
          filled.put(calling, step);
        }
      }
    }
  }

  /** Whether each function finds one of its type in its place. */
  private boolean fits(int calling, Caller caller, int filling, Filler filler) {
    var types = new HashMap<String, CoreModule.Signature>();
    plan.modules()
        .get(plan.steps().get(calling).module())
        .exports()
        .forEach(export -> types.put(export.name(), export.signature()));
    List<CoreModule.Import> imports =
        plan.modules().get(plan.steps().get(filling).module()).imports();
    return caller.slots().entrySet().stream()
        .allMatch(slot -> {
          CoreModule.Signature type = types.get(slot.getKey());
          return type != null
              && slot.getValue() < filler.functions().size()
              && type.equals(imports.get(filler.functions().get(slot.getValue())).signature());
        });
  }

  /** Whether nothing but arguments come from an instance, its table only for {@code filling}. */
  private boolean isUsedOnlyAsArgument(int calling, int filling) {
    var table = plan.steps().get(filling).args().get(tableOf(filling));
    long uses =
        plan.steps().stream().flatMap(step -> step.args().stream()).filter(table::equals).count();
    return uses == 1 && elsewhere().noneMatch(export -> export.instance() == calling);
  }

  /** Whether what is started then, if anything, belongs to a core instance that stays. */
  private boolean startsWhatStays(int filling, Filler filler) {
    return filler.start().isEmpty()
        || (plan.steps().get(filling).args().get(filler.start().getAsInt())
                instanceof CoreSource.Export(int instance, _)
            && callers.get(plan.steps().get(instance).module()).isEmpty());
  }

  private int tableOf(int filling) {
    return fillers.get(plan.steps().get(filling).module()).orElseThrow().table();
  }

  /** What comes from core instances for anything but other core instances. */
  private Stream<CoreSource.Export> elsewhere() {
    var options =
        Stream.concat(
            plan.lifts().stream().map(Plan.Lift::options),
            plan.lowerings().stream().map(Plan.Lowering::options));
    return Stream.of(
            plan.lifts().stream().map(Plan.Lift::core),
            plan.resources().stream().map(Plan.Resource::destructor),
            options.flatMap(each -> Stream.of(each.memory(), each.realloc(), each.postReturn())))
        .flatMap(sources -> sources)
        .filter(CoreSource.Export.class::isInstance)
        .map(CoreSource.Export.class::cast);
  }

  private Plan shortened() {
    var modules = new ArrayList<CoreModule>();
    var moduleNumbers = new HashMap<Integer, Integer>();
    var steps = new ArrayList<Plan.Instantiate>();
    for (int i = 0; i < plan.steps().size(); i++) {
      if (isGone(i)) {
        continue;
      }
      Plan.Instantiate step = plan.steps().get(i);
      int module =
          moduleNumbers.computeIfAbsent(
              step.module(),
              old -> {
                modules.add(plan.modules().get(old));
                return modules.size() - 1;
              });
      steps.add(
          new Plan.Instantiate(
              module, step.args().stream().map(this::renumbered).toList(), initializers(i)));
    }
    return new Plan(
        plan.world(),
        modules,
        plan.imports(),
        plan.resources().stream().map(this::renumbered).toList(),
        plan.componentInstances(),
        plan.lowerings().stream()
            .map(each -> new Plan.Lowering(each.callee(), each.func(), renumbered(each.options())))
            .toList(),
        plan.lifts().stream()
            .map(each ->
                new Plan.Lift(renumbered(each.core()), each.func(), renumbered(each.options())))
            .toList(),
        steps,
        plan.exports());
  }

  /** What is called after a step: what it says, and what those say that are gone after it. */
  private List<CoreSource.Export> initializers(int step) {
    var initializers = new ArrayList<>(plan.steps().get(step).initializers());
    for (int next = step + 1; next < plan.steps().size() && isGone(next); next++) {
      Plan.Instantiate gone = plan.steps().get(next);
      fillers
          .get(gone.module())
          .map(Filler::start)
          .ifPresent(start ->
              start.ifPresent(
                  place -> initializers.add((CoreSource.Export) gone.args().get(place))));
    }
    return initializers.stream().map(this::renumbered).toList();
  }

  private CoreSource.Export renumbered(CoreSource.Export export) {
    return new CoreSource.Export(numbers[export.instance()], export.name());
  }

  private Plan.Resource renumbered(Plan.Resource resource) {
    return new Plan.Resource(
        resource.type(), resource.definedBy(), renumberedIfAny(resource.destructor()));
  }

  private CanonOptions renumbered(CanonOptions options) {
    CoreSource.Export memory = options.memory();
    return new CanonOptions(
        options.instance(),
        options.encoding(),
        memory == null ? null : new CoreSource.Export(numbers[memory.instance()], memory.name()),
        renumberedIfAny(options.realloc()),
        renumberedIfAny(options.postReturn()));
  }

  private @Nullable CoreSource renumberedIfAny(@Nullable CoreSource source) {
    return source == null ? null : renumbered(source);
  }

  private CoreSource renumbered(CoreSource source) {
    if (!(source instanceof CoreSource.Export export)) {
      return source;
    }
    Integer filling = filled.get(export.instance());
    return filling == null
        ? renumbered(export)
        : new CoreSource.Later(numbers[filling] - 1, renumbered(behind(export, filling)));
  }

  /** What an instance calls that only passes calls on. */
  private CoreSource behind(CoreSource.Export export, int filling) {
    Plan.Instantiate step = plan.steps().get(filling);
    int slot =
        requireNonNull(
            callers
                .get(plan.steps().get(export.instance()).module())
                .orElseThrow()
                .slots()
                .get(export.name()),
            "a function with a place");
    Filler filler = fillers.get(step.module()).orElseThrow();
    return step.args().get(filler.functions().get(slot));
  }
}
