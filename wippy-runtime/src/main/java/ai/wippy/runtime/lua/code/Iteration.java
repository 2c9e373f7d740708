package ai.wippy.runtime.lua.code;

import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaInteger;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;
import org.luaj.vm2.lib.VarArgFunction;

/**
 * {@code for names in function, state, control} (Lua 5.3 manual, section 3.3.5). What {@code pairs}
 * and {@code ipairs} return for a table is not called but walked.
 */
public final class Iteration {
  /** {@code next}. */
  public static final LuaFunction NEXT =
      new VarArgFunction() {
        @Override
        public Varargs invoke(Varargs args) {
          return args.arg1() instanceof Table table
              ? table.next(args.arg(2))
              : args.checktable(1).next(args.arg(2));
        }
      };

  /** What {@code ipairs} returns. */
  public static final LuaFunction NEXT_INDEX =
      new VarArgFunction() {
        @Override
        public Varargs invoke(Varargs args) {
          int index = args.arg(2).toint() + 1;
          LuaValue element = Index.get(args.arg1(), LuaInteger.valueOf(index), "");
          return element.isnil() ? NIL : varargsOf(LuaInteger.valueOf(index), element);
        }
      };

  private final LuaValue function;
  private final LuaValue state;
  private final @Nullable Traversal traversal;
  private final @Nullable Table list;
  private int index;
  private LuaValue first;
  private LuaValue second = LuaValue.NIL;
  private Varargs all = LuaValue.NONE;

  private Iteration(LuaValue function, LuaValue state, LuaValue control) {
    this.function = function;
    this.state = state;
    this.first = control;
    this.traversal =
        function == NEXT && state instanceof Table table && control.isnil()
            ? new Traversal(table)
            : null;
    this.list =
        function == NEXT_INDEX && state instanceof Table table && control == LuaValue.ZERO
            ? table
            : null;
  }

  /** An iteration over what three values say. */
  public static Iteration of(Varargs values) {
    LuaValue function = values.arg1();
    LuaValue state = values.arg(2);
    return new Iteration(Calls.function(function, ""), state, values.arg(3));
  }

  /** Goes on; false if it is over. */
  public boolean advance() {
    if (traversal != null) {
      return advance(traversal);
    }
    return list == null ? call() : advance(list);
  }

  private boolean advance(Traversal entries) {
    if (!entries.advance()) {
      return false;
    }
    first = entries.key();
    second = entries.value();
    return true;
  }

  private boolean advance(Table elements) {
    second = elements.get(++index);
    if (second == LuaValue.NIL) {
      return false;
    }
    first = LuaInteger.valueOf(index);
    return true;
  }

  private boolean call() {
    all = function.invoke(LuaValue.varargsOf(state, first));
    first = all.arg1();
    second = all.arg(2);
    return !first.isnil();
  }

  /** The value of the first variable. */
  public LuaValue first() {
    return first;
  }

  /** The value of the second variable. */
  public LuaValue second() {
    return second;
  }

  /** The value of a variable from the third on. */
  public LuaValue value(int number) {
    return all.arg(number);
  }
}
