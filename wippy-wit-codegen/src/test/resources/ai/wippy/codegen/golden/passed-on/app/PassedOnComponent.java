package app;

import ai.wippy.runtime.component.Component;
import ai.wippy.runtime.component.ComponentInstance;
import ai.wippy.runtime.component.ExportedFunction;
import ai.wippy.runtime.component.Host;
import ai.wippy.runtime.component.LiftedFunction;
import ai.wippy.runtime.component.Type;
import java.util.List;

/** The component PassedOn, for callers without its types. */
public final class PassedOnComponent implements Component {
  private static final Type POINT =
      Type.record("point", new Type.Field("x", Type.F32), new Type.Field("y", Type.F32));
  private static final Type NESTED =
      Type.record(
          "nested",
          new Type.Field("at", POINT),
          new Type.Field("near", Type.option(POINT)),
          new Type.Field("pairs", Type.list(Type.tuple(Type.U8, Type.S16))));
  private static final Type VALUE_PART =
      Type.record(
          "value-part",
          new Type.Field("name", Type.STRING),
          new Type.Field("bits", Type.list(Type.U8)),
          new Type.Field("when", Type.option(Type.option(Type.U64))));
  private static final Type VALUE =
      Type.variant(
          "value",
          new Type.Case("nothing"),
          new Type.Case("string", Type.STRING),
          new Type.Case("integer", Type.S64),
          new Type.Case("float", Type.F32),
          new Type.Case("list", Type.list(VALUE_PART)),
          new Type.Case("value"));
  private static final Type CLASS =
      Type.enumeration("class", "enum", "default", "a-b", "a-b2");
  private static final Type RIGHTS =
      Type.flags("rights", "read", "write", "static");
  private static final Type MANY =
      Type.flags(
          "many",
          "f0",
          "f1",
          "f2",
          "f3",
          "f4",
          "f5",
          "f6",
          "f7",
          "f8",
          "f9",
          "f10",
          "f11",
          "f12",
          "f13",
          "f14",
          "f15",
          "f16");
  private static final List<ExportedFunction> FUNCTIONS =
      List.of(
          ExportedFunction.of(
              "acme:every-thing/api@1.2.3#numbers",
              Type.tuple(Type.U8, Type.U16, Type.U32, Type.U64),
              new ExportedFunction.Param("a", Type.U8),
              new ExportedFunction.Param("b", Type.S8),
              new ExportedFunction.Param("c", Type.U16),
              new ExportedFunction.Param("d", Type.S16),
              new ExportedFunction.Param("e", Type.U32),
              new ExportedFunction.Param("f", Type.S32),
              new ExportedFunction.Param("g", Type.U64),
              new ExportedFunction.Param("h", Type.S64),
              new ExportedFunction.Param("i", Type.F32),
              new ExportedFunction.Param("j", Type.F64),
              new ExportedFunction.Param("k", Type.CHAR),
              new ExportedFunction.Param("l", Type.BOOL)),
          ExportedFunction.of(
              "acme:every-thing/api@1.2.3#arrays",
              Type.list(Type.CHAR),
              new ExportedFunction.Param("a", Type.list(Type.U8)),
              new ExportedFunction.Param("b", Type.list(Type.S8)),
              new ExportedFunction.Param("c", Type.list(Type.U16)),
              new ExportedFunction.Param("d", Type.list(Type.S16)),
              new ExportedFunction.Param("e", Type.list(Type.U32)),
              new ExportedFunction.Param("f", Type.list(Type.S32))),
          ExportedFunction.of(
              "acme:every-thing/api@1.2.3#more-arrays",
              Type.list(Type.STRING),
              new ExportedFunction.Param("a", Type.list(Type.U64)),
              new ExportedFunction.Param("b", Type.list(Type.S64)),
              new ExportedFunction.Param("c", Type.list(Type.F32)),
              new ExportedFunction.Param("d", Type.list(Type.F64)),
              new ExportedFunction.Param("e", Type.list(Type.CHAR)),
              new ExportedFunction.Param("f", Type.list(Type.BOOL))),
          ExportedFunction.of(
              "acme:every-thing/api@1.2.3#center",
              Type.option(POINT),
              new ExportedFunction.Param("of", Type.list(POINT))),
          ExportedFunction.of(
              "acme:every-thing/api@1.2.3#deep",
              Type.result(NESTED, VALUE),
              new ExportedFunction.Param("n", NESTED),
              new ExportedFunction.Param("v", Type.list(VALUE))),
          ExportedFunction.of(
              "acme:every-thing/api@1.2.3#pick",
              CLASS,
              new ExportedFunction.Param("v", VALUE),
              new ExportedFunction.Param("c", CLASS)),
          ExportedFunction.of(
              "acme:every-thing/api@1.2.3#allow",
              Type.result(null, RIGHTS),
              new ExportedFunction.Param("r", RIGHTS),
              new ExportedFunction.Param("m", MANY)),
          ExportedFunction.of("acme:every-thing/api@1.2.3#check", Type.result(null, null)),
          ExportedFunction.of(
              "acme:every-thing/api@1.2.3#narrow",
              Type.result(Type.F64, null),
              new ExportedFunction.Param("r", Type.result(Type.U32, Type.F32))),
          ExportedFunction.of("acme:every-thing/api@1.2.3#to-string", Type.STRING),
          ExportedFunction.of(
              "acme:every-thing/api@1.2.3#get-class",
              Type.U32,
              new ExportedFunction.Param("state", Type.U32),
              new ExportedFunction.Param("core", Type.U32),
              new ExportedFunction.Param("heap", Type.STRING),
              new ExportedFunction.Param("class", Type.STRING)),
          ExportedFunction.of(
              "acme:every-thing/api@1.2.3#spill",
              Type.list(Type.list(Type.result(POINT, CLASS))),
              new ExportedFunction.Param("a", NESTED),
              new ExportedFunction.Param("b", NESTED),
              new ExportedFunction.Param("c", NESTED),
              new ExportedFunction.Param("d", VALUE)),
          ExportedFunction.of("acme:every-thing/api@1.2.3#wait", null),
          ExportedFunction.of(
              "log",
              null,
              new ExportedFunction.Param("line", Type.STRING),
              new ExportedFunction.Param("level", Type.option(Type.U8))),
          ExportedFunction.of(
              "area",
              Type.F64,
              new ExportedFunction.Param("area", Type.F64),
              new ExportedFunction.Param("result", Type.F64)));
  static final List<LiftedFunction> LIFTED = LiftedFunction.of(FUNCTIONS);

  /** For the runtime, which finds the class by its name. */
  public PassedOnComponent() {}

  @Override
  public List<ExportedFunction> functions() {
    return FUNCTIONS;
  }

  @Override
  public ComponentInstance instantiate(Host host) {
    return new PassedOn(host);
  }
}
