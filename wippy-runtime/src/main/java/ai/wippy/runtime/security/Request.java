package ai.wippy.runtime.security;

import java.util.Map;

/**
 * What a policy is asked.
 *
 * @param actor who acts
 * @param action what it wants to do, such as {@code funcs.call}
 * @param resource with what, such as the id of a function
 * @param meta what else is known of the resource, values as in {@link Actor#meta}
 */
public record Request(Actor actor, String action, String resource, Map<String, Object> meta) {
  /** Copies the map. */
  public Request {
    meta = Map.copyOf(meta);
  }
}
