package ai.wippy.wit.docs;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A JSON value (RFC 8259) as far as documentation consists of them: objects and strings. */
sealed interface Json {
  /** An object. */
  record Members(Map<String, Json> values) implements Json {}

  /** A string. */
  record Text(String value) implements Json {}

  /** An array, a number, a boolean or null: nothing that documentation is made of. */
  record Other() implements Json {}

  /** The object under a name; an empty one if there is none. */
  default Members members(String name) {
    return this instanceof Members(var values) && values.get(name) instanceof Members found
        ? found
        : new Members(Map.of());
  }

  /** The string under a name; empty if there is none. */
  default String text(String name) {
    return this instanceof Members(var values) && values.get(name) instanceof Text(String found)
        ? found
        : "";
  }

  /** The value of a text; empty if it is malformed or nested too deeply. */
  static Optional<Json> parse(String text) {
    try {
      return Optional.of(new Parser(text).document());
    } catch (Malformed e) {
      return Optional.empty();
    }
  }

  /** The text is no JSON. */
  final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /** The place that has been reached in a text. */
  final class Parser {
    private static final int DEEPEST = 64;

    private final String text;
    private int at;

    private Parser(String text) {
      this.text = text;
    }

    private Json document() throws Malformed {
      Json value = value(0);
      blanks();
      check(at == text.length());
      return value;
    }

    private Json value(int depth) throws Malformed {
      check(depth < DEEPEST);
      blanks();
      return switch (peek()) {
        case '{' -> object(depth);
        case '[' -> array(depth);
        case '"' -> new Text(string());
        default -> literal();
      };
    }

    private Members object(int depth) throws Malformed {
      var values = new LinkedHashMap<String, Json>();
      at++;
      while (more('}', values.isEmpty())) {
        blanks();
        String name = string();
        blanks();
        check(peek() == ':');
        at++;
        values.put(name, value(depth + 1));
      }
      return new Members(values);
    }

    private Json array(int depth) throws Malformed {
      at++;
      boolean first = true;
      while (more(']', first)) {
        value(depth + 1);
        first = false;
      }
      return new Other();
    }

    /** Whether another element comes, its comma read; if not, the end has been read. */
    private boolean more(char close, boolean first) throws Malformed {
      blanks();
      if (peek() == close) {
        at++;
        return false;
      }
      if (!first) {
        check(peek() == ',');
        at++;
      }
      return true;
    }

    private Json literal() throws Malformed {
      int start = at;
      while (at < text.length() && "+-.".indexOf(text.charAt(at)) >= 0 || isLetterOrDigit()) {
        at++;
      }
      check(at > start);
      return new Other();
    }

    private boolean isLetterOrDigit() {
      return at < text.length() && Character.isLetterOrDigit(text.charAt(at));
    }

    private String string() throws Malformed {
      check(peek() == '"');
      at++;
      var out = new StringBuilder();
      while (peek() != '"') {
        char c = text.charAt(at++);
        out.append(c == '\\' ? escape() : c);
      }
      at++;
      return out.toString();
    }

    private char escape() throws Malformed {
      char c = peek();
      at++;
      int simple = "\"\\/bfnrt".indexOf(c);
      if (simple >= 0) {
        return "\"\\/\b\f\n\r\t".charAt(simple);
      }
      check(c == 'u' && at + 4 <= text.length());
      int code = 0;
      for (int i = 0; i < 4; i++) {
        int digit = Character.digit(text.charAt(at++), 16);
        check(digit >= 0);
        code = code << 4 | digit;
      }
      return (char) code;
    }

    private void blanks() {
      while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
        at++;
      }
    }

    private char peek() throws Malformed {
      check(at < text.length());
      return text.charAt(at);
    }

    private static void check(boolean holds) throws Malformed {
      if (!holds) {
        throw new Malformed();
      }
    }
  }
}
