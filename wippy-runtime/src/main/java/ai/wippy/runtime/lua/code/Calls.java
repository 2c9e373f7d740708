package ai.wippy.runtime.lua.code;

import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaUserdata;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.TailcallVarargs;
import org.luaj.vm2.Varargs;
import org.luaj.vm2.lib.VarArgFunction;

/**
 * Finds what a call calls. The call itself is in the code of the chunk, where HotSpot learns what
 * is called there.
 */
public final class Calls {
  /** What has a {@code __call} metamethod, as a function. */
  private static final class Bound extends VarArgFunction {
    private final LuaValue handler;
    private final LuaValue object;

    private Bound(LuaValue handler, LuaValue object) {
      this.handler = handler;
      this.object = object;
    }

    @Override
    public Varargs onInvoke(Varargs args) {
      return handler.onInvoke(varargsOf(object, args));
    }

    @Override
    public Varargs invoke(Varargs args) {
      return onInvoke(args).eval();
    }
  }

  private Calls() {}

  /**
   * The function that a value is or stands for.
   *
   * @param name what the code calls the value; may be empty
   */
  public static LuaValue function(LuaValue value, String name) {
    return value instanceof LuaFunction ? value : bound(value, name);
  }

  private static LuaValue bound(LuaValue value, String name) {
    LuaValue handler = Metatags.of(value, LuaValue.CALL);
    if (handler.isnil()) {
      throw Raised.here("attempt to call a %s value%s".formatted(value.typename(), named(name)));
    }
    return new Bound(function(handler, ""), value);
  }

  /**
   * A method.
   *
   * @param name what the code calls the object; may be empty
   */
  public static LuaValue method(LuaValue object, LuaString method, String name) {
    LuaValue found =
        object instanceof LuaString
            ? LuaString.s_metatable.rawget(LuaValue.INDEX).get(method)
            : Index.field(object, method, name);
    if (found instanceof LuaFunction) {
      return found;
    }
    if (found.isnil() && object instanceof LuaUserdata) {
      throw Raised.here("%s has no method '%s'".formatted(object.typename(), Bytes.text(method)));
    }
    return bound(found, "method '" + Bytes.text(method) + "'");
  }

  /**
   * A call that is made once the function that ends with it has left, so that no number of them
   * fills the stack. Builtins are called at once: their errors are in the line that calls them.
   */
  public static Varargs tail(LuaValue function, Varargs args) {
    return function instanceof LuaCode
        ? new TailcallVarargs(function, args)
        : function.invoke(args);
  }

  static String named(String name) {
    return name.isEmpty() ? "" : " (" + name + ")";
  }
}
