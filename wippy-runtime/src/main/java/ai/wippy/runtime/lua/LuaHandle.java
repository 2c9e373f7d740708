package ai.wippy.runtime.lua;

import org.luaj.vm2.LuaUserdata;

/** A resource in the hands of Lua code, which can only pass it on. */
final class LuaHandle extends LuaUserdata {
  private final AutoCloseable resource;

  LuaHandle(AutoCloseable resource) {
    super(resource);
    this.resource = resource;
  }

  AutoCloseable resource() {
    return resource;
  }

  @Override
  public String tojstring() {
    return "resource: 0x%08x".formatted(System.identityHashCode(resource));
  }
}
