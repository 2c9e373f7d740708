package ai.wippy.component;

import ai.wippy.wit.model.CoreType;
import ai.wippy.wit.model.Flat;
import ai.wippy.wit.model.Func;
import java.util.ArrayList;
import java.util.List;

/**
 * The core signature of a component function (Canonical ABI, flattening).
 *
 * @param params of the core function
 * @param results of the core function, one at most
 * @param paramsSpill whether the parameters take so many slots that they cross in memory
 * @param resultSpills whether the result takes so many slots that it crosses in memory
 */
public record FlatFunc(
    List<CoreType> params, List<CoreType> results, boolean paramsSpill, boolean resultSpills) {
  /** Copies the lists. */
  public FlatFunc {
    params = List.copyOf(params);
    results = List.copyOf(results);
  }

  /** What a core function must look like to be lifted as {@code func}. */
  public static FlatFunc lifted(Func func) {
    Flat params = params(func);
    Flat result = result(func);
    boolean spills = spills(result);
    return new FlatFunc(
        slots(params), spills ? List.of(CoreType.I32) : result.types(), params.spilled(), spills);
  }

  /** What {@code func} looks like when it has been lowered. */
  public static FlatFunc lowered(Func func) {
    Flat params = params(func);
    Flat result = result(func);
    var slots = new ArrayList<>(slots(params));
    if (spills(result)) {
      slots.add(CoreType.I32);
      return new FlatFunc(slots, List.of(), params.spilled(), true);
    }
    return new FlatFunc(slots, result.types(), params.spilled(), false);
  }

  private static Flat params(Func func) {
    Flat flat = Flat.NONE;
    for (Func.Param param : func.params()) {
      flat = flat.then(param.type().layout().flat());
    }
    return flat;
  }

  private static Flat result(Func func) {
    return func.result().map(type -> type.layout().flat()).orElse(Flat.NONE);
  }

  private static boolean spills(Flat result) {
    return result.spilled() || result.types().size() > 1;
  }

  private static List<CoreType> slots(Flat params) {
    return params.spilled() ? List.of(CoreType.I32) : params.types();
  }
}
