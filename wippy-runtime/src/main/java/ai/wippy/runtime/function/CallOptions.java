package ai.wippy.runtime.function;

import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How a call is to be made: {@code meta.options} of an entry, and what a caller adds. Names that
 * nobody knows mean nothing.
 *
 * @param values by their names, values as in {@link ai.wippy.runtime.payload.JavaValues}
 */
public record CallOptions(Map<String, Object> values) {
  /** None. */
  public static final CallOptions NONE = new CallOptions(Map.of());

  /** Copies the map. */
  public CallOptions {
    values = Map.copyOf(values);
  }

  /** The same with others, which win over those that were there. */
  public CallOptions with(Map<String, Object> more) {
    if (more.isEmpty()) {
      return this;
    }
    var merged = new LinkedHashMap<>(values);
    merged.putAll(more);
    return new CallOptions(merged);
  }

  /**
   * How long the call may take, waiting and further attempts included: {@code timeout}.
   *
   * @throws Failure of kind INVALID if it is no positive duration
   */
  Optional<Duration> timeout() {
    var timeout =
        Optional.ofNullable(values.get("timeout")).map(value -> Millis.of("timeout", value));
    if (timeout.filter(time -> !time.isPositive()).isPresent()) {
      throw new Failure(
          Kind.INVALID, "option timeout must be positive, got %s".formatted(values.get("timeout")));
    }
    return timeout;
  }

  /**
   * Whether and when to try again: {@code retry}.
   *
   * @throws Failure of kind INVALID if a part of it makes no sense
   */
  Optional<Retry> retry() {
    return switch (values.get("retry")) {
      case null -> Optional.empty();
      case Map<?, ?> retry -> Optional.of(Retry.of(retry));
      case Object other ->
          throw new Failure(Kind.INVALID, "option retry is no map but `%s`".formatted(other));
    };
  }
}
