package ai.wippy.wit.syntax;

import java.util.Optional;

/**
 * A feature gate (WIT, feature gates). At most one of {@code since} and {@code unstable} is
 * present, and one of them is if {@code deprecated} is.
 *
 * @param since the version that introduced the item
 * @param unstable the feature that must be active for the item to exist
 * @param deprecated the version that deprecated the item
 */
public record Gate(
    Optional<Version> since, Optional<Ident> unstable, Optional<Version> deprecated) {
  /** No gate. */
  public static final Gate NONE = new Gate(Optional.empty(), Optional.empty(), Optional.empty());
}
