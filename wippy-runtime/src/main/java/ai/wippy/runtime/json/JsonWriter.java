package ai.wippy.runtime.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.payload.Values;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HexFormat;

/** Writes a value as JSON. */
public final class JsonWriter {
  private static final int DEEPEST = 128;

  private final Values values;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private JsonWriter(Values values) {
    this.values = values;
  }

  /**
   * A value as JSON in UTF-8; an empty table is an empty list, a number that is not finite null.
   *
   * @throws Failure of kind INVALID if part of it has no JSON: a handle, bytes that are no text,
   *     nesting beyond 128 levels
   */
  public static byte[] write(Values values, Object value) {
    var writer = new JsonWriter(values);
    writer.value(value, 0);
    return writer.out.toByteArray();
  }

  private void value(Object value, int depth) {
    if (depth > DEEPEST) {
      throw new Failure(
          Kind.INVALID, "JSON cannot be nested more than %d levels deep".formatted(DEEPEST));
    }
    switch (values.shape(value)) {
      case NIL -> ascii("null");
      case BOOLEAN -> ascii(values.booleanOf(value) ? "true" : "false");
      case INTEGER -> ascii(Long.toString(values.longOf(value)));
      case UNSIGNED -> ascii(Long.toUnsignedString(values.longOf(value)));
      case FLOAT -> number(values.doubleOf(value));
      case STRING -> string(bytes(value));
      case TABLE -> table(value, depth);
      case HANDLE, OTHER ->
          throw new Failure(
              Kind.INVALID, "a %s cannot be written as JSON".formatted(values.describe(value)));
    }
  }

  private byte[] bytes(Object string) {
    byte[] bytes = new byte[values.byteLength(string)];
    values.copyBytes(string, bytes, 0);
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return bytes;
    } catch (CharacterCodingException e) {
      throw new Failure(
          Kind.INVALID, "%d bytes are no text that JSON could hold".formatted(bytes.length), e);
    }
  }

  private void number(double number) {
    ascii(Double.isFinite(number) ? Double.toString(number) : "null");
  }

  private void string(byte[] utf8) {
    out.write('"');
    for (byte each : utf8) {
      switch (each) {
        case '"', '\\' -> {
          out.write('\\');
          out.write(each);
        }
        case '\n' -> ascii("\\n");
        case '\r' -> ascii("\\r");
        case '\t' -> ascii("\\t");
        default -> {
          if (each >= 0 && each < ' ') {
            ascii("\\u00" + HexFormat.of().toHexDigits(each));
          } else {
            out.write(each);
          }
        }
      }
    }
    out.write('"');
  }

  private void table(Object table, int depth) {
    var names = values.fieldNames(table).iterator();
    int length = values.length(table);
    if (length > 0 || !names.hasNext()) {
      for (int i = 0; i < length; i++) {
        out.write(i == 0 ? '[' : ',');
        value(values.element(table, i), depth + 1);
      }
      ascii(length == 0 ? "[]" : "]");
      return;
    }
    for (char before = '{'; names.hasNext(); before = ',') {
      String name = names.next();
      out.write(before);
      string(name.getBytes(UTF_8));
      out.write(':');
      Object field = values.field(table, name);
      value(field == null ? values.nil() : field, depth + 1);
    }
    out.write('}');
  }

  private void ascii(String text) {
    out.writeBytes(text.getBytes(UTF_8));
  }
}
