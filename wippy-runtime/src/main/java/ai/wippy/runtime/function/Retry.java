package ai.wippy.runtime.function;

import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Tries a call again that failed.
 *
 * @param attempts in all, at least 1
 * @param first wait before the second attempt
 * @param most longest wait
 * @param factor by which each wait is longer than the one before
 * @param jitter how much of a wait is left to chance, from 0 for nothing to 1 for all
 * @param also kinds of failures to try again after that are usually final
 * @param never kinds of failures that end it
 */
record Retry(
    int attempts,
    Duration first,
    Duration most,
    double factor,
    double jitter,
    Set<Kind> also,
    Set<Kind> never) {
  private static final int ATTEMPTS = 3;
  private static final Duration FIRST = Duration.ofMillis(100);
  private static final Duration MOST = Duration.ofSeconds(10);
  private static final double FACTOR = 2.0;
  private static final double JITTER = 0.1;

  /** The same call will fail in the same way. */
  private static final Set<Kind> FINAL =
      EnumSet.of(Kind.INVALID, Kind.PERMISSION_DENIED, Kind.INTERNAL);

  /** Copies the sets. */
  Retry {
    also = Set.copyOf(also);
    never = Set.copyOf(never);
  }

  /**
   * Reads a {@code retry} option.
   *
   * @throws Failure of kind INVALID if a part of it makes no sense
   */
  static Retry of(Map<?, ?> options) {
    double attempts = number(options, "max_attempts", ATTEMPTS, 1, Integer.MAX_VALUE);
    return new Retry(
        (int) attempts,
        duration(options, "initial_delay", FIRST),
        duration(options, "max_delay", MOST),
        number(options, "backoff_factor", FACTOR, 1, Double.MAX_VALUE),
        number(options, "jitter", JITTER, 0, 1),
        kinds(options, "retry_kinds"),
        kinds(options, "skip_kinds"));
  }

  private static double number(
      Map<?, ?> options, String name, double otherwise, double least, double most) {
    Object value = options.get(name);
    if (value == null) {
      return otherwise;
    }
    if (value instanceof Number number
        && number.doubleValue() >= least
        && number.doubleValue() <= most) {
      return number.doubleValue();
    }
    throw new Failure(
        Kind.INVALID,
        most == 1
            ? "option retry.%s is `%s`: write a number from 0 to 1".formatted(name, value)
            : "option retry.%s is `%s`: write a number, at least 1".formatted(name, value));
  }

  private static Duration duration(Map<?, ?> options, String name, Duration otherwise) {
    Object value = options.get(name);
    var duration = value == null ? otherwise : Millis.of("retry." + name, value);
    if (duration.isNegative()) {
      throw new Failure(
          Kind.INVALID, "option retry.%s cannot be negative, got %s".formatted(name, value));
    }
    return duration;
  }

  private static Set<Kind> kinds(Map<?, ?> options, String name) {
    var kinds = EnumSet.noneOf(Kind.class);
    if (options.get(name) instanceof Collection<?> names) {
      names.forEach(each -> kinds.add(kind(name, each.toString())));
    }
    return kinds;
  }

  private static Kind kind(String option, String text) {
    // errors.UNKNOWN is the empty text.
    String wanted = text.isEmpty() ? Kind.UNKNOWN.text() : text;
    return Arrays.stream(Kind.values())
        .filter(kind -> kind.text().equals(wanted))
        .findFirst()
        .orElseThrow(() ->
            new Failure(
                Kind.INVALID,
                "option retry.%s has no kind `%s`: expected one of %s"
                    .formatted(
                        option,
                        text,
                        String.join(
                            ", ", List.of(Kind.values()).stream().map(Kind::text).toList()))));
  }

  /**
   * Runs a call until it succeeds, fails for good, or has failed often enough.
   *
   * @throws Failure the last one; of kind CANCELED if this thread is interrupted while it waits,
   *     whose interrupt status stays set then
   */
  <T> T run(Supplier<T> call, RandomGenerator random) {
    for (int attempt = 1; ; attempt++) {
      try {
        return call.get();
      } catch (Failure failure) {
        if (attempt >= attempts || isFinal(failure)) {
          throw failure;
        }
        sleep(delay(attempt, random), failure);
      }
    }
  }

  private boolean isFinal(Failure failure) {
    Kind kind = failure.kind();
    if (kind == Kind.CANCELED || never.contains(kind)) {
      return true;
    }
    boolean refused = failure.retryability().filter(retryable -> !retryable).isPresent();
    return refused || (FINAL.contains(kind) && !also.contains(kind));
  }

  /** The wait after an attempt, counted from 1. */
  Duration delay(int attempt, RandomGenerator random) {
    double nanos = first.toNanos() * Math.pow(factor, attempt - 1);
    double varied = nanos * (1 + jitter * (2 * random.nextDouble() - 1));
    return Duration.ofNanos((long) Math.min(varied, most.toNanos()));
  }

  private static void sleep(Duration time, Failure cause) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new Failure(
          Kind.CANCELED, "canceled before another attempt: " + cause.message(), cause);
    }
  }
}
