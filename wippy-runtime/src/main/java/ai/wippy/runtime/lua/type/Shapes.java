package ai.wippy.runtime.lua.type;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;

/** Makes shapes: the code of chunks calls it when the class of a chunk is loaded. */
public final class Shapes {
  private Shapes() {}

  /** Whatever it is. */
  public static Shape any() {
    return new Shape.Any();
  }

  /** A type of Lua, or {@code integer}. */
  public static Shape primitive(String name) {
    return new Shape.Primitive(name);
  }

  /** One value. */
  public static Shape literal(LuaValue value) {
    return new Shape.Literal(value);
  }

  /** Nothing, or what {@code inner} asks. */
  public static Shape maybe(Shape inner) {
    return new Shape.Maybe(inner);
  }

  /** What one of several asks. */
  public static Shape either(Shape[] members) {
    return new Shape.Either(List.of(members));
  }

  /** What all of several ask. */
  public static Shape all(Shape[] members) {
    return new Shape.All(List.of(members));
  }

  /** A table with elements. */
  public static Shape elements(Shape element) {
    return new Shape.Elements(element);
  }

  /** A function. */
  public static Shape callable() {
    return new Shape.Callable();
  }

  /** A shape with a limit. */
  public static Shape limited(Shape inner, String name, LuaValue limit) {
    return new Shape.Limited(inner, name, limit);
  }

  /** A declared type. */
  public static Shape declared(LuaType type) {
    return new Shape.Declared(type);
  }

  /** A table in the making. */
  public static Fields fields() {
    return new Fields();
  }

  /** Gathers the fields of a table. */
  public static final class Fields {
    private final List<Shape.Field> fields = new ArrayList<>();
    private Shape.@Nullable Entries entries;

    private Fields() {}

    /** Adds a field. */
    public Fields field(LuaString name, boolean isOptional, Shape shape) {
      fields.add(new Shape.Field(name, isOptional, shape));
      return this;
    }

    /** Says what all other keys and values are. */
    public Fields entries(Shape key, Shape value) {
      entries = new Shape.Entries(key, value);
      return this;
    }

    /** The shape. */
    public Shape shape() {
      return new Shape.Fields(fields, entries);
    }
  }
}
