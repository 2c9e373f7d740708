package app;

import ai.wippy.runtime.component.Component;
import ai.wippy.runtime.component.ComponentInstance;
import ai.wippy.runtime.component.ExportedFunction;
import ai.wippy.runtime.component.Host;
import ai.wippy.runtime.component.LiftedFunction;
import ai.wippy.runtime.component.Type;
import java.util.List;

/** The component Nested, for callers without its types. */
public final class NestedComponent implements Component {
  private static final Type COLOR =
      Type.enumeration("color", "red", "green", "blue");
  private static final List<ExportedFunction> FUNCTIONS =
      List.of(
          ExportedFunction.of(
              "outer#inner#add",
              Type.U32,
              new ExportedFunction.Param("a", Type.U32),
              new ExportedFunction.Param("b", Type.U32)),
          ExportedFunction.of(
              "outer#inner#greet",
              Type.STRING,
              new ExportedFunction.Param("name", Type.STRING)),
          ExportedFunction.of(
              "outer#inner#colors#next",
              COLOR,
              new ExportedFunction.Param("of", COLOR)),
          ExportedFunction.of(
              "outer#sum",
              Type.U32,
              new ExportedFunction.Param("a", Type.U32),
              new ExportedFunction.Param("b", Type.U32)),
          ExportedFunction.of(
              "greet-again",
              Type.STRING,
              new ExportedFunction.Param("name", Type.STRING)),
          ExportedFunction.of(
              "acme:shop/stock@1.0.0#[constructor]item",
              Type.own("item", 0),
              new ExportedFunction.Param("name", Type.STRING)),
          ExportedFunction.of(
              "acme:shop/stock@1.0.0#[method]item.name",
              Type.STRING,
              new ExportedFunction.Param("self", Type.borrow("item", 0))));
  static final List<LiftedFunction> LIFTED = LiftedFunction.of(FUNCTIONS);

  /** For the runtime, which finds the class by its name. */
  public NestedComponent() {}

  @Override
  public List<ExportedFunction> functions() {
    return FUNCTIONS;
  }

  @Override
  public ComponentInstance instantiate(Host host) {
    return new Nested(host);
  }
}
