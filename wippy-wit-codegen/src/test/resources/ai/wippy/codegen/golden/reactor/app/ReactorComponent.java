package app;

import ai.wippy.runtime.component.Component;
import ai.wippy.runtime.component.ComponentInstance;
import ai.wippy.runtime.component.ExportedFunction;
import ai.wippy.runtime.component.Host;
import ai.wippy.runtime.component.LiftedFunction;
import ai.wippy.runtime.component.Type;
import java.util.List;

/** The component Reactor, for callers without its types. */
public final class ReactorComponent implements Component {
  private static final List<ExportedFunction> FUNCTIONS =
      List.of(
          ExportedFunction.of(
              "read-file",
              Type.result(Type.STRING, Type.STRING),
              new ExportedFunction.Param("path", Type.STRING)),
          ExportedFunction.of(
              "get-env",
              Type.option(Type.STRING),
              new ExportedFunction.Param("name", Type.STRING)),
          ExportedFunction.of("args", Type.list(Type.STRING)),
          ExportedFunction.of("read-stdin", Type.STRING),
          ExportedFunction.of("sleep-ms", Type.U64, new ExportedFunction.Param("ms", Type.U32)),
          ExportedFunction.of("say", null, new ExportedFunction.Param("s", Type.STRING)));
  static final List<LiftedFunction> LIFTED = LiftedFunction.of(FUNCTIONS);

  /** For the runtime, which finds the class by its name. */
  public ReactorComponent() {}

  @Override
  public List<ExportedFunction> functions() {
    return FUNCTIONS;
  }

  @Override
  public ComponentInstance instantiate(Host host) {
    return new Reactor(host);
  }
}
