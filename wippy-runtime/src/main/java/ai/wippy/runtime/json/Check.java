package ai.wippy.runtime.json;

import ai.wippy.runtime.payload.JavaValues;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a schema asks of a value. */
@FunctionalInterface
interface Check {
  /** A check that everything passes. */
  Check ANYTHING = (_, _, _) -> {};

  /**
   * Looks at a value.
   *
   * @param at where the value is: {@code users[3].name}; empty for the whole
   * @param value as in {@link ai.wippy.runtime.payload.JavaValues}
   * @param problems takes what is wrong
   */
  void check(String at, Object value, Problems problems);

  /** A check that nothing passes. */
  static Check nothing() {
    return (at, _, problems) -> problems.add(at, "is not allowed");
  }

  /** A value inside of another: nothing is null there. */
  static Object inner(@Nullable Object value) {
    return value == null ? JavaValues.NIL : value;
  }

  /** All of them. */
  static Check all(List<Check> checks) {
    return (at, value, problems) -> checks.forEach(each -> each.check(at, value, problems));
  }

  /** Whether a value passes. */
  default boolean passes(String at, Object value, Problems problems) {
    var own = problems.apart();
    check(at, value, own);
    return own.isEmpty();
  }
}
