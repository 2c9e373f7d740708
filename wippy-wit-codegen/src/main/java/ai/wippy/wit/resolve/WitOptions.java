package ai.wippy.wit.resolve;

import ai.wippy.diagnostic.Severity;
import java.util.Set;

/**
 * How to resolve.
 *
 * @param features names of active features: items under {@code @unstable(feature = x)} exist only
 *     if {@code x} is one of them
 * @param later what an item of a later version of the component model is, such as an {@code async}
 *     function: an error, or left out of the model with a warning
 */
public record WitOptions(Set<String> features, Severity later) {
  /** No features, and nothing is left out. */
  public static final WitOptions STRICT = new WitOptions(Set.of(), Severity.ERROR);

  /** Copies the set. */
  public WitOptions {
    features = Set.copyOf(features);
  }
}
