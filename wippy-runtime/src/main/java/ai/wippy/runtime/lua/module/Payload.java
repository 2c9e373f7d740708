package ai.wippy.runtime.lua.module;

import ai.wippy.runtime.lua.ErrorValue;
import ai.wippy.runtime.lua.ObjectType;
import ai.wippy.runtime.lua.code.Bytes;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.payload.Values;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * A value with its format, as messages and futures give it to Lua code.
 *
 * @param format {@code lua/any} for values as they are
 * @param content the value; of other formats, a string
 * @param values of the state
 */
record Payload(String format, LuaValue content, Values values) {
  static final String LUA = "lua/any";
  static final String ERROR = "golang/error";
  static final String JSON = "json/plain";
  static final String STRING = "text/plain";
  static final String BYTES = "application/octet-stream";

  private static final ObjectType<Payload> TYPE =
      new ObjectType<>("payload", Payload.class)
          .method("get_format", (payload, _) -> Bytes.of(payload.format))
          .fallible("data", (payload, _) -> payload.lua())
          .fallible("unmarshal", (payload, _) -> payload.lua())
          .fallible("transcode", (payload, args) -> payload.transcoded(args));

  /** A value as it is. */
  static Payload of(LuaValue value, Values values) {
    return new Payload(value instanceof ErrorValue ? ERROR : LUA, value, values);
  }

  /** What Lua code gets. */
  LuaValue object() {
    return TYPE.of(this);
  }

  private LuaValue lua() {
    return switch (format) {
      case JSON -> JsonText.read(values, (LuaString) content);
      default -> content;
    };
  }

  /** The same in the format that is the first argument. */
  LuaValue transcoded(Varargs args) {
    String wanted = Inputs.word(args, 1, "format");
    return wanted.equals(format)
        ? object()
        : new Payload(wanted, written(wanted, lua()), values).object();
  }

  private LuaValue written(String wanted, LuaValue value) {
    return switch (wanted) {
      case LUA -> value;
      case JSON -> Bytes.of(JsonText.of(values, value));
      case STRING, BYTES -> {
        if (value instanceof LuaString) {
          yield value;
        }
        throw new Failure(
            Kind.INTERNAL,
            "a %s cannot become %s; transcode it to %s first"
                .formatted(value.typename(), wanted, JSON));
      }
      default ->
          throw new Failure(
              Kind.INTERNAL,
              "no transcoder from %s to %s; there are %s, %s, %s and %s"
                  .formatted(format, wanted, LUA, JSON, STRING, BYTES));
    };
  }

  @Override
  public String toString() {
    return "payload{format=%s}".formatted(format);
  }
}
