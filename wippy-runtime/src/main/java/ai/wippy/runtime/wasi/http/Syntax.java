package ai.wippy.runtime.wasi.http;

import java.util.regex.Pattern;

/** What the parts of a message must look like (RFC 9110, RFC 3986). */
final class Syntax {
  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*");

  /** A path that may be missing, and a query; servers take more than the standard's characters. */
  private static final Pattern PATH =
      Pattern.compile("\\*|(/[\\x21-\\x7e&&[^\"#<>?\\\\^`{|}]]*)?(\\?[\\x21-\\x7e&&[^#<>]]*)?");

  private Syntax() {}

  /** A field name, or a method. */
  static boolean isToken(String text) {
    return TOKEN.matcher(text).matches();
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
