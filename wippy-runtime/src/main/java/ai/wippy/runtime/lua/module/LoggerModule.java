package ai.wippy.runtime.lua.module;

import ai.wippy.runtime.json.JsonWriter;
import ai.wippy.runtime.lua.Arguments;
import ai.wippy.runtime.lua.LuaModule;
import ai.wippy.runtime.lua.LuaState;
import ai.wippy.runtime.lua.ObjectType;
import ai.wippy.runtime.lua.code.Bytes;
import ai.wippy.runtime.lua.code.Table;
import ai.wippy.runtime.lua.code.Where;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.security.Context;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** {@code logger}: lines with fields for the log, which say which line of Lua wrote them. */
public final class LoggerModule implements LuaModule {
  private static final System.Logger LOG = System.getLogger("ai.wippy.lua.logger");
  private static final LuaString LOCATION = Bytes.of("location");
  private static final LuaString PID = Bytes.of("pid");
  private static final LuaString REQUEST = Bytes.of(Context.REQUEST_ID);

  /**
   * A logger as Lua code holds it.
   *
   * @param name before each message; empty for none
   * @param fields that each message has
   */
  private record Logger(LuaState state, String name, Map<LuaString, LuaValue> fields) {
    @Override
    public String toString() {
      return name.isEmpty() ? "logger" : "logger: " + name;
    }
  }

  private static final ObjectType<Logger> LOGGERS =
      new ObjectType<>("logger", Logger.class)
          .method("debug", (logger, args) -> log(Level.DEBUG, logger, args))
          .method("info", (logger, args) -> log(Level.INFO, logger, args))
          .method("warn", (logger, args) -> log(Level.WARNING, logger, args))
          .method("error", (logger, args) -> log(Level.ERROR, logger, args))
          .method("with", LoggerModule::with)
          .method("named", LoggerModule::named);

  @Override
  public LuaValue open(LuaState state) {
    return LOGGERS.of(new Logger(state, "", Map.of()));
  }

  @Override
  public boolean isTable() {
    return false;
  }

  private static Varargs log(Level level, Logger logger, Varargs args) {
    if (LOG.isLoggable(level)) {
      String message = Arguments.text(args, 1);
      String begin = logger.name.isEmpty() ? message : logger.name + ": " + message;
      LOG.log(level, begin + " " + text(logger.state, fields(logger, args, 2)));
    }
    return LuaValue.NONE;
  }

  private static Map<LuaString, LuaValue> fields(Logger logger, Varargs args, int index) {
    var fields = new TreeMap<LuaString, LuaValue>(LoggerModule::order);
    fields.putAll(logger.fields);
    if (!args.isnoneornil(index)) {
      LuaTable more = Arguments.table(args, index);
      for (LuaValue key : more.keys()) {
        if (key instanceof LuaString name) {
          fields.put(name, more.rawget(key));
        }
      }
    }
    return fields;
  }

  private static int order(LuaString one, LuaString other) {
    return Bytes.text(one).compareTo(Bytes.text(other));
  }

  private static String text(LuaState state, Map<LuaString, LuaValue> fields) {
    var table = new Table();
    fields.forEach((name, value) -> table.rawset(name, printable(state, value)));
    if (state.context().values().get(Context.REQUEST_ID) instanceof String id
        && table.rawget(REQUEST).isnil()) {
      table.rawset(REQUEST, Bytes.of(id));
    }
    state.process().ifPresent(process -> table.rawset(PID, Bytes.of(process.pid().toString())));
    List<String> places = Where.stack();
    if (!places.isEmpty()) {
      table.rawset(LOCATION, Bytes.of(places.getFirst()));
    }
    return new String(JsonWriter.write(state.values(), table), StandardCharsets.UTF_8);
  }

  /** As it is if JSON has it, else its text. */
  private static LuaValue printable(LuaState state, LuaValue value) {
    try {
      JsonWriter.write(state.values(), value);
      return value;
    } catch (Failure _) {
      return Arguments.tostring(value, 1);
    }
  }

  private static Varargs with(Logger logger, Varargs args) {
    Arguments.table(args, 1);
    return LOGGERS.of(new Logger(logger.state, logger.name, fields(logger, args, 1)));
  }

  private static Varargs named(Logger logger, Varargs args) {
    String name = Arguments.text(args, 1);
    if (name.isEmpty()) {
      throw Arguments.bad(1, "name cannot be empty");
    }
    return LOGGERS.of(
        new Logger(
            logger.state, logger.name.isEmpty() ? name : logger.name + "." + name, logger.fields));
  }
}
