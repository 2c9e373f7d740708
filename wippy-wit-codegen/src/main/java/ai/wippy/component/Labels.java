package ai.wippy.component;

/** The spelling of names (Explainer.md, import and export definitions). */
final class Labels {
  private Labels() {}

  /**
   * Whether {@code text} is a label: words and acronyms joined by hyphens, the first one begins
   * with a letter.
   */
  static boolean isLabel(String text) {
    return fragments(text, true);
  }

  /** Whether {@code text} is made of words in lower case, joined by hyphens. */
  static boolean isWords(String text) {
    return fragments(text, false);
  }

  private static boolean fragments(String text, boolean acronyms) {
    if (text.isEmpty() || isDigit(text.charAt(0))) {
      return false;
    }
    for (String fragment : text.split("-", -1)) {
      boolean word = fragment.chars().allMatch(c -> isDigit(c) || c >= 'a' && c <= 'z');
      boolean acronym =
          acronyms && fragment.chars().allMatch(c -> isDigit(c) || c >= 'A' && c <= 'Z');
      if (fragment.isEmpty() || !word && !acronym) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  /** Whether {@code text} is a version of Semantic Versioning 2.0. */
  static boolean isVersion(String text) {
    int plus = text.indexOf('+');
    if (plus >= 0 && !identifiers(text.substring(plus + 1), true)) {
      return false;
    }
    String precedence = plus < 0 ? text : text.substring(0, plus);
    int hyphen = precedence.indexOf('-');
    if (hyphen >= 0 && !identifiers(precedence.substring(hyphen + 1), false)) {
      return false;
    }
    String[] numbers = (hyphen < 0 ? precedence : precedence.substring(0, hyphen)).split("\\.", -1);
    if (numbers.length != 3) {
      return false;
    }
    for (String number : numbers) {
      if (!isNumber(number) || hasLeadingZero(number)) {
        return false;
      }
    }
    return true;
  }

  private static boolean identifiers(String text, boolean leadingZeros) {
    for (String identifier : text.split("\\.", -1)) {
      boolean characters =
          identifier
              .chars()
              .allMatch(
                  c -> isDigit(c) || c == '-' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z');
      if (identifier.isEmpty()
          || !characters
          || !leadingZeros && isNumber(identifier) && hasLeadingZero(identifier)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty() && text.chars().allMatch(Labels::isDigit);
  }

  private static boolean hasLeadingZero(String number) {
    return number.length() > 1 && number.charAt(0) == '0';
  }
}
