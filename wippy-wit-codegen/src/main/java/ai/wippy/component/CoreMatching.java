package ai.wippy.component;

import java.util.Optional;

/**
 * Whether a core item can stand where another is expected (core specification, import matching).
 */
record CoreMatching(CoreTypes types) {
  Optional<String> mismatch(ModuleType found, ModuleType expected) {
    for (var entry : found.imports().entrySet()) {
      CoreExtern offered = expected.imports().get(entry.getKey());
      var name = entry.getKey();
      if (offered == null) {
        return Optional.of("missing expected import `%s:%s`".formatted(name.module(), name.name()));
      }
      Optional<String> problem = mismatch(offered, entry.getValue());
      if (problem.isPresent()) {
        return problem.map(
            p -> "type mismatch in import `%s:%s`: %s".formatted(name.module(), name.name(), p));
      }
    }
    for (var entry : expected.exports().entrySet()) {
      CoreExtern item = found.exports().get(entry.getKey());
      if (item == null) {
        return Optional.of("missing expected export `%s`".formatted(entry.getKey()));
      }
      Optional<String> problem = mismatch(item, entry.getValue());
      if (problem.isPresent()) {
        return problem.map(p -> "type mismatch in export `%s`: %s".formatted(entry.getKey(), p));
      }
    }
    return Optional.empty();
  }

  /**
   * Why {@code found} cannot stand for {@code expected}, both with interned types; empty if it can.
   */
  Optional<String> mismatch(CoreExtern found, CoreExtern expected) {
    return switch (expected) {
      case CoreExtern.Func(var e) when found instanceof CoreExtern.Func(var f) -> function(f, e);
      case CoreExtern.Tag e when found instanceof CoreExtern.Tag f ->
          f.equals(e) ? Optional.empty() : Optional.of("tag types are not the same");
      case CoreExtern.Global e when found instanceof CoreExtern.Global f ->
          f.equals(e)
              ? Optional.empty()
              : Optional.of("expected global %s, found %s".formatted(text(e), text(f)));
      case CoreExtern.Table e when found instanceof CoreExtern.Table f ->
          !f.element().equals(e.element())
              ? Optional.of(
                  "expected table element type %s, found %s".formatted(e.element(), f.element()))
              : limits(f.limits(), e.limits(), "table");
      case CoreExtern.Memory e when found instanceof CoreExtern.Memory f -> memory(f, e);
      default -> Optional.of("expected %s, found %s".formatted(expected.word(), found.word()));
    };
  }

  private Optional<String> function(CoreValue.Heap found, CoreValue.Heap expected) {
    boolean fits =
        types.isSubType((CoreValue.Heap.Interned) found, (CoreValue.Heap.Interned) expected);
    return fits
        ? Optional.empty()
        : Optional.of("expected: %s, found: %s".formatted(text(expected), text(found)));
  }

  private String text(CoreValue.Heap type) {
    CoreSubType.Function function = types.signature(type);
    return "(func %s -> %s)".formatted(function.params(), function.results());
  }

  private static String text(CoreExtern.Global global) {
    return (global.mutable() ? "mut " : "") + global.type();
  }

  private static Optional<String> memory(CoreExtern.Memory found, CoreExtern.Memory expected) {
    if (found.shared() != expected.shared()) {
      return Optional.of("mismatch in the shared flag for memories");
    }
    if (found.pageBits() != expected.pageBits()) {
      return Optional.of("mismatch in custom page size for memories");
    }
    return limits(found.limits(), expected.limits(), "memory");
  }

  private static Optional<String> limits(
      CoreExtern.Limits found, CoreExtern.Limits expected, String what) {
    if (found.wide() != expected.wide()) {
      return Optional.of("mismatch in index type used for a " + what);
    }
    boolean fits =
        Long.compareUnsigned(found.minimum(), expected.minimum()) >= 0
            && (expected.maximum() == CoreExtern.Limits.NONE
                || found.maximum() != CoreExtern.Limits.NONE
                    && Long.compareUnsigned(found.maximum(), expected.maximum()) <= 0);
    return fits ? Optional.empty() : Optional.of("mismatch in %s limits".formatted(what));
  }
}
