package ai.wippy.runtime.component;

import ai.wippy.runtime.payload.Values;
import org.jspecify.annotations.Nullable;

/** The one member of a table that stands for a case. */
final class Member {
  private Member() {}

  /** Whether the table names the case. A nil does only where it can be the payload. */
  static boolean present(Values values, Object table, String name, @Nullable Type payload) {
    Object member = values.field(table, name);
    if (member == null) {
      return false;
    }
    return values.shape(member) != Values.Shape.NIL || (payload != null && payload.acceptsNil());
  }

  /** The payload of a case that the table names, or nil. */
  static Object of(Values values, Object table, String name) {
    Object member = values.field(table, name);
    return member == null ? values.nil() : member;
  }
}
