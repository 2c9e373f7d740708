package ai.wippy.runtime.lua;

import ai.wippy.runtime.lua.code.Builtin;
import ai.wippy.runtime.lua.code.Bytes;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Resource;
import java.lang.ref.Reference;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaUserdata;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * A resource in the hands of Lua code. What a guest defines has its methods, under their names in
 * WIT and with underscores for hyphens, and {@code close}, which drops it, unless WIT has a method
 * of that name; then {@code drop} does. What the host defines can only be passed on and closed.
 */
final class LuaHandle extends LuaUserdata {
  private static final String CLOSE = "close";
  private static final String DROP = "drop";

  private final AutoCloseable resource;
  private final HeldResources owner;
  private final Reference<Object> held;

  LuaHandle(AutoCloseable resource, HeldResources owner, LuaTable metatable) {
    super(resource, metatable);
    this.resource = resource;
    this.owner = owner;
    held = owner.add(this, resource);
  }

  AutoCloseable resource() {
    return resource;
  }

  /**
   * The metatable of all handles of a state, which its code can neither see nor change.
   *
   * @param state whose values methods take and give
   */
  static LuaTable metatable(LuaValues values) {
    return new Library()
        .function("__index", args -> member(values, args))
        .value("__metatable", LuaValue.FALSE)
        .table();
  }

  private static LuaValue member(LuaValues values, Varargs args) {
    if (!(args.arg1() instanceof LuaHandle handle) || !(args.arg(2) instanceof LuaString key)) {
      return LuaValue.NIL;
    }
    String name = Bytes.text(key);
    if (handle.resource instanceof Resource guest) {
      for (String method : new String[] {name, name.replace('_', '-')}) {
        if (guest.hasMethod(method)) {
          return new Builtin(name, passed -> call(values, method, passed));
        }
      }
    }
    return name.equals(CLOSE) || name.equals(DROP)
        ? new Builtin(name, passed -> self(passed, name).close())
        : LuaValue.NIL;
  }

  private static Varargs call(LuaValues values, String method, Varargs args) {
    var passed = new Object[args.narg()];
    for (int i = 0; i < passed.length; i++) {
      passed[i] = args.arg(i + 1);
    }
    LuaHandle self = self(args, method);
    if (!(self.resource instanceof Resource guest)) {
      throw Arguments.bad(1, "%s has no methods".formatted(self.tojstring()));
    }
    try {
      return LuaValue.varargsOf((LuaValue) guest.call(method, values, passed), LuaValue.NIL);
    } catch (Failure failure) {
      return LuaValue.varargsOf(LuaValue.NIL, ErrorValue.of(failure));
    }
  }

  private static LuaHandle self(Varargs args, String method) {
    if (args.arg1() instanceof LuaHandle handle) {
      return handle;
    }
    throw Arguments.bad(
        1,
        "resource expected, got %s: call it with a colon, as in r:%s()"
            .formatted(args.narg() == 0 ? "no value" : args.arg1().typename(), method));
  }

  private LuaValue close() {
    owner.close(held);
    return LuaValue.NIL;
  }

  @Override
  public String tojstring() {
    String name = resource instanceof Resource guest ? guest.name() : "resource";
    return "%s: 0x%08x".formatted(name, System.identityHashCode(resource));
  }
}
