package app;

import ai.wippy.runtime.component.Component;
import ai.wippy.runtime.component.ComponentInstance;
import ai.wippy.runtime.component.ExportedFunction;
import ai.wippy.runtime.component.Host;
import ai.wippy.runtime.component.LiftedFunction;
import ai.wippy.runtime.component.Type;
import java.util.List;

/** The component Guest, for callers without its types. */
public final class GuestComponent implements Component {
  private static final Type PERSON =
      Type.record(
          "person",
          new Type.Field("id", Type.U32),
          new Type.Field("name", Type.STRING),
          new Type.Field("tags", Type.list(Type.STRING)),
          new Type.Field("active", Type.BOOL));
  private static final Type SHAPE =
      Type.variant(
          "shape",
          new Type.Case("circle", Type.F64),
          new Type.Case("rect", Type.tuple(Type.F64, Type.F64)),
          new Type.Case("named", Type.STRING),
          new Type.Case("unit"));
  private static final Type COLOR =
      Type.enumeration("color", "red", "green", "blue");
  private static final Type PERMS =
      Type.flags("perms", "read", "write", "exec");
  private static final List<ExportedFunction> FUNCTIONS =
      List.of(
          ExportedFunction.of(
              "add",
              Type.S32,
              new ExportedFunction.Param("a", Type.S32),
              new ExportedFunction.Param("b", Type.S32)),
          ExportedFunction.of(
              "peers:guest/api@0.1.0#greet",
              Type.STRING,
              new ExportedFunction.Param("name", Type.STRING)),
          ExportedFunction.of(
              "peers:guest/api@0.1.0#echo-person",
              PERSON,
              new ExportedFunction.Param("p", PERSON)),
          ExportedFunction.of(
              "peers:guest/api@0.1.0#transform-users",
              Type.list(PERSON),
              new ExportedFunction.Param("users", Type.list(PERSON))),
          ExportedFunction.of(
              "peers:guest/api@0.1.0#sum",
              Type.U64,
              new ExportedFunction.Param("xs", Type.list(Type.U32))),
          ExportedFunction.of(
              "peers:guest/api@0.1.0#divide",
              Type.result(Type.S32, Type.STRING),
              new ExportedFunction.Param("a", Type.S32),
              new ExportedFunction.Param("b", Type.S32)),
          ExportedFunction.of(
              "peers:guest/api@0.1.0#area",
              Type.F64,
              new ExportedFunction.Param("s", SHAPE)),
          ExportedFunction.of(
              "peers:guest/api@0.1.0#next-color",
              Type.option(COLOR),
              new ExportedFunction.Param("c", COLOR)),
          ExportedFunction.of(
              "peers:guest/api@0.1.0#toggle",
              PERMS,
              new ExportedFunction.Param("p", PERMS)),
          ExportedFunction.of(
              "peers:guest/api@0.1.0#minmax",
              Type.option(Type.tuple(Type.F64, Type.F64)),
              new ExportedFunction.Param("xs", Type.list(Type.F64))),
          ExportedFunction.of(
              "peers:guest/api@0.1.0#initial",
              Type.option(Type.CHAR),
              new ExportedFunction.Param("s", Type.STRING)),
          ExportedFunction.of(
              "peers:guest/api@0.1.0#fib",
              Type.U64,
              new ExportedFunction.Param("n", Type.U32)));
  static final List<LiftedFunction> LIFTED = LiftedFunction.of(FUNCTIONS);

  /** For the runtime, which finds the class by its name. */
  public GuestComponent() {}

  @Override
  public List<ExportedFunction> functions() {
    return FUNCTIONS;
  }

  @Override
  public ComponentInstance instantiate(Host host) {
    return new Guest(host);
  }
}
