package ai.wippy.runtime.lua.module;

import ai.wippy.runtime.json.JsonReader;
import ai.wippy.runtime.json.Schema;
import ai.wippy.runtime.lua.Arguments;
import ai.wippy.runtime.lua.ErrorValue;
import ai.wippy.runtime.lua.Library;
import ai.wippy.runtime.lua.LuaModule;
import ai.wippy.runtime.lua.LuaState;
import ai.wippy.runtime.lua.code.Bytes;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.JavaValues;
import ai.wippy.runtime.payload.ValueCopy;
import java.util.Optional;
import java.util.function.Supplier;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** {@code json}: text from values, values from text, schemas for both. */
public final class JsonModule implements LuaModule {
  @Override
  public LuaValue open(LuaState state) {
    return new Library()
        .fallible("encode", args -> Bytes.of(JsonText.of(state.values(), args.arg1())))
        .fallible("decode", args -> decode(state, args))
        .function("validate", args -> checked(() -> valid(state, args)))
        .function("validate_string", args -> checked(() -> validText(state, args)))
        .table();
  }

  private static LuaValue decode(LuaState state, Varargs args) {
    LuaString text = Inputs.string(args, 1, "JSON");
    if (text.m_length == 0) {
      throw Inputs.invalid("JSON cannot be empty");
    }
    return JsonText.read(state.values(), text);
  }

  /** {@code true, nil}, or {@code false} and what is wrong. */
  private static Varargs checked(Supplier<Optional<String>> problem) {
    try {
      return problem
          .get()
          .map(text -> refused(Inputs.invalid("validation failed: " + text)))
          .orElse(LuaValue.varargsOf(LuaValue.TRUE, LuaValue.NIL));
    } catch (Failure failure) {
      return refused(failure);
    }
  }

  private static Varargs refused(Failure failure) {
    return LuaValue.varargsOf(LuaValue.FALSE, ErrorValue.of(failure));
  }

  private static Optional<String> valid(LuaState state, Varargs args) {
    Schema schema = schema(state, args);
    if (args.isnoneornil(2)) {
      throw Inputs.invalid("data is required");
    }
    return schema.problem(java(state, "data", args.arg(2)));
  }

  private static Optional<String> validText(LuaState state, Varargs args) {
    Schema schema = schema(state, args);
    return schema.problem(read(Inputs.bytes(args, 2, "JSON")));
  }

  /** A schema as a table or as JSON. */
  private static Schema schema(LuaState state, Varargs args) {
    return switch (args.arg1()) {
      case LuaString json -> Schema.of(read(Bytes.copy(json)));
      case LuaTable table -> Schema.of(java(state, "schema", table));
      default ->
          throw Inputs.invalid(
              "schema must be a table or a string, got " + Arguments.describe(args, 1));
    };
  }

  private static Object read(byte[] json) {
    return JsonReader.read(JavaValues.INSTANCE, json);
  }

  private static Object java(LuaState state, String name, LuaValue value) {
    return new ValueCopy(state.values(), JavaValues.INSTANCE).copy(name, value);
  }
}
