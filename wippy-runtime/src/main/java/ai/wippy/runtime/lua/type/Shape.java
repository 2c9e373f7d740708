package ai.wippy.runtime.lua.type;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;

/** What a type asks of a value. Made by {@link Shapes}, asked by {@link Check}. */
public sealed interface Shape {
  /** Whatever it is. */
  record Any() implements Shape {}

  /**
   * A type of Lua, or {@code integer}.
   *
   * @param name as annotations write it
   */
  record Primitive(String name) implements Shape {}

  /** One value. */
  record Literal(LuaValue value) implements Shape {}

  /** Nothing, or what {@code inner} asks. */
  record Maybe(Shape inner) implements Shape {}

  /** What one of several asks. */
  record Either(List<Shape> members) implements Shape {
    /** Copies the list. */
    public Either {
      members = List.copyOf(members);
    }
  }

  /** What all of several ask. */
  record All(List<Shape> members) implements Shape {
    /** Copies the list. */
    public All {
      members = List.copyOf(members);
    }
  }

  /** A table with elements. */
  record Elements(Shape element) implements Shape {}

  /** A table with fields; other keys are free unless {@code entries} says what they are. */
  record Fields(List<Field> fields, @Nullable Entries entries) implements Shape {
    /** Copies the list. */
    public Fields {
      fields = List.copyOf(fields);
    }
  }

  /** A field. */
  record Field(LuaString name, boolean isOptional, Shape shape) {}

  /** What keys and values are that are no fields. */
  record Entries(Shape key, Shape value) {}

  /** A function. */
  record Callable() implements Shape {}

  /**
   * A shape with a limit.
   *
   * @param name {@code min}, {@code max}, {@code min_len}, {@code max_len} or {@code pattern};
   *     others mean nothing
   */
  record Limited(Shape inner, String name, LuaValue limit) implements Shape {}

  /** A declared type. */
  record Declared(LuaType type) implements Shape {}
}
