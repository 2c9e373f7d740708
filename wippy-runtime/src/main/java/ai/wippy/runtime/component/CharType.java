package ai.wippy.runtime.component;

import ai.wippy.runtime.payload.Values;
import java.nio.charset.StandardCharsets;

/** {@code char}: takes a string of one character, or a code point; gives a string. */
final class CharType extends ScalarType {
  private static final int LONGEST = 4;

  CharType() {
    super("char", 4, 'i');
  }

  @Override
  long toCore(Values values, Object value) {
    return switch (values.shape(value)) {
      case STRING -> onlyCharacter(values, value);
      case INTEGER -> {
        long codePoint = values.longOf(value);
        yield Scalars.character(
            codePoint < 0 || codePoint > Character.MAX_CODE_POINT ? -1 : (int) codePoint, "");
      }
      case NIL, BOOLEAN, UNSIGNED, FLOAT, TABLE, HANDLE, OTHER -> throw mismatch(values, value);
    };
  }

  private static int onlyCharacter(Values values, Object string) {
    int length = values.byteLength(string);
    if (length > 0 && length <= LONGEST) {
      byte[] bytes = new byte[length];
      values.copyBytes(string, bytes, 0);
      String text = new String(bytes, StandardCharsets.UTF_8);
      if (Utf8.valid(bytes, 0, length) && text.codePointCount(0, text.length()) == 1) {
        return text.codePointAt(0);
      }
    }
    throw new BadValue(
        "expected char, got a string of %d bytes that is not one character".formatted(length));
  }

  @Override
  long checked(long core) {
    return Scalars.character((int) core);
  }

  @Override
  Object fromCore(Values values, long core) {
    return values.ofText(Character.toString(Scalars.character((int) core)));
  }
}
