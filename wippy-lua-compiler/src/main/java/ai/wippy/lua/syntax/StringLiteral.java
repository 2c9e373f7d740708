package ai.wippy.lua.syntax;

import ai.wippy.diagnostic.SourceText;
import java.nio.charset.StandardCharsets;

/**
 * Reads a quoted string (Lua 5.3 manual, section 3.1). An escape that means nothing stands for the
 * character after the backslash, as in Lua 5.1.
 *
 * <p>Lua's strings are bytes; here they are text with a character below 256 for each.
 */
final class StringLiteral {
  private static final int LARGEST_BYTE = 255;
  private static final long LARGEST_CODE_POINT = 0x10FFFF;

  private final SourceText source;
  private final String text;
  private final int start;
  private final StringBuilder value = new StringBuilder();
  private int at;

  StringLiteral(SourceText source, int start) {
    this.source = source;
    this.text = source.text();
    this.start = start;
    this.at = start + 1;
  }

  /** The bytes of text in UTF-8. */
  static String bytes(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  /** Offset after the closing quote, once the string was read. */
  int end() {
    return at;
  }

  String read() throws SyntaxError {
    char quote = text.charAt(start);
    while (peek() != quote) {
      char c = peek();
      if (c == '\n' || c == '\r' || at >= text.length()) {
        throw error(
            start, 1, "string is not closed", "add `%c` before the line ends".formatted(quote));
      }
      if (c == '\\') {
        at++;
        escape();
      } else {
        int next = text.offsetByCodePoints(at, 1);
        value.append(c < 128 ? String.valueOf(c) : bytes(text.substring(at, next)));
        at = next;
      }
    }
    at++;
    return value.toString();
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : 0;
  }

  private void escape() throws SyntaxError {
    if (peek() >= '0' && peek() <= '9') {
      decimal();
      return;
    }
    if (at >= text.length()) {
      return;
    }
    char c = text.charAt(at++);
    switch (c) {
      case 'a' -> value.append('\007');
      case 'b' -> value.append('\b');
      case 'f' -> value.append('\f');
      case 'n', '\n' -> value.append('\n');
      case 'r' -> value.append('\r');
      case 't' -> value.append('\t');
      case 'v' -> value.append('\013');
      case 'x' -> hexadecimal();
      case 'u' -> codePoint();
      case 'z' -> {
        while (at < text.length() && (peek() == ' ' || peek() >= '\t' && peek() <= '\r')) {
          at++;
        }
      }
      case '\r' -> {
        value.append('\n');
        at += peek() == '\n' ? 1 : 0;
      }
      default -> {
        int code = text.codePointAt(--at);
        value.append(bytes(Character.toString(code)));
        at += Character.charCount(code);
      }
    }
  }

  private void decimal() throws SyntaxError {
    int from = at;
    while (at < from + 3 && peek() >= '0' && peek() <= '9') {
      at++;
    }
    int number = Integer.parseInt(text.substring(from, at));
    if (number > LARGEST_BYTE) {
      throw error(
          from - 1, at - from + 1, "`\\%d` is no byte".formatted(number), "write `\\0` to `\\255`");
    }
    value.append((char) number);
  }

  private void hexadecimal() throws SyntaxError {
    int from = at;
    while (at < from + 2 && Character.digit(peek(), 16) >= 0) {
      at++;
    }
    if (at < from + 2) {
      throw error(from - 2, at - from + 2, "`\\x` needs two hexadecimal digits", "");
    }
    value.append((char) Integer.parseInt(text.substring(from, at), 16));
  }

  private void codePoint() throws SyntaxError {
    int from = at;
    int close = text.indexOf('}', at);
    String digits = peek() == '{' && close > 0 ? text.substring(from + 1, close) : "";
    boolean valid =
        !digits.isEmpty()
            && digits.length() <= 8
            && digits.chars().allMatch(c -> c < 128 && Character.digit(c, 16) >= 0)
            && Long.parseLong(digits, 16) <= LARGEST_CODE_POINT;
    if (!valid) {
      throw error(
          from - 2, 2, "`\\u` needs a code point in braces", "write one such as `\\u{20AC}`");
    }
    at = close + 1;
    appendUtf8(Long.parseLong(digits, 16));
  }

  /** Also what is no character but half of one. */
  private void appendUtf8(long code) {
    if (code < 0x80) {
      value.append((char) code);
      return;
    }
    var tail = new StringBuilder();
    long rest = code;
    long room = 0x3F;
    do {
      tail.append((char) (0x80 | rest & 0x3F));
      rest >>= 6;
      room >>= 1;
    } while (rest > room);
    value.append((char) (~room << 1 & 0xFF | rest)).append(tail.reverse());
  }

  private SyntaxError error(int from, int length, String problem, String help) {
    return new SyntaxError(source.span(from, from + length), problem, help);
  }
}
