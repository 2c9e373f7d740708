package ai.wippy.runtime.component;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How dynamic callers call functions of one root instance.
 *
 * @param core its core functions
 * @param functions all that it exports
 * @param tables as in {@link LiftedFunction#call}
 */
record Service(CoreCalls core, List<LiftedFunction> functions, boolean tables) {
  /** A method of a resource type; null if it has none of that name. */
  @Nullable LiftedFunction method(ResourceType type, String method) {
    String name = "[method]" + type.name() + "." + method;
    for (LiftedFunction each : functions) {
      int number = each.methodOf(name);
      if (number >= 0 && core.state().type(number) == type) {
        return each;
      }
    }
    return null;
  }

  /** A function; null if the component does not export it. */
  @Nullable LiftedFunction function(ExportedFunction type) {
    for (LiftedFunction each : functions) {
      if (each.type() == type) {
        return each;
      }
    }
    return null;
  }
}
