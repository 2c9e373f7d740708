package ai.wippy.runtime.lua;

import org.luaj.vm2.LuaValue;

/**
 * A coroutine as Lua code holds it. What runs it is kept apart and does not know it, so that one
 * which nobody holds any more is found by the garbage collector and ended.
 */
final class Coroutine extends LuaValue {
  private final CoroutineBody body;

  Coroutine(CoroutineBody body) {
    this.body = body;
  }

  CoroutineBody body() {
    return body;
  }

  @Override
  public int type() {
    return TTHREAD;
  }

  @Override
  public String typename() {
    return "thread";
  }

  @Override
  public boolean isthread() {
    return true;
  }

  @Override
  public String tojstring() {
    return "thread: 0x%08x".formatted(System.identityHashCode(this));
  }
}
