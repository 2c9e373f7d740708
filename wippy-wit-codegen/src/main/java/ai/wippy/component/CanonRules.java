package ai.wippy.component;

import static ai.wippy.component.ComponentException.invalid;
import static ai.wippy.component.ComponentException.unsupported;

import ai.wippy.component.CoreValue.Number;
import ai.wippy.wit.model.CoreType;
import ai.wippy.wit.model.ResourceType;
import java.util.List;

/** Rules on canonical definitions (CanonicalABI.md, canonical definitions). */
final class CanonRules {
  private static final CoreSubType.Function REALLOC =
      new CoreSubType.Function(
          List.of(Number.I32, Number.I32, Number.I32, Number.I32), List.of(Number.I32));
  private static final CoreSubType.Function HANDLE_TO_NUMBER =
      new CoreSubType.Function(List.of(Number.I32), List.of(Number.I32));
  private static final CoreSubType.Function DROP =
      new CoreSubType.Function(List.of(Number.I32), List.of());

  private final Types types;
  private final Space space;
  private final int offset;

  CanonRules(Types types, Space space, int offset) {
    this.types = types;
    this.space = space;
    this.offset = offset;
  }

  void define(Canon canon) {
    switch (canon) {
      case Canon.Lift(int core, var options, int type) -> lift(core, options, type);
      case Canon.Lower(int func, var options) -> lower(func, options);
      case Canon.ResourceNew(int type) -> resource(type, true, HANDLE_TO_NUMBER);
      case Canon.ResourceRep(int type) -> resource(type, true, HANDLE_TO_NUMBER);
      case Canon.ResourceDrop(int type) -> resource(type, false, DROP);
      case Canon.Gated(var name) -> throw unsupported(offset, "`canon %s`", name);
    }
  }

  private void lift(int core, List<CanonOption> options, int type) {
    Entity.Function function = new TypeRules(types, space, offset).function(type);
    CoreSubType.Function found = signature(core);
    types.effort.spend(offset, function.measure().size());
    FlatFunc flat = FlatFunc.lifted(function.func());
    options(
        options,
        MemoryUse.lifted(function.func()),
        new CoreSubType.Function(numbers(flat.results()), List.of()));
    if (!found.params().equals(numbers(flat.params()))) {
      throw invalid(
          offset,
          "lowered parameter types `%s` do not match parameter types `%s` of the core function",
          numbers(flat.params()),
          found.params());
    }
    if (!found.results().equals(numbers(flat.results()))) {
      throw invalid(
          offset,
          "lowered result types `%s` do not match result types `%s` of the core function",
          numbers(flat.results()),
          found.results());
    }
    space.add(function);
  }

  private void lower(int func, List<CanonOption> options) {
    Entity.Function function = space.function(offset, func);
    for (CanonOption option : options) {
      if (option instanceof CanonOption.PostReturn) {
        throw invalid(offset, "canonical option `post-return` cannot be specified for lowerings");
      }
    }
    types.effort.spend(offset, function.measure().size());
    options(options, MemoryUse.lowered(function.func()), DROP);
    FlatFunc flat = FlatFunc.lowered(function.func());
    add(new CoreSubType.Function(numbers(flat.params()), numbers(flat.results())));
  }

  private void resource(int type, boolean local, CoreSubType.Function signature) {
    ResourceType resource = new TypeRules(types, space, offset).resource(type);
    if (local && !space.local.contains(types.resources.identity(resource))) {
      throw invalid(offset, "type index %d is not a local resource", type);
    }
    add(signature);
  }

  private void add(CoreSubType.Function type) {
    space.addCore(new CoreExtern.Func(types.core.function(type)));
  }

  private CoreSubType.Function signature(int coreFunc) {
    return types.core.signature(
        ((CoreExtern.Func) space.core(offset, Sort.CORE_FUNC, coreFunc)).type());
  }

  private static List<CoreValue> numbers(List<CoreType> flat) {
    return flat.stream().map(CanonRules::number).toList();
  }

  private static CoreValue number(CoreType type) {
    return switch (type) {
      case I32 -> Number.I32;
      case I64 -> Number.I64;
      case F32 -> Number.F32;
      case F64 -> Number.F64;
    };
  }

  private void options(List<CanonOption> options, MemoryUse use, CoreSubType.Function postReturn) {
    CanonOption.Encoding encoding = null;
    boolean memory = false;
    boolean realloc = false;
    boolean post = false;
    boolean async = options.stream().anyMatch(CanonOption.Async.class::isInstance);
    for (CanonOption option : options) {
      switch (option) {
        case CanonOption.Encoding given -> {
          if (encoding != null) {
            throw invalid(
                offset,
                "canonical encoding option `%s` conflicts with option `%s`",
                encoding,
                given);
          }
          encoding = given;
        }
        case CanonOption.Memory(int index) -> {
          checkOnce("memory", memory);
          checkMemory((CoreExtern.Memory) space.core(offset, Sort.CORE_MEMORY, index));
          memory = true;
        }
        case CanonOption.Realloc(int func) -> {
          checkOnce("realloc", realloc);
          checkSignature("realloc", func, REALLOC);
          realloc = true;
        }
        case CanonOption.PostReturn(int func) -> {
          checkOnce("post-return", post);
          checkSignature("post-return", func, postReturn);
          post = true;
        }
        case CanonOption.Async a -> {}
        case CanonOption.Callback callback -> {
          if (!async) {
            throw invalid(offset, "cannot specify callback without async");
          }
        }
      }
    }
    if (async) {
      throw unsupported(offset, "the canonical option `async`");
    }
    if (realloc && !memory) {
      throw invalid(offset, "canonical option `realloc` requires `memory` to also be specified");
    }
    if (use.memory() && !memory) {
      throw invalid(offset, "canonical option `memory` is required");
    }
    if (use.realloc() && !realloc) {
      throw invalid(offset, "canonical option `realloc` is required");
    }
  }

  private void checkOnce(String option, boolean given) {
    if (given) {
      throw invalid(offset, "canonical option `%s` is specified more than once", option);
    }
  }

  private void checkMemory(CoreExtern.Memory memory) {
    if (memory.limits().wide()) {
      throw unsupported(offset, "64-bit memories as canonical option `memory`");
    }
    if (memory.pageBits() != 16) {
      throw invalid(
          offset,
          "mismatch in custom page size for memories: canonical option `memory` has pages of %d bytes",
          1 << memory.pageBits());
    }
    if (memory.shared()) {
      throw invalid(
          offset, "mismatch in the shared flag for memories: canonical option `memory` is shared");
    }
  }

  private void checkSignature(String option, int func, CoreSubType.Function expected) {
    CoreSubType.Function found = signature(func);
    if (!found.equals(expected)) {
      throw invalid(
          offset,
          "canonical option `%s` uses a core function with an incorrect signature: expected %s -> %s, found %s -> %s",
          option,
          expected.params(),
          expected.results(),
          found.params(),
          found.results());
    }
  }
}
