package ai.wippy.component.plan;

import ai.wippy.component.CanonOption;
import ai.wippy.component.Sort;
import java.util.List;

/** Canonical options with their indices resolved. */
final class Options {
  private Options() {}

  static CanonOptions of(List<CanonOption> options, Scope scope, int instance) {
    var encoding = CanonOptions.Encoding.UTF8;
    CoreSource.Export memory = null;
    CoreSource realloc = null;
    CoreSource postReturn = null;
    for (CanonOption option : options) {
      switch (option) {
        case CanonOption.Encoding given -> encoding = encoding(given);
        case CanonOption.Memory(int index) ->
            memory = (CoreSource.Export) scope.core(Sort.CORE_MEMORY, index);
        case CanonOption.Realloc(int index) -> realloc = scope.core(Sort.CORE_FUNC, index);
        case CanonOption.PostReturn(int index) -> postReturn = scope.core(Sort.CORE_FUNC, index);
        case CanonOption.Async async -> throw gated("async");
        case CanonOption.Callback callback -> throw gated("callback");
      }
    }
    return new CanonOptions(instance, encoding, memory, realloc, postReturn);
  }

  private static CanonOptions.Encoding encoding(CanonOption.Encoding encoding) {
    return switch (encoding) {
      case UTF8 -> CanonOptions.Encoding.UTF8;
      case UTF16 -> CanonOptions.Encoding.UTF16;
      case LATIN1_UTF16 -> CanonOptions.Encoding.LATIN1_OR_UTF16;
    };
  }

  private static IllegalStateException gated(String option) {
    return new IllegalStateException("validation let pass the option " + option);
  }
}
