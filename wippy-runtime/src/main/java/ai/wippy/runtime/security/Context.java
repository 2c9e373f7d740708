package ai.wippy.runtime.security;

import java.util.Map;

/**
 * What a call inherits from its caller.
 *
 * @param values context values by name
 */
public record Context(Map<String, Object> values) {
  /** Nothing. */
  public static final Context EMPTY = new Context(Map.of());
}
