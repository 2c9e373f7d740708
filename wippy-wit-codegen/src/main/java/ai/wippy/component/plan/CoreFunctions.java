package ai.wippy.component.plan;

import ai.wippy.wit.model.CoreType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The exported functions of a core module, as users see them. */
public final class CoreFunctions {
  private static final List<String> PLUMBING =
      List.of(
          "cabi_", "canonical_abi_", "_initialize", "__wasm_call_ctors", "_start", "__main_void");

  private CoreFunctions() {}

  /** The functions that a user would call: not the allocator, initialiser and the like. */
  public static List<CoreModule.Export> callable(CoreModule module) {
    return module.exports().stream()
        .filter(e ->
            e.kind() == CoreModule.Kind.FUNC && PLUMBING.stream().noneMatch(e.name()::startsWith))
        .toList();
  }

  /** {@code (i32, i32) -> i64}; functions with other than number types are only called that. */
  public static String text(CoreModule.@Nullable Signature signature) {
    if (signature == null) {
      return "a function of other than number types";
    }
    String results =
        switch (signature.results().size()) {
          case 0 -> "()";
          case 1 -> text(signature.results().getFirst());
          default -> list(signature.results());
        };
    return list(signature.params()) + " -> " + results;
  }

  /**
   * WIT that fits a core signature, as a start for whoever has to write some; each number could
   * stand for something else, such as the address and length of a string.
   *
   * @return empty if no function type flattens to the signature
   */
  public static Optional<String> suggestWit(CoreModule.Signature signature) {
    if (signature.results().size() > 1 || signature.params().size() > 16) {
      return Optional.empty();
    }
    String params =
        IntStream.range(0, signature.params().size())
            .mapToObj(i -> "p%d: %s".formatted(i, wit(signature.params().get(i))))
            .collect(Collectors.joining(", ", "func(", ")"));
    return Optional.of(
        params
            + signature.results().stream().map(t -> " -> " + wit(t)).collect(Collectors.joining()));
  }

  private static String list(List<CoreType> types) {
    return types.stream().map(CoreFunctions::text).collect(Collectors.joining(", ", "(", ")"));
  }

  private static String text(CoreType type) {
    return type.name().toLowerCase(Locale.ROOT);
  }

  private static String wit(CoreType type) {
    return switch (type) {
      case I32 -> "s32";
      case I64 -> "s64";
      case F32 -> "f32";
      case F64 -> "f64";
    };
  }
}
