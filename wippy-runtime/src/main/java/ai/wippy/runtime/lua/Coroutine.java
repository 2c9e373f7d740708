package ai.wippy.runtime.lua;

import org.luaj.vm2.Globals;
import org.luaj.vm2.LuaThread;
import org.luaj.vm2.LuaValue;

/**
 * A coroutine as Lua code holds it. What runs it is kept apart and does not know it, so that one
 * which nobody holds any more is found by the garbage collector and ended.
 */
final class Coroutine extends LuaThread {
  private final CoroutineBody body;

  Coroutine(Globals globals, LuaValue function, CoroutineBody body) {
    super(globals, function);
    this.body = body;
  }

  CoroutineBody body() {
    return body;
  }

  @Override
  public String getStatus() {
    return body.status().text();
  }
}
