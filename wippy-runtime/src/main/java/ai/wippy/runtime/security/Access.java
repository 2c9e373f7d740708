package ai.wippy.runtime.security;

import ai.wippy.registry.Settings;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;

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
    if (context.actor().isEmpty() || context.scope().isEmpty()) {
      return !strict;
    }
    var decision = context.scope().get().evaluate(context.actor().get(), action, resource);
    return decision == Decision.ALLOW;
  }

  /**
   * Refuses what is not allowed.
   *
   * @throws Failure of kind PERMISSION_DENIED, naming the resource
   */
  public void require(Context context, String action, String resource) {
    if (!allows(context, action, resource)) {
      throw new Failure(Kind.PERMISSION_DENIED, "not allowed: " + resource);
    }
  }
}
