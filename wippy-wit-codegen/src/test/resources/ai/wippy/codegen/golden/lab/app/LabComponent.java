package app;

import ai.wippy.runtime.component.Component;
import ai.wippy.runtime.component.ComponentInstance;
import ai.wippy.runtime.component.ExportedFunction;
import ai.wippy.runtime.component.Host;
import ai.wippy.runtime.component.LiftedFunction;
import ai.wippy.runtime.component.Type;
import java.util.List;

/** The component Lab, for callers without its types. */
public final class LabComponent implements Component {
  private static final Type UNIT =
      Type.enumeration("unit", "volt", "ampere");
  private static final Type MARKS =
      Type.flags("marks", "calibrated", "noisy");
  private static final Type READING =
      Type.record(
          "reading",
          new Type.Field("value", Type.F64),
          new Type.Field("unit", UNIT),
          new Type.Field("marks", MARKS),
          new Type.Field("note", Type.option(Type.STRING)));
  private static final Type COMMAND =
      Type.variant(
          "command",
          new Type.Case("reset"),
          new Type.Case("set", Type.F32),
          new Type.Case("label", Type.STRING),
          new Type.Case("range", Type.tuple(Type.S32, Type.U64)));
  private static final List<ExportedFunction> FUNCTIONS =
      List.of(
          ExportedFunction.of(
              "sample",
              Type.result(Type.list(READING), Type.STRING),
              new ExportedFunction.Param("i", Type.borrow("instrument", 0)),
              new ExportedFunction.Param("n", Type.U32)),
          ExportedFunction.of("drive", Type.STRING, new ExportedFunction.Param("c", COMMAND)),
          ExportedFunction.of(
              "keep",
              null,
              new ExportedFunction.Param("i", Type.own("instrument", 0))),
          ExportedFunction.of("give-back", Type.option(Type.own("instrument", 0))),
          ExportedFunction.of(
              "forget",
              null,
              new ExportedFunction.Param("i", Type.borrow("instrument", 0))));
  static final List<LiftedFunction> LIFTED = LiftedFunction.of(FUNCTIONS);

  /** For the runtime, which finds the class by its name. */
  public LabComponent() {}

  @Override
  public List<ExportedFunction> functions() {
    return FUNCTIONS;
  }

  @Override
  public ComponentInstance instantiate(Host host) {
    return new Lab(host);
  }
}
