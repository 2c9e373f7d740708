package app;

import ai.wippy.runtime.component.Component;
import ai.wippy.runtime.component.ComponentInstance;
import ai.wippy.runtime.component.ExportedFunction;
import ai.wippy.runtime.component.Host;
import ai.wippy.runtime.component.LiftedFunction;
import ai.wippy.runtime.component.Type;
import java.util.List;

/** The component Gauges, for callers without its types. */
public final class GaugesComponent implements Component {
  private static final List<ExportedFunction> FUNCTIONS =
      List.of(
          ExportedFunction.of(
              "[constructor]gauge",
              Type.own("gauge", 0),
              new ExportedFunction.Param("value", Type.U32)),
          ExportedFunction.of(
              "[method]gauge.value",
              Type.U32,
              new ExportedFunction.Param("self", Type.borrow("gauge", 0))),
          ExportedFunction.of(
              "[static]gauge.sum",
              Type.own("gauge", 0),
              new ExportedFunction.Param("a", Type.own("gauge", 0)),
              new ExportedFunction.Param("b", Type.borrow("gauge", 0))),
          ExportedFunction.of("last-dropped", Type.U32));
  static final List<LiftedFunction> LIFTED = LiftedFunction.of(FUNCTIONS);

  /** For the runtime, which finds the class by its name. */
  public GaugesComponent() {}

  @Override
  public List<ExportedFunction> functions() {
    return FUNCTIONS;
  }

  @Override
  public ComponentInstance instantiate(Host host) {
    return new Gauges(host);
  }
}
