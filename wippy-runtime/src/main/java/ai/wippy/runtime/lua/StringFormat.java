package ai.wippy.runtime.lua;

import ai.wippy.runtime.lua.code.Bytes;
import ai.wippy.runtime.lua.code.LuaUnsigned;
import ai.wippy.runtime.lua.code.Numbers;
import ai.wippy.runtime.lua.code.Numerals;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.luaj.vm2.Buffer;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** {@code string.format}: C's conversions with flags, width and precision, and {@code %q}. */
final class StringFormat {
  private static final int DELETE = 127;
  private static final BigInteger TWO_64 = BigInteger.TWO.pow(64);

  private final LuaString format;
  private final Varargs args;
  private final Buffer out;
  private int at;
  private int used = 1;

  private String flags = "";
  private int width;
  private int precision;

  private StringFormat(LuaString format, Varargs args) {
    this.format = format;
    this.args = args;
    this.out = new Buffer(format.m_length + 32);
  }

  static Varargs format(Varargs args) {
    return new StringFormat(Arguments.string(args, 1), args).run();
  }

  private LuaValue run() {
    while (at < format.m_length) {
      int c = format.luaByte(at++);
      if (c != '%') {
        out.append((byte) c);
      } else if (peek() == '%') {
        at++;
        out.append((byte) '%');
      } else {
        directive();
      }
    }
    return out.tostring();
  }

  private int peek() {
    return at < format.m_length ? format.luaByte(at) : 0;
  }

  private void directive() {
    int start = at;
    while (peek() != 0 && "-+ #0".indexOf(peek()) >= 0) {
      at++;
    }
    flags = ascii(start, at);
    if (flags.length() > 5) {
      throw new LuaError("invalid format (repeated flags)");
    }
    width = Math.max(number(), 0);
    precision = -1;
    if (peek() == '.') {
      at++;
      precision = Math.max(number(), 0);
    }
    used++;
    convert(at < format.m_length ? format.luaByte(at++) : 0);
  }

  private String ascii(int from, int to) {
    return new String(
        format.m_bytes, format.m_offset + from, to - from, StandardCharsets.ISO_8859_1);
  }

  private int number() {
    int start = at;
    while (peek() >= '0' && peek() <= '9') {
      at++;
    }
    if (at - start > 2) {
      throw new LuaError("invalid format (width or precision too long)");
    }
    return at == start ? -1 : Integer.parseInt(ascii(start, at));
  }

  private boolean has(char flag) {
    return flags.indexOf(flag) >= 0;
  }

  private void convert(int conversion) {
    switch (conversion) {
      case 'd', 'i' -> integer(whole(), 10, false);
      case 'u' -> integer(unsigned(), 10, false);
      case 'o' -> integer(unsigned(), 8, false);
      case 'x' -> integer(unsigned(), 16, false);
      case 'X' -> integer(unsigned(), 16, true);
      case 'c' -> padded(Bytes.of(new byte[] {(byte) Arguments.integer(args, used)}));
      case 'e', 'E', 'f', 'F', 'g', 'G', 'a', 'A' -> real((char) conversion);
      case 's' -> text();
      case 'q' -> out.append(quoted(Arguments.any(args, used)));
      case 0 -> throw new LuaError("invalid conversion '%' to 'format'");
      default ->
          throw new LuaError("invalid option '%%%c' to 'format'".formatted((char) conversion));
    }
  }

  private BigInteger whole() {
    LuaValue number = args.arg(used);
    return number instanceof LuaUnsigned
        ? Numbers.exact(number).toBigIntegerExact()
        : BigInteger.valueOf(Arguments.integer(args, used));
  }

  private BigInteger unsigned() {
    BigInteger whole = whole();
    return whole.signum() < 0 ? whole.add(TWO_64) : whole;
  }

  private void integer(BigInteger value, int radix, boolean capitals) {
    String digits = value.abs().toString(radix);
    if (precision == 0 && value.signum() == 0) {
      digits = "";
    }
    digits = "0".repeat(Math.max(0, precision - digits.length())) + digits;
    if (has('#') && value.signum() != 0 && radix != 10) {
      digits = (radix == 16 ? "0x" : "0") + digits;
    }
    String body = capitals ? digits.toUpperCase(Locale.ROOT) : digits;
    signed(sign(value.signum() < 0), body, precision < 0);
  }

  private String sign(boolean negative) {
    if (negative) {
      return "-";
    }
    return has('+') ? "+" : has(' ') ? " " : "";
  }

  private void signed(String sign, String body, boolean zeros) {
    int missing = Math.max(0, width - sign.length() - body.length());
    if (has('0') && !has('-') && zeros) {
      append(sign + "0".repeat(missing) + body);
    } else if (has('-')) {
      append(sign + body + " ".repeat(missing));
    } else {
      append(" ".repeat(missing) + sign + body);
    }
  }

  private void append(String ascii) {
    out.append(Bytes.of(ascii));
  }

  private void real(char conversion) {
    double value = Arguments.number(args, used);
    String sign = sign(Numerals.isNegative(value) && !Double.isNaN(value));
    double magnitude = Math.abs(value);
    boolean finite = Double.isFinite(magnitude);
    String body = finite ? digits(magnitude, conversion) : Double.isNaN(value) ? "nan" : "inf";
    signed(sign, Character.isUpperCase(conversion) ? body.toUpperCase(Locale.ROOT) : body, finite);
  }

  private String digits(double value, char conversion) {
    int decimals = precision < 0 ? 6 : precision;
    return switch (Character.toLowerCase(conversion)) {
      case 'e' -> Numerals.scientific(value, decimals);
      case 'f' -> new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
      case 'g' -> Numerals.shortest(value, decimals, has('#'));
      default -> hexadecimal(value);
    };
  }

  private static String hexadecimal(double value) {
    String text = Double.toHexString(value).replace(".0p", "p");
    int exponent = text.indexOf('p') + 1;
    return text.charAt(exponent) == '-'
        ? text
        : text.substring(0, exponent) + "+" + text.substring(exponent);
  }

  private void text() {
    LuaString text = BaseLibrary.toText(Arguments.any(args, used));
    padded(precision >= 0 && precision < text.m_length ? text.substring(0, precision) : text);
  }

  private void padded(LuaString text) {
    String missing = " ".repeat(Math.max(0, width - text.m_length));
    if (has('-')) {
      out.append(text);
      append(missing);
    } else {
      append(missing);
      out.append(text);
    }
  }

  /** A literal of Lua that means the value. */
  private static LuaString quoted(LuaValue value) {
    if (!(value instanceof LuaString string)) {
      if (!value.isnil() && !value.isboolean() && !value.isnumber()) {
        throw new LuaError("value has no literal form");
      }
      return Bytes.of(Numerals.text(value));
    }
    var out = new Buffer(string.m_length + 2);
    out.append((byte) '"');
    for (int i = 0; i < string.m_length; i++) {
      int c = string.luaByte(i);
      boolean digitNext =
          i + 1 < string.m_length && Character.isDigit((char) string.luaByte(i + 1));
      switch (c) {
        case '"', '\\', '\n' -> out.append((byte) '\\').append((byte) c);
        default -> {
          if (c < ' ' || c == DELETE) {
            out.append((digitNext ? "\\%03d" : "\\%d").formatted(c));
          } else {
            out.append((byte) c);
          }
        }
      }
    }
    return out.append((byte) '"').tostring().checkstring();
  }
}
