package ai.wippy.runtime.lua.code;

import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * A function of Lua that the build has compiled. Each chunk is a class that extends this; the
 * number of the function says which of the chunk's functions an object is.
 */
public abstract class LuaCode extends LuaFunction {
  /** What a function captures that captures nothing. */
  public static final Object[] NOTHING = new Object[0];

  /** Number of the main function of a chunk. */
  private static final int MAIN = 0;

  /** Number of the function in its chunk. */
  protected final int function;

  /** Where it looks for global variables. */
  protected final Table globals;

  /** Values and cells of outer functions. */
  protected final Object[] captured;

  /** What makes the functions of a chunk; it is none itself. */
  protected LuaCode() {
    this(MAIN, new Table(), NOTHING);
  }

  /** A function. */
  protected LuaCode(int function, Table globals, Object[] captured) {
    this.function = function;
    this.globals = globals;
    this.captured = captured;
  }

  /** A function of the same chunk. */
  protected abstract LuaCode closure(int function, Table globals, Object[] captured);

  /** The function that runs the chunk. */
  public final LuaCode main(Table globals) {
    return closure(MAIN, globals, NOTHING);
  }

  @Override
  public Varargs onInvoke(Varargs args) {
    throw new AssertionError("no function " + function + " in " + getClass().getName());
  }

  @Override
  public final Varargs invoke(Varargs args) {
    return onInvoke(args).eval();
  }

  @Override
  public final Varargs invoke() {
    return invoke(NONE);
  }

  @Override
  public LuaValue call() {
    return invoke(NONE).arg1();
  }

  @Override
  public LuaValue call(LuaValue a) {
    return invoke(a).arg1();
  }

  @Override
  public LuaValue call(LuaValue a, LuaValue b) {
    return invoke(varargsOf(a, b)).arg1();
  }

  @Override
  public LuaValue call(LuaValue a, LuaValue b, LuaValue c) {
    return invoke(varargsOf(a, b, c)).arg1();
  }

  @Override
  public String tojstring() {
    return "function: 0x%08x".formatted(System.identityHashCode(this));
  }
}
