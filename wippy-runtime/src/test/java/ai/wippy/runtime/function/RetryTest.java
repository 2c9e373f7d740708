package ai.wippy.runtime.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(30)
class RetryTest {
  private static final RandomGenerator RANDOM = new Random(1);
  private static final Map<String, Object> QUICK =
      Map.of("max_attempts", 3L, "initial_delay", 0L, "jitter", 0L);

  private static Retry retry(Map<String, Object> more) {
    return Retry.of(new CallOptions(QUICK).with(more).values());
  }

  private static int attempts(Retry retry, Kind kind, Optional<Boolean> retryable) {
    var attempts = new ArrayList<Integer>();
    catchThrowableOfType(
        Failure.class,
        () ->
            retry.run(
                () -> {
                  attempts.add(attempts.size() + 1);
                  throw new Failure(kind, "no", retryable, null, null);
                },
                RANDOM));
    return attempts.size();
  }

  @Test
  void goesOnUntilItSucceeds() {
    var failures = new ArrayList<>(List.of("one", "two"));
    String result =
        retry(Map.of())
            .run(
                () -> {
                  if (!failures.isEmpty()) {
                    throw new Failure(
                        Kind.UNAVAILABLE, failures.removeFirst(), Optional.empty(), null, null);
                  }
                  return "three";
                },
                RANDOM);
    assertThat(result).isEqualTo("three");
  }

  @ParameterizedTest
  @EnumSource
  void someKindsAreFinal(Kind kind) {
    boolean last =
        switch (kind) {
          case INVALID, PERMISSION_DENIED, INTERNAL, CANCELED -> true;
          case UNKNOWN, NOT_FOUND, ALREADY_EXISTS, UNAVAILABLE, CONFLICT, TIMEOUT, RATE_LIMITED ->
              false;
        };
    assertThat(attempts(retry(Map.of()), kind, Optional.empty())).isEqualTo(last ? 1 : 3);
    assertThat(attempts(retry(Map.of()), kind, Optional.of(true))).isEqualTo(last ? 1 : 3);
    assertThat(attempts(retry(Map.of()), kind, Optional.of(false))).isEqualTo(1);
    var listed = retry(Map.of("retry_kinds", List.of(kind == Kind.UNKNOWN ? "" : kind.text())));
    assertThat(attempts(listed, kind, Optional.empty())).isEqualTo(kind == Kind.CANCELED ? 1 : 3);
    var skipped = retry(Map.of("skip_kinds", List.of(kind.text())));
    assertThat(attempts(skipped, kind, Optional.empty())).isEqualTo(1);
  }

  @Test
  void waitsGrowUpToAMost() {
    var retry =
        Retry.of(
            Map.of("initial_delay", 10L, "max_delay", "50ms", "backoff_factor", 2L, "jitter", 0L));
    assertThat(List.of(1, 2, 3, 4))
        .map(attempt -> retry.delay(attempt, RANDOM).toMillis())
        .containsExactly(10L, 20L, 40L, 50L);
    var far = retry.delay(5000, RANDOM);
    assertThat(far).isEqualTo(Duration.ofMillis(50));
  }

  @Test
  void chanceVariesThem() {
    var retry = Retry.of(Map.of("initial_delay", 100L, "jitter", 0.5));
    for (int i = 0; i < 100; i++) {
      assertThat(retry.delay(1, RANDOM)).isBetween(Duration.ofMillis(50), Duration.ofMillis(150));
    }
  }

  @Test
  void withoutNumbersItUsesTheUsualOnes() {
    var retry = Retry.of(Map.of());
    assertThat(retry.attempts()).isEqualTo(3);
    assertThat(retry.first()).isEqualTo(Duration.ofMillis(100));
    assertThat(retry.most()).isEqualTo(Duration.ofSeconds(10));
    assertThat(retry.factor()).isEqualTo(2.0);
    assertThat(retry.jitter()).isEqualTo(0.1);
  }

  @Test
  void anInterruptEndsTheWait() throws InterruptedException {
    var trail = new Trail();
    var thread =
        Thread.startVirtualThread(() -> {
          var failure =
              catchThrowableOfType(
                  Failure.class,
                  () ->
                      Retry.of(Map.of("initial_delay", "1h", "max_delay", "1h"))
                          .run(
                              () -> {
                                trail.add("tried");
                                throw new Failure(Kind.TIMEOUT, "slow", true, null, null);
                              },
                              RANDOM));
          trail.add(failure.message() + " " + Thread.currentThread().isInterrupted());
        });
    Trail.await(() -> trail.steps().size() == 1);
    thread.interrupt();
    thread.join();
    assertThat(trail.steps())
        .containsExactly("tried", "canceled before another attempt: slow true");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          max_attempts   | 0     | option retry.max_attempts is `0`: write a number, at least 1
          backoff_factor | 0.5   | option retry.backoff_factor is `0.5`: write a number, at least 1
          jitter         | 2     | option retry.jitter is `2`: write a number from 0 to 1
          initial_delay  | soon  | option retry.initial_delay is `soon`: write milliseconds, or a duration such as "1.5s"
          max_delay      | -1    | option retry.max_delay cannot be negative, got -1
          """)
  void optionsThatMakeNoSense(String name, String text, String message) {
    Object value =
        text.matches("-?[0-9]+")
            ? (Object) Long.valueOf(text)
            : text.matches("[0-9.]+") ? (Object) Double.valueOf(text) : text;
    assertThat(catchThrowableOfType(Failure.class, () -> Retry.of(Map.of(name, value))))
        .hasMessage(message);
  }
}
