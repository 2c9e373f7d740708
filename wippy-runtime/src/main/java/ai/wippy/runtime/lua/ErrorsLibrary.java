package ai.wippy.runtime.lua;

import ai.wippy.runtime.lua.code.Bytes;
import ai.wippy.runtime.lua.code.Table;
import ai.wippy.runtime.payload.Kind;
import java.util.Optional;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** The {@code errors} table: makes error values and looks into them. */
final class ErrorsLibrary {
  /** The table, to be copied into each state. */
  static final Table TABLE = table();

  private ErrorsLibrary() {}

  private static Table table() {
    var library =
        new Library()
            .function("new", ErrorsLibrary::make)
            .function("wrap", ErrorsLibrary::wrap)
            .function("is", ErrorsLibrary::is)
            .function("call_stack", ErrorsLibrary::callStack);
    for (Kind kind : Kind.values()) {
      library.value(kind.name(), Bytes.of(kind.text()));
    }
    return library.table();
  }

  private static Varargs make(Varargs args) {
    if (!(args.arg1() instanceof LuaTable table)) {
      return error(
          Kind.UNKNOWN.text(), message(Arguments.string(args, 1)), LuaValue.NIL, LuaValue.NIL);
    }
    LuaValue kind = table.get("kind");
    LuaValue message = table.get("message");
    if (!message.isstring()) {
      throw Arguments.bad(1, "field 'message' must be a string, got " + message.typename());
    }
    return error(
        kind.isnil() ? "" : Arguments.text(kind, 1),
        message(message),
        table.get("retryable"),
        table.get("details"));
  }

  private static String message(LuaValue text) {
    return Arguments.text(text, 1);
  }

  private static ErrorValue error(
      String kind, String message, LuaValue retryable, LuaValue details) {
    return new ErrorValue(kind, message, retryable, details, null);
  }

  private static Varargs wrap(Varargs args) {
    LuaValue inner = Arguments.any(args, 1);
    String context = Arguments.text(args, 2);
    ErrorValue cause =
        inner instanceof ErrorValue error ? error : ErrorValue.of(ErrorValue.failure(inner));
    return new ErrorValue(
        cause.kind(), context + ": " + cause.message(), cause.retryable(), cause.details(), cause);
  }

  private static Varargs is(Varargs args) {
    String kind = Arguments.text(args, 2);
    String wanted = kind.isEmpty() ? Kind.UNKNOWN.text() : kind;
    Optional<ErrorValue> next =
        args.arg1() instanceof ErrorValue error ? Optional.of(error) : Optional.empty();
    while (next.isPresent()) {
      if (next.get().kind().equals(wanted)) {
        return LuaValue.TRUE;
      }
      next = next.get().cause();
    }
    return LuaValue.FALSE;
  }

  private static Varargs callStack(Varargs args) {
    if (!(args.arg1() instanceof ErrorValue error) || error.stack().isEmpty()) {
      return LuaValue.NIL;
    }
    var table = new Table();
    for (String place : error.stack()) {
      table.rawset(table.rawlen() + 1, Bytes.of(place));
    }
    return table;
  }
}
