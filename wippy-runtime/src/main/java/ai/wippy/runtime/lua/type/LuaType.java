package ai.wippy.runtime.lua.type;

import ai.wippy.runtime.lua.ErrorValue;
import ai.wippy.runtime.lua.Library;
import ai.wippy.runtime.lua.code.Bytes;
import ai.wippy.runtime.lua.code.Raised;
import ai.wippy.runtime.lua.code.Table;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import java.util.Optional;
import org.luaj.vm2.LuaUserdata;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * A type that a chunk declares, as a value: {@code T:is(x)} gives {@code x}, or nil and an error of
 * kind Invalid; {@code T(x)} gives {@code x} or raises that error; {@code T:name()} and {@code
 * T:kind()} tell what it is. Immutable once it is defined; states share it.
 */
public final class LuaType extends LuaUserdata {
  private static final Table METATABLE =
      new Library()
          .value(
              "__index",
              new Library()
                  .function("is", LuaType::is)
                  .function("name", args -> Bytes.of(self(args).name))
                  .function("kind", args -> Bytes.of(kind(self(args).shape)))
                  .table())
          .function("__call", LuaType::call)
          .value("__metatable", LuaValue.FALSE)
          .table();

  private final String name;
  private Shape shape = new Shape.Any();

  private LuaType(String name) {
    super(name, METATABLE);
    this.name = name;
  }

  /** A type that is {@link #define defined} later, so that types can contain each other. */
  public static LuaType declare(String name) {
    return new LuaType(name);
  }

  /** Says what it asks of a value. */
  public void define(Shape asked) {
    shape = asked;
  }

  String name() {
    return name;
  }

  Shape shape() {
    return shape;
  }

  private static LuaType self(Varargs args) {
    if (args.arg1() instanceof LuaType type) {
      return type;
    }
    argerror(1, "type expected, got " + args.arg1().typename() + "; call methods with a colon");
    throw new AssertionError();
  }

  private static Varargs is(Varargs args) {
    Optional<String> problem = Check.problem(self(args).shape, args.arg(2));
    return problem.isEmpty()
        ? varargsOf(args.arg(2), NIL)
        : varargsOf(NIL, error(self(args), problem.get()));
  }

  private static Varargs call(Varargs args) {
    Optional<String> problem = Check.problem(self(args).shape, args.arg(2));
    if (problem.isPresent()) {
      throw Raised.of(error(self(args), problem.get()));
    }
    return args.arg(2);
  }

  private static ErrorValue error(LuaType type, String problem) {
    return ErrorValue.of(new Failure(Kind.INVALID, "not a %s: %s".formatted(type.name, problem)));
  }

  private static String kind(Shape shape) {
    return switch (shape) {
      case Shape.Any _ -> "any";
      case Shape.Primitive(var name) -> name;
      case Shape.Literal _ -> "literal";
      case Shape.Maybe _ -> "optional";
      case Shape.Either _ -> "union";
      case Shape.All _ -> "intersection";
      case Shape.Elements _ -> "array";
      case Shape.Fields fields ->
          fields.fields().isEmpty() && fields.entries() != null ? "map" : "record";
      case Shape.Callable _ -> "function";
      case Shape.Limited limited -> kind(limited.inner());
      case Shape.Declared(var type) -> kind(type.shape);
    };
  }

  @Override
  public String tojstring() {
    return "type: " + name;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public boolean raweq(LuaUserdata other) {
    return this == other;
  }
}
