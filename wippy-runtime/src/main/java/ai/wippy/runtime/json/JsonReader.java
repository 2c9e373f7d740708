package ai.wippy.runtime.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.payload.Values;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON (RFC 8259) into values. */
public final class JsonReader {
  private static final int DEEPEST = 128;

  private final Values values;
  private final String text;
  private int at;

  private JsonReader(Values values, String text) {
    this.values = values;
    this.text = text;
  }

  /**
   * The value that a text is. Whole numbers stay whole as far as 64 bits reach.
   *
   * @param utf8 all of it
   * @throws Failure of kind INVALID if it is no JSON, naming the place
   */
  public static Object read(Values values, byte[] utf8) {
    try {
      var reader =
          new JsonReader(values, UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString());
      reader.space();
      Object value = reader.value(0);
      reader.space();
      if (reader.at < reader.text.length()) {
        throw reader.wrong("something follows the value");
      }
      return value;
    } catch (CharacterCodingException e) {
      throw new Failure(Kind.INVALID, "invalid JSON: it is not UTF-8", e);
    }
  }

  private Object value(int depth) {
    if (depth > DEEPEST) {
      throw wrong("nested more than %d levels deep".formatted(DEEPEST));
    }
    return switch (peek()) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case '"' -> values.ofText(string());
      case 't' -> word("true", values.ofBoolean(true));
      case 'f' -> word("false", values.ofBoolean(false));
      case 'n' -> word("null", values.nil());
      default -> number();
    };
  }

  private Object word(String word, Object value) {
    if (!text.startsWith(word, at)) {
      throw wrong("expected " + word);
    }
    at += word.length();
    return value;
  }

  private Object object(int depth) {
    Map<String, Object> fields = new LinkedHashMap<>();
    at++;
    space();
    boolean more = peek() != '}';
    while (more) {
      space();
      if (peek() != '"') {
        throw wrong("expected a name in quotes");
      }
      String name = string();
      space();
      expect(':');
      space();
      fields.put(name, value(depth + 1));
      space();
      more = peek() == ',';
      at += more ? 1 : 0;
    }
    expect('}');
    Object map = values.newMap(fields.size());
    fields.forEach((name, value) -> values.put(map, name, value));
    return map;
  }

  private Object array(int depth) {
    List<Object> elements = new ArrayList<>();
    at++;
    space();
    boolean more = peek() != ']';
    while (more) {
      space();
      elements.add(value(depth + 1));
      space();
      more = peek() == ',';
      at += more ? 1 : 0;
    }
    expect(']');
    Object list = values.newList(elements.size());
    for (int i = 0; i < elements.size(); i++) {
      values.add(list, i, elements.get(i));
    }
    return list;
  }

  private String string() {
    var string = new StringBuilder();
    at++;
    for (char next = peek(); next != '"'; next = peek()) {
      if (next < ' ') {
        throw wrong("a control character in a text is written as an escape");
      }
      at++;
      string.append(next == '\\' ? escape() : next);
    }
    at++;
    return wellFormed(string.toString());
  }

  private String wellFormed(String string) {
    if (!UTF_8.newEncoder().canEncode(string)) {
      throw wrong("half of a surrogate pair");
    }
    return string;
  }

  private char escape() {
    char letter = peek();
    at++;
    return switch (letter) {
      case '"', '\\', '/' -> letter;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> throw wrong("unknown escape");
    };
  }

  private char unicode() {
    int code = 0;
    for (int end = at + 4; at < end; at++) {
      int digit = Character.digit(peek(), 16);
      if (digit < 0 || peek() > 'f') {
        throw wrong("expected four hexadecimal digits");
      }
      code = code << 4 | digit;
    }
    return (char) code;
  }

  private Object number() {
    int start = at;
    at += peek() == '-' ? 1 : 0;
    int digits = digits();
    if (digits > 1 && text.charAt(at - digits) == '0') {
      throw wrong("a number has no zero in front");
    }
    boolean whole = true;
    if (at < text.length() && text.charAt(at) == '.') {
      whole = false;
      at++;
      digits();
    }
    if (at < text.length() && (text.charAt(at) | 0x20) == 'e') {
      whole = false;
      at++;
      at += at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-') ? 1 : 0;
      digits();
    }
    return number(text.substring(start, at), whole);
  }

  private Object number(String digits, boolean whole) {
    if (whole && digits.length() <= 20 && !digits.equals("-0")) {
      try {
        return values.ofLong(Long.parseLong(digits));
      } catch (NumberFormatException _) {
        // More than 63 bits.
      }
      try {
        return values.ofUnsigned(Long.parseUnsignedLong(digits));
      } catch (NumberFormatException _) {
        // More than 64 bits.
      }
    }
    return values.ofDouble(Double.parseDouble(digits));
  }

  /** Skips digits, and returns how many. */
  private int digits() {
    int start = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    if (at == start) {
      throw wrong(start < text.length() ? "expected a value" : "it ends too early");
    }
    return at - start;
  }

  private void space() {
    while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private void expect(char wanted) {
    if (peek() != wanted) {
      throw wrong("expected `%s`".formatted(wanted));
    }
    at++;
  }

  private char peek() {
    if (at >= text.length()) {
      throw wrong("it ends too early");
    }
    return text.charAt(at);
  }

  private Failure wrong(String problem) {
    return new Failure(Kind.INVALID, "invalid JSON at character %d: %s".formatted(at + 1, problem));
  }
}
