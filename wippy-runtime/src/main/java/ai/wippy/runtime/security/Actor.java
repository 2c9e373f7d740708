package ai.wippy.runtime.security;

import java.util.Map;

/**
 * Who acts.
 *
 * @param id such as {@code user:42}
 * @param meta what is known of it: values of {@link ai.wippy.runtime.payload.JavaValues}
 */
public record Actor(String id, Map<String, Object> meta) {
  /** Copies the map. */
  public Actor {
    meta = Map.copyOf(meta);
  }
}
