package ai.wippy.runtime.security;

import ai.wippy.registry.Entry;
import ai.wippy.registry.EntryId;
import ai.wippy.registry.FrozenRegistry;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The security of an application.
 *
 * @param access decides what a context may do
 * @param policies what contexts are made of
 * @param tokens its token stores
 */
public record Security(Access access, Policies policies, Map<EntryId, TokenStore> tokens) {
  /** Copies the map. */
  public Security {
    tokens = Map.copyOf(tokens);
  }

  /**
   * As the entries and settings of an application say.
   *
   * @param variables looks up a variable of the environment
   * @throws ai.wippy.runtime.payload.Failure if an entry makes no sense
   */
  public static Security of(
      FrozenRegistry application, Function<String, Optional<String>> variables) {
    var registry = application.registry();
    var tokens = new HashMap<EntryId, TokenStore>();
    for (Entry entry : registry.ofKind(TokenStore.KIND)) {
      tokens.put(entry.id(), TokenStore.of(entry, variables));
    }
    return new Security(Access.of(application.settings()), Policies.of(registry), tokens);
  }
}
