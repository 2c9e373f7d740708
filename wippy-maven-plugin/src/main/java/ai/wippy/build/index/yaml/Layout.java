package ai.wippy.build.index.yaml;

import ai.wippy.diagnostic.Span;
import java.util.Arrays;

/**
 * Which character of a YAML file each character of a scalar's value came from.
 *
 * <p>The value is walked beside the raw text. What YAML drops from the raw text can be told without
 * knowing its whole grammar: a block's header and indentation, quotes, the way an escape is
 * written, and white space around line breaks that fold. So a raw blank that is not the next
 * character of the value is passed over.
 */
final class Layout {
  private final Span scalar;
  private final ScalarStyle style;
  private final String raw;
  private final String value;
  private final int[] offsets;
  private int at;
  private int indent;

  private Layout(Span scalar, ScalarStyle style, String value) {
    this.scalar = scalar;
    this.style = style;
    this.raw = scalar.text();
    this.value = value;
    this.offsets = new int[value.length() + 1];
  }

  static Layout of(Span scalar, ScalarStyle style, String value) {
    var layout = new Layout(scalar, style, value);
    layout.align();
    return layout;
  }

  /** The place of characters {@code start} to {@code end} of the value; both are clamped to it. */
  Span span(int start, int end) {
    int from = Math.clamp(start, 0, value.length());
    int to = Math.clamp(end, from, value.length());
    int last = to > from ? offsets[to - 1] + 1 : offsets[from];
    return scalar.source().span(scalar.start() + offsets[from], scalar.start() + last);
  }

  private void align() {
    switch (style) {
      case PLAIN -> {}
      case SINGLE_QUOTED, DOUBLE_QUOTED -> at = 1;
      case LITERAL, FOLDED -> enterBlock();
    }
    int length = value.length();
    for (int i = 0; i < length; ) {
      int start = i;
      i = value.offsetByCodePoints(i, 1);
      char first = value.charAt(start);
      find(first);
      Arrays.fill(offsets, start, i, Math.min(at, raw.length()));
      pass(first, i - start);
    }
    offsets[length] = Math.min(at, raw.length());
  }

  private void enterBlock() {
    int header = raw.indexOf('\n');
    at = header < 0 ? raw.length() : header + 1;
    indent = Math.max(0, firstIndent(raw, at) - firstIndent(value, 0));
    passIndent();
  }

  /** Number of spaces before the first character that is not blank. */
  private static int firstIndent(String text, int from) {
    int spaces = 0;
    for (int i = from; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case ' ' -> spaces++;
        case '\n', '\r' -> spaces = 0;
        default -> {
          return spaces;
        }
      }
    }
    return spaces;
  }

  /** Moves to the raw character that became {@code c}. */
  private void find(char c) {
    if (style == ScalarStyle.LITERAL) {
      return;
    }
    while (at < raw.length()) {
      char r = raw.charAt(at);
      if (isEscape(r)) {
        if (!isBreak(peek(1))) {
          return;
        }
        at++;
      } else if (!isBlank(r) || (c == '\n' ? isBreak(r) : r == c || c == ' ')) {
        return;
      }
      at++;
    }
  }

  /** Moves past the raw characters that became {@code c}, a code point of {@code units} units. */
  private void pass(char c, int units) {
    char r = peek(0);
    if (isEscape(r)) {
      at += escapeLength(peek(1));
    } else if (style == ScalarStyle.SINGLE_QUOTED && c == '\'') {
      at += 2;
    } else if (isBreak(r)) {
      at += r == '\r' && peek(1) == '\n' ? 2 : 1;
      passIndent();
    } else {
      at += units;
    }
  }

  private void passIndent() {
    for (int i = 0; i < indent && peek(0) == ' '; i++) {
      at++;
    }
  }

  private boolean isEscape(char r) {
    return style == ScalarStyle.DOUBLE_QUOTED && r == '\\';
  }

  private static int escapeLength(char kind) {
    return switch (kind) {
      case 'x' -> 4;
      case 'u' -> 6;
      case 'U' -> 10;
      default -> 2;
    };
  }

  private char peek(int ahead) {
    return at + ahead < raw.length() ? raw.charAt(at + ahead) : '\0';
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || isBreak(c);
  }

  private static boolean isBreak(char c) {
    return c == '\n' || c == '\r';
  }
}
