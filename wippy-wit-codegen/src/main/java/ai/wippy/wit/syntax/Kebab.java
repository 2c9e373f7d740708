package ai.wippy.wit.syntax;

import java.util.Locale;

/** The rules for names (component model, import and export names: {@code label}). */
final class Kebab {
  private Kebab() {}

  /**
   * Whether a word is made of fragments in one letter case each, the first of which starts with a
   * letter.
   */
  static boolean isLabel(String word) {
    boolean letterFirst = !word.isEmpty() && !Character.isDigit(word.charAt(0));
    for (String fragment : word.split("-", -1)) {
      boolean oneCase =
          fragment.equals(fragment.toLowerCase(Locale.ROOT))
              || fragment.equals(fragment.toUpperCase(Locale.ROOT));
      if (fragment.isEmpty() || !oneCase) {
        return false;
      }
    }
    return letterFirst;
  }

  /** What the author of a word such as {@code fooBar} or {@code foo_bar} probably wants. */
  static String of(String word) {
    var out = new StringBuilder();
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      boolean hump = Character.isUpperCase(c) && i > 0 && Character.isLowerCase(word.charAt(i - 1));
      boolean separator = c == '-' || c == '_';
      if ((hump || separator) && !out.isEmpty() && out.charAt(out.length() - 1) != '-') {
        out.append('-');
      }
      if (!separator) {
        out.append(Character.toLowerCase(c));
      }
    }
    int length = out.length();
    return length > 0 && out.charAt(length - 1) == '-'
        ? out.substring(0, length - 1)
        : out.toString();
  }
}
