package ai.wippy.runtime.security;

import ai.wippy.registry.Settings;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import java.util.Map;

/**
 * Decides what a context may do.
 *
 * @param strict whether a context without actor or scope is denied everything; otherwise it is
 *     allowed everything ({@code security.strict_mode})
 */
public record Access(boolean strict) {
  /** As the settings of an application say. */
  public static Access of(Settings settings) {
    return new Access(settings.flag("security.strict_mode", false));
  }

  /** Whether {@code action} on {@code resource} is allowed. */
  public boolean allows(Context context, String action, String resource) {
    return allows(context, action, resource, Map.of());
  }

  /**
   * Whether {@code action} on {@code resource} is allowed.
   *
   * @param meta what is known of the resource, for conditions of policies; values as in {@link
   *     Actor#meta}
   */
  public boolean allows(Context context, String action, String resource, Map<String, Object> meta) {
    if (context.actor().isEmpty() || context.scope().isEmpty()) {
      return !strict;
    }
    var request = new Request(context.actor().get(), action, resource, meta);
    return context.scope().get().evaluate(request) == Decision.ALLOW;
  }

  /**
   * Refuses what is not allowed.
   *
   * @throws Failure of kind PERMISSION_DENIED, naming the resource
   */
  public void require(Context context, String action, String resource) {
    require(context, action, resource, Map.of());
  }

  /**
   * Refuses what is not allowed.
   *
   * @param meta as for {@link #allows}
   * @throws Failure of kind PERMISSION_DENIED, naming the resource
   */
  public void require(Context context, String action, String resource, Map<String, Object> meta) {
    if (!allows(context, action, resource, meta)) {
      throw new Failure(Kind.PERMISSION_DENIED, "not allowed: " + resource);
    }
  }
}
