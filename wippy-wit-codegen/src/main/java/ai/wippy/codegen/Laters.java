package ai.wippy.codegen;

import ai.wippy.component.plan.CoreSource;
import ai.wippy.component.plan.Plan;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The variables that stand for functions which are not there yet when instances get them. */
final class Laters {
  private final Map<CoreSource.Later, String> names = new LinkedHashMap<>();

  Laters(Plan plan) {
    for (Plan.Instantiate step : plan.steps()) {
      for (CoreSource source : step.args()) {
        if (source instanceof CoreSource.Later later) {
          names.putIfAbsent(later, "later" + names.size());
        }
      }
    }
  }

  /** What a function is in the end. */
  static CoreSource function(CoreSource source) {
    return source instanceof CoreSource.Later(_, CoreSource function) ? function : source;
  }

  Collection<String> names() {
    return names.values();
  }

  String name(CoreSource.Later later) {
    return Objects.requireNonNull(names.get(later), "a function that an instance gets");
  }

  /** Those that are there once a step is done. */
  List<CoreSource.Later> after(int step) {
    return names.keySet().stream().filter(later -> later.step() == step).toList();
  }
}
