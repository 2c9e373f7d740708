package ai.wippy.runtime.lua;

import ai.wippy.runtime.lua.code.Bytes;
import ai.wippy.runtime.lua.code.Table;
import java.util.Optional;
import java.util.function.BiFunction;
import org.luaj.vm2.LuaUserdata;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * A type of Java objects that Lua code holds and calls methods of. Two of them are equal if the
 * Java objects are. Made once, shared by all states.
 *
 * @param <T> the Java objects
 */
public final class ObjectType<T> {
  private final String name;
  private final Class<T> type;
  private final Library methods = new Library();
  private final Table table = methods.table();

  /**
   * A type without methods.
   *
   * @param name as in messages
   */
  public ObjectType(String name, Class<T> type) {
    this.name = name;
    this.type = type;
  }

  /**
   * Adds a method.
   *
   * @param body the object and the arguments after it, counted from 1, to results
   */
  public ObjectType<T> method(String method, BiFunction<T, Varargs, Varargs> body) {
    methods.function(method, args -> body.apply(self(args, method), args.subargs(2)));
    return this;
  }

  /** Adds a method as {@link Library#fallible} adds a function. */
  public ObjectType<T> fallible(String method, BiFunction<T, Varargs, LuaValue> body) {
    methods.fallible(method, args -> body.apply(self(args, method), args.subargs(2)));
    return this;
  }

  private T self(Varargs args, String method) {
    return find(args.arg1())
        .orElseThrow(() ->
            Arguments.bad(
                1,
                "%s expected, got %s: call it with a colon, as in x:%s()"
                    .formatted(
                        name, args.narg() == 0 ? "no value" : args.arg1().typename(), method)));
  }

  /** What Lua code gets of an object. */
  public LuaValue of(T object) {
    return new Held(object);
  }

  /** The object that a value is, if it is one of this type. */
  public Optional<T> find(LuaValue value) {
    LuaValue known = value instanceof LateTable late ? late.made() : value;
    return known instanceof ObjectType<?>.Held held && type.isInstance(held.object())
        ? Optional.of(type.cast(held.object()))
        : Optional.empty();
  }

  /** An argument of this type. */
  public T argument(Varargs args, int index) {
    return find(args.arg(index))
        .orElseThrow(() ->
            Arguments.bad(
                index, "%s expected, got %s".formatted(name, args.arg(index).typename())));
  }

  private final class Held extends LuaUserdata {
    Held(T object) {
      super(object);
    }

    Object object() {
      return m_instance;
    }

    @Override
    public LuaValue get(LuaValue key) {
      return table.rawget(key);
    }

    @Override
    public boolean raweq(LuaUserdata other) {
      return equals(other);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof ObjectType<?>.Held held && m_instance.equals(held.object());
    }

    @Override
    public int hashCode() {
      return m_instance.hashCode();
    }

    @Override
    public String tojstring() {
      return m_instance.toString();
    }

    @Override
    public LuaValue tostring() {
      return Bytes.of(tojstring());
    }
  }
}
