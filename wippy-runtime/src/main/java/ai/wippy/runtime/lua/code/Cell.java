package ai.wippy.runtime.lua.code;

import org.luaj.vm2.LuaValue;

/** A variable that several functions share and change. */
public final class Cell {
  /** Its value. */
  public LuaValue value;

  private Cell(LuaValue value) {
    this.value = value;
  }

  /** A new variable. */
  public static Cell of(LuaValue value) {
    return new Cell(value);
  }
}
