package ai.wippy.runtime.wasi.http;

import java.util.regex.Pattern;

/** What the parts of a message must look like (RFC 9110, RFC 3986). */
final class Syntax {
  private static final String MARKS = "!#$%&'*+.^_`|~-";
  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*");

  /** A path that may be missing, and a query; servers take more than the standard's characters. */
  private static final Pattern PATH =
      Pattern.compile("\\*|(/[\\x21-\\x7e&&[^\"#<>?\\\\^`{|}]]*)?(\\?[\\x21-\\x7e&&[^#<>]]*)?");

  /** What fits a Java long, whatever the digits. */
  private static final int LONGEST_LENGTH = 18;

  private Syntax() {}

  /** A field name, or a method. */
  static boolean isToken(String text) {
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      boolean letter = each >= 'a' && each <= 'z' || each >= 'A' && each <= 'Z';
      if (!letter && !isDigit(each) && MARKS.indexOf(each) < 0) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  private static boolean isDigit(char each) {
    return each >= '0' && each <= '9';
  }

  /** A number of bytes. */
  static boolean isLength(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return !text.isEmpty() && text.length() <= LONGEST_LENGTH;
  }

  static boolean isScheme(String text) {
    return SCHEME.matcher(text).matches();
  }

  static boolean isPathWithQuery(String text) {
    return PATH.matcher(text).matches();
  }

  /** A field value: bytes without control characters other than tabs. */
  static boolean isValue(byte[] value) {
    for (byte each : value) {
      if ((each >= 0 && each < ' ' && each != '\t') || each == 0x7f) {
        return false;
      }
    }
    return true;
  }
}
