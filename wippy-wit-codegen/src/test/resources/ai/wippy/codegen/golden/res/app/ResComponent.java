package app;

import ai.wippy.runtime.component.Component;
import ai.wippy.runtime.component.ComponentInstance;
import ai.wippy.runtime.component.ExportedFunction;
import ai.wippy.runtime.component.Host;
import ai.wippy.runtime.component.LiftedFunction;
import ai.wippy.runtime.component.Type;
import java.util.List;

/** The component Res, for callers without its types. */
public final class ResComponent implements Component {
  private static final List<ExportedFunction> FUNCTIONS =
      List.of(
          ExportedFunction.of(
              "log-to",
              Type.result(Type.U32, Type.STRING),
              new ExportedFunction.Param("name", Type.STRING),
              new ExportedFunction.Param("lines", Type.list(Type.STRING))),
          ExportedFunction.of(
              "peers:res/counters@0.1.0#[constructor]counter",
              Type.own("counter", 6),
              new ExportedFunction.Param("start", Type.S64)),
          ExportedFunction.of(
              "peers:res/counters@0.1.0#[method]counter.increment",
              Type.S64,
              new ExportedFunction.Param("self", Type.borrow("counter", 6)),
              new ExportedFunction.Param("by", Type.S64)),
          ExportedFunction.of(
              "peers:res/counters@0.1.0#[method]counter.value",
              Type.S64,
              new ExportedFunction.Param("self", Type.borrow("counter", 6))),
          ExportedFunction.of(
              "peers:res/counters@0.1.0#[method]counter.label",
              Type.STRING,
              new ExportedFunction.Param("self", Type.borrow("counter", 6))),
          ExportedFunction.of(
              "peers:res/counters@0.1.0#[static]counter.merge",
              Type.own("counter", 6),
              new ExportedFunction.Param("a", Type.own("counter", 6)),
              new ExportedFunction.Param("b", Type.own("counter", 6))),
          ExportedFunction.of(
              "peers:res/counters@0.1.0#larger",
              Type.S64,
              new ExportedFunction.Param("a", Type.borrow("counter", 6)),
              new ExportedFunction.Param("b", Type.borrow("counter", 6))),
          ExportedFunction.of(
              "peers:res/counters@0.1.0#split",
              Type.list(Type.own("counter", 6)),
              new ExportedFunction.Param("c", Type.own("counter", 6)),
              new ExportedFunction.Param("n", Type.U32)),
          ExportedFunction.of("peers:res/counters@0.1.0#live", Type.U32));
  static final List<LiftedFunction> LIFTED = LiftedFunction.of(FUNCTIONS);

  /** For the runtime, which finds the class by its name. */
  public ResComponent() {}

  @Override
  public List<ExportedFunction> functions() {
    return FUNCTIONS;
  }

  @Override
  public ComponentInstance instantiate(Host host) {
    return new Res(host);
  }
}
