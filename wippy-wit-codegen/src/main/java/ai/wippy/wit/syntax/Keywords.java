package ai.wippy.wit.syntax;

import java.util.Set;

/** Words with a meaning of their own (WIT, keywords). */
public final class Keywords {
  private static final Set<String> RESERVED =
      Set.of(
          "as",
          "async",
          "bool",
          "borrow",
          "char",
          "constructor",
          "enum",
          "export",
          "f32",
          "f64",
          "flags",
          "from",
          "func",
          "future",
          "import",
          "include",
          "interface",
          "list",
          "map",
          "option",
          "own",
          "package",
          "record",
          "resource",
          "result",
          "s16",
          "s32",
          "s64",
          "s8",
          "static",
          "stream",
          "string",
          "tuple",
          "type",
          "u16",
          "u32",
          "u64",
          "u8",
          "use",
          "variant",
          "with",
          "world");

  private static final Set<String> BUILTIN =
      Set.of(
          "bool", "s8", "u8", "s16", "u16", "s32", "u32", "s64", "u64", "f32", "f64", "char",
          "string");

  private Keywords() {}

  /** Whether a word needs {@code %} in front to be an identifier. */
  public static boolean isReserved(String word) {
    return RESERVED.contains(word);
  }

  /** Whether a word is a type without parts. */
  static boolean isBuiltin(String word) {
    return BUILTIN.contains(word);
  }
}
