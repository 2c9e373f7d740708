package app;

import ai.wippy.runtime.component.Component;
import ai.wippy.runtime.component.ComponentInstance;
import ai.wippy.runtime.component.ExportedFunction;
import ai.wippy.runtime.component.Host;
import ai.wippy.runtime.component.LiftedFunction;
import ai.wippy.runtime.component.Type;
import java.util.List;

/** The component As, for callers without its types. */
public final class AsComponent implements Component {
  private static final List<ExportedFunction> FUNCTIONS =
      List.of(
          ExportedFunction.of(
              "add",
              Type.S32,
              new ExportedFunction.Param("a", Type.S32),
              new ExportedFunction.Param("b", Type.S32)),
          ExportedFunction.of(
              "greet",
              Type.STRING,
              new ExportedFunction.Param("name", Type.STRING)));
  static final List<LiftedFunction> LIFTED = LiftedFunction.of(FUNCTIONS);

  /** For the runtime, which finds the class by its name. */
  public AsComponent() {}

  @Override
  public List<ExportedFunction> functions() {
    return FUNCTIONS;
  }

  @Override
  public ComponentInstance instantiate(Host host) {
    return new As(host);
  }
}
