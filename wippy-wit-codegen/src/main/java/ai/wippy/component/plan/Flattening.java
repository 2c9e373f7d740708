package ai.wippy.component.plan;

import ai.wippy.component.FlatFunc;
import ai.wippy.wit.model.Func;

/** Core signatures of component functions (Canonical ABI, flattening). */
public final class Flattening {
  private Flattening() {}

  /** What a core function must look like to be lifted as {@code func}. */
  public static CoreModule.Signature lifted(Func func) {
    FlatFunc flat = FlatFunc.lifted(func);
    return new CoreModule.Signature(flat.params(), flat.results());
  }

  /** What {@code func} looks like when it has been lowered. */
  public static CoreModule.Signature lowered(Func func) {
    FlatFunc flat = FlatFunc.lowered(func);
    return new CoreModule.Signature(flat.params(), flat.results());
  }

  /** Whether the parameters take so many slots that they cross in memory. */
  public static boolean paramsSpill(Func func) {
    return FlatFunc.lifted(func).paramsSpill();
  }

  /** Whether the result takes so many slots that it crosses in memory. */
  public static boolean resultSpills(Func func) {
    return FlatFunc.lifted(func).resultSpills();
  }
}
