package ai.wippy.component.text;

import ai.wippy.diagnostic.SourceText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Splits text into groups, words and strings (WebAssembly, text format, lexical format). */
final class NodeReader {
  private static final int DEEPEST = 200;

  private final SourceText source;
  private final String text;
  private int at;

  private NodeReader(SourceText source) {
    this.source = source;
    this.text = source.text();
  }

  /** The group that is all of a text, blanks and comments aside. */
  static Node.Group read(SourceText source) throws Refusal {
    var reader = new NodeReader(source);
    reader.blanks();
    Node node = reader.node(0);
    reader.blanks();
    if (!(node instanceof Node.Group group)) {
      throw new Refusal(node.span(), "expected `(component …)`", "");
    }
    if (reader.at < reader.text.length()) {
      throw reader.refusal("expected nothing behind the component");
    }
    return group;
  }

  private Node node(int depth) throws Refusal {
    if (at >= text.length()) {
      throw refusal("unexpected end of the text");
    }
    return switch (text.charAt(at)) {
      case '(' -> group(depth);
      case ')' -> throw refusal("unexpected `)`");
      case '"' -> string();
      default -> word();
    };
  }

  private Node.Group group(int depth) throws Refusal {
    int start = at;
    if (depth == DEEPEST) {
      throw refusal("parentheses are nested more than %d levels deep".formatted(DEEPEST));
    }
    at++;
    List<Node> parts = new ArrayList<>();
    blanks();
    while (at < text.length() && text.charAt(at) != ')') {
      parts.add(node(depth + 1));
      blanks();
    }
    if (at >= text.length()) {
      throw new Refusal(source.span(start, start + 1), "`(` is not closed", "add `)`");
    }
    at++;
    return new Node.Group(source.span(start, at), List.copyOf(parts));
  }

  private Node.Word word() throws Refusal {
    int start = at;
    while (at < text.length() && isWord(text.charAt(at))) {
      at++;
    }
    if (at == start) {
      throw refusal("unexpected character");
    }
    return new Node.Word(source.span(start, at));
  }

  private static boolean isWord(char c) {
    return c > ' ' && c < 0x7F && "\"(),;[]{}".indexOf(c) < 0;
  }

  private void blanks() throws Refusal {
    while (at < text.length()) {
      if (text.startsWith(";;", at)) {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
      } else if (text.startsWith("(;", at)) {
        comment();
      } else if (" \t\r\n".indexOf(text.charAt(at)) >= 0) {
        at++;
      } else {
        return;
      }
    }
  }

  private void comment() throws Refusal {
    int start = at;
    int depth = 0;
    do {
      if (at >= text.length()) {
        throw new Refusal(source.span(start, start + 2), "comment is not closed", "add `;)`");
      }
      boolean opens = text.startsWith("(;", at);
      boolean closes = text.startsWith(";)", at);
      depth += opens ? 1 : closes ? -1 : 0;
      at += opens || closes ? 2 : 1;
    } while (depth > 0);
  }

  private Node.Bytes string() throws Refusal {
    int start = at++;
    var bytes = new ByteArrayOutputStream();
    while (at < text.length() && text.charAt(at) != '"') {
      if (text.charAt(at) == '\\') {
        escape(bytes);
      } else {
        int c = text.codePointAt(at);
        append(bytes, c);
        at += Character.charCount(c);
      }
    }
    if (at >= text.length()) {
      throw new Refusal(source.span(start, start + 1), "string is not closed", "add `\"`");
    }
    at++;
    return new Node.Bytes(source.span(start, at), bytes.toByteArray());
  }

  private void escape(ByteArrayOutputStream bytes) throws Refusal {
    char kind = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
    int simple = "tnr\"'\\".indexOf(kind);
    if (simple >= 0) {
      bytes.write("\t\n\r\"'\\".charAt(simple));
      at += 2;
    } else if (kind == 'u') {
      int close = text.indexOf('}', at);
      boolean braces = text.startsWith("{", at + 2) && close > 0 && close - at <= 9;
      int c = braces ? hex(at + 3, close) : -1;
      if (c < 0 || !Character.isValidCodePoint(c) || c >= 0xD800 && c < 0xE000) {
        throw refusal("malformed escape in a string");
      }
      append(bytes, c);
      at = close + 1;
    } else {
      int octet = hex(at + 1, Math.min(at + 3, text.length()));
      if (octet < 0 || at + 3 > text.length()) {
        throw refusal("malformed escape in a string");
      }
      bytes.write(octet);
      at += 3;
    }
  }

  /** The number that some hexadecimal digits stand for; negative if they are none. */
  private int hex(int from, int to) {
    int value = from < to ? 0 : -1;
    for (int i = from; i < to && value >= 0; i++) {
      int digit = Character.digit(text.charAt(i), 16);
      value = digit < 0 ? -1 : value << 4 | digit;
    }
    return value;
  }

  private static void append(ByteArrayOutputStream bytes, int c) {
    bytes.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
  }

  private Refusal refusal(String problem) {
    return new Refusal(source.span(at, at + 1), problem, "");
  }
}
