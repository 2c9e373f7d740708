package ai.wippy.component.plan;

import ai.wippy.component.ComponentDecoder;
import ai.wippy.component.ComponentException;
import ai.wippy.component.MemoryUse;
import ai.wippy.diagnostic.Suggestion;
import ai.wippy.wit.model.CoreType;
import ai.wippy.wit.model.Func;
import ai.wippy.wit.model.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Plans a plain core module whose exports implement functions that are described in WIT. */
public final class CoreModulePlanner {
  private static final String PREVIEW_1 = "wasi_snapshot_preview1";
  private static final String INITIALIZE = "_initialize";
  private static final CoreModule.Signature NO_VALUES =
      new CoreModule.Signature(List.of(), List.of());
  private static final CoreModule.Signature REALLOC =
      new CoreModule.Signature(
          List.of(CoreType.I32, CoreType.I32, CoreType.I32, CoreType.I32), List.of(CoreType.I32));

  private final CoreModule module;
  private final Map<String, CoreModule.Export> exports = new LinkedHashMap<>();

  private CoreModulePlanner(CoreModule module) {
    this.module = module;
    module.exports().forEach(e -> exports.put(e.name(), e));
  }

  /**
   * What a core module imports and exports.
   *
   * @throws ComponentException if the bytes are malformed
   */
  public static CoreModule read(byte[] module) {
    return CoreModules.of(ComponentDecoder.decodeModule(module));
  }

  /**
   * A function without parameters and result, which an export such as {@code _start} needs no WIT
   * for.
   */
  public static Func command(String export) {
    return new Func(export, List.of(), Optional.empty(), "");
  }

  /**
   * Plans one instance of a module, each function lifted from the export of its name. A module that
   * exports {@code _initialize} is a preview 1 reactor: the plan has it called first, for neither
   * its C library nor its constructors have run before.
   *
   * @param functions by the name of the export, such as {@code greet} or {@code
   *     ns:pkg/iface@1.0.0#greet}
   * @throws ComponentException if the bytes are malformed
   * @throws PlanException if an export is missing or does not have the signature that its function
   *     flattens to, if memory or an allocator is needed and not exported, or if the module imports
   *     what no host provides
   */
  public static Plan plan(byte[] module, Map<String, Func> functions) {
    return new CoreModulePlanner(read(module)).plan(functions);
  }

  private Plan plan(Map<String, Func> functions) {
    var lifts = new ArrayList<Plan.Lift>();
    var planned = new ArrayList<Plan.Export>();
    functions.forEach((name, func) -> {
      planned.add(new Plan.FuncExport(name, lifts.size(), -1));
      lifts.add(lift(name, func));
    });
    return new Plan(
        new World(Optional.empty(), "root", List.of(), NamedTypes.world(functions), ""),
        List.of(module),
        List.of(),
        List.of(),
        List.of(new Plan.ComponentInstance(-1)),
        List.of(),
        lifts,
        List.of(new Plan.Instantiate(0, hostImports(), initializers(functions))),
        planned);
  }

  private List<CoreSource.Export> initializers(Map<String, Func> functions) {
    return functions.containsKey(INITIALIZE) || function(INITIALIZE, NO_VALUES) == null
        ? List.of()
        : List.of(new CoreSource.Export(0, INITIALIZE));
  }

  private List<CoreSource> hostImports() {
    var sources = new ArrayList<CoreSource>();
    for (CoreModule.Import wanted : module.imports()) {
      if (!wanted.module().equals(PREVIEW_1) || wanted.signature() == null) {
        throw new PlanException(
            "the core module imports `%s` from `%s`, which no host provides"
                .formatted(wanted.name(), wanted.module()),
            "a core module can import functions of `%s` only; build it as a component to import others"
                .formatted(PREVIEW_1));
      }
      sources.add(new CoreSource.HostCore(wanted.module(), wanted.name(), wanted.signature()));
    }
    return sources;
  }

  private Plan.Lift lift(String name, Func func) {
    CoreModule.Export export = exports.get(name);
    if (export == null || export.kind() != CoreModule.Kind.FUNC) {
      List<String> candidates =
          CoreFunctions.callable(module).stream().map(CoreModule.Export::name).toList();
      throw new PlanException(
          "the core module exports no function `%s`%s"
              .formatted(name, Suggestion.didYouMean(name, candidates)),
          candidates.isEmpty()
              ? "it exports no function at all"
              : "it exports " + String.join(", ", candidates));
    }
    CoreModule.Signature expected = Flattening.lifted(func);
    if (!expected.equals(export.signature())) {
      throw new PlanException(
          "`%s: %s` does not fit the core export of this name".formatted(name, func.wit()),
          "expected the core signature %s, found %s"
              .formatted(CoreFunctions.text(expected), CoreFunctions.text(export.signature())));
    }
    return new Plan.Lift(new CoreSource.Export(0, name), func, options(name, func, expected));
  }

  private CanonOptions options(String name, Func func, CoreModule.Signature signature) {
    CoreSource.Export memory = memory();
    CoreSource realloc = realloc();
    MemoryUse use = MemoryUse.lifted(func);
    if (use.resources()) {
      throw new PlanException(
          "`%s: %s` passes a resource, which a core module cannot".formatted(name, func.wit()),
          "build the module as a component");
    }
    if (use.memory() && memory == null) {
      throw new PlanException(
          "`%s: %s` passes values in memory, and the core module exports none"
              .formatted(name, func.wit()),
          "export the module's memory as `memory`");
    }
    if (use.realloc() && realloc == null) {
      throw new PlanException(
          "`%s: %s` receives values in memory that the module must allocate"
              .formatted(name, func.wit()),
          "export a function `cabi_realloc` of the core signature " + CoreFunctions.text(REALLOC));
    }
    CoreSource postReturn =
        function("cabi_post_" + name, new CoreModule.Signature(signature.results(), List.of()));
    return new CanonOptions(0, CanonOptions.Encoding.UTF8, memory, realloc, postReturn);
  }

  private CoreSource.@Nullable Export memory() {
    List<String> memories =
        module.exports().stream()
            .filter(e -> e.kind() == CoreModule.Kind.MEMORY)
            .map(CoreModule.Export::name)
            .toList();
    if (memories.contains("memory")) {
      return new CoreSource.Export(0, "memory");
    }
    return memories.size() == 1 ? new CoreSource.Export(0, memories.getFirst()) : null;
  }

  private @Nullable CoreSource realloc() {
    CoreSource realloc = function("cabi_realloc", REALLOC);
    return realloc != null ? realloc : function("canonical_abi_realloc", REALLOC);
  }

  private @Nullable CoreSource function(String name, CoreModule.Signature expected) {
    CoreModule.Export export = exports.get(name);
    if (export == null || export.kind() != CoreModule.Kind.FUNC) {
      return null;
    }
    if (!expected.equals(export.signature())) {
      throw new PlanException(
          "the core export `%s` has the wrong signature".formatted(name),
          "expected %s, found %s"
              .formatted(CoreFunctions.text(expected), CoreFunctions.text(export.signature())));
    }
    return new CoreSource.Export(0, name);
  }
}
