package ai.wippy.runtime.http;

/** Texts of clients and functions on their way into messages and log lines. */
final class Printable {
  private Printable() {}

  /**
   * The text without anything but visible ASCII and spaces, so that it stays in its line: other
   * characters are question marks.
   *
   * @param longest characters; what is left is dropped
   */
  static String text(String text, int longest) {
    return replaced(text, longest, ' ');
  }

  /** As {@link #text}, and without spaces, so that it stays in its field. */
  static String word(String text, int longest) {
    return text.isEmpty() ? "-" : replaced(text, longest, '!');
  }

  private static String replaced(String text, int longest, char least) {
    var shown = new StringBuilder(Math.min(text.length(), longest));
    for (int i = 0; i < text.length() && i < longest; i++) {
      char each = text.charAt(i);
      shown.append(each < least || each > '~' ? '?' : each);
    }
    return shown.toString();
  }
}
