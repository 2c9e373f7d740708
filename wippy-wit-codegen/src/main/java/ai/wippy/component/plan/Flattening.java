package ai.wippy.component.plan;

import ai.wippy.wit.model.CoreType;
import ai.wippy.wit.model.Flat;
import ai.wippy.wit.model.Func;
import ai.wippy.wit.model.WitType;
import java.util.ArrayList;
import java.util.List;

/** Core signatures of component functions (Canonical ABI, flattening). */
public final class Flattening {
  private Flattening() {}

  /** What a core function must look like to be lifted as {@code func}. */
  public static CoreModule.Signature lifted(Func func) {
    Flat result = result(func);
    return new CoreModule.Signature(params(func), spills(result) ? List.of(CoreType.I32) : result.types());
  }

  /** What {@code func} looks like when it has been lowered. */
  public static CoreModule.Signature lowered(Func func) {
    Flat result = result(func);
    if (!spills(result)) {
      return new CoreModule.Signature(params(func), result.types());
    }
    var params = new ArrayList<>(params(func));
    params.add(CoreType.I32);
    return new CoreModule.Signature(params, List.of());
  }

  /** Whether the parameters take so many slots that they cross in memory. */
  public static boolean paramsSpill(Func func) {
    return flat(func).spilled();
  }

  /** Whether the result takes so many slots that it crosses in memory. */
  public static boolean resultSpills(Func func) {
    return spills(result(func));
  }

  private static boolean spills(Flat result) {
    return result.spilled() || result.types().size() > 1;
  }

  private static List<CoreType> params(Func func) {
    Flat flat = flat(func);
    return flat.spilled() ? List.of(CoreType.I32) : flat.types();
  }

  private static Flat flat(Func func) {
    Flat flat = Flat.NONE;
    for (Func.Param param : func.params()) {
      flat = flat.then(param.type().layout().flat());
    }
    return flat;
  }

  private static Flat result(Func func) {
    return func.result().map(WitType::layout).map(layout -> layout.flat()).orElse(Flat.NONE);
  }
}
