package ai.wippy.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Guests that break every rule hurt neither their host nor the next call. */
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(60)
class MisbehavingGuestsTest {
  private BuiltApp app;

  @BeforeAll
  void build(@TempDir Path target) throws Exception {
    app = BuiltApp.start("misbehaving", target);
  }

  @AfterAll
  void stop() throws Exception {
    app.close();
  }

  private Failure failure(String id, Object... args) {
    return catchThrowableOfType(Failure.class, () -> app.call(id, args));
  }

  @ParameterizedTest
  @CsvSource({
    "bad:unreachable, , , unreachable",
    "bad:divide, 1, 0, divi",
    "bad:outside, 4294967295, , out of bounds",
    "bad:outside, 65533, , out of bounds",
    "bad:table, 0, , element",
    "bad:table, 9, , element",
    "bad:recurse, 0, , call stack",
    "bad:text-outside, 4294967280, 100, memory",
    "bad:text-outside, 65530, 100, memory",
    "bad:text-outside, 16, 6, UTF-8",
    "bad:list, 65536, 1, memory",
    "bad:list, 0, 4294967295, too long",
    "bad:list, 4, 1, aligned",
    "bad:result-area, 65533, , aligned",
    "bad:result-area, 65532, , memory",
    "bad:char, 55296, , char",
    "bad:char, 1114112, , char",
    "bad:enum, 3, , discriminant",
    "bad:option, 2, , discriminant",
    "bad:post, , , unreachable",
  })
  void traps(String id, Long first, Long second, String message) {
    Object[] args = java.util.stream.Stream.of(first, second).filter(a -> a != null).toArray();

    Failure failure = failure(id, args);

    assertThat(failure).hasMessageContaining(message);
    assertThat(failure.kind()).isEqualTo(Kind.INTERNAL);
    assertThat(app.call("bad:divide", 6, 2)).isEqualTo(3L);
  }

  @Test
  void anAllocatorThatLiesIsATrap() {
    assertThat(failure("bad:echo", "x".repeat(100_000)).kind()).isEqualTo(Kind.INTERNAL);
    assertThat(app.call("bad:echo", "four")).isEqualTo(4L);
  }

  @Test
  void aLoopEndsAtItsDeadline() {
    Instant start = Instant.now();

    Failure failure = failure("bad:spin");

    assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
    assertThat(failure).hasMessageContaining("200 ms");
    assertThat(Duration.between(start, Instant.now()))
        .isBetween(Duration.ofMillis(200), Duration.ofMillis(1500));
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    assertThat(app.call("bad:divide", 6, 2)).isEqualTo(3L);
  }

  @Test
  void aLoopEndsWhenItsCallerIsInterrupted() throws InterruptedException {
    var caught = new java.util.concurrent.atomic.AtomicReference<Failure>();
    var caller = Thread.ofVirtual().start(() -> caught.set(failure("bad:spin-forever")));
    Thread.sleep(300);

    caller.interrupt();

    assertThat(caller.join(Duration.ofSeconds(5))).isTrue();
    assertThat(caught.get().kind()).isEqualTo(Kind.CANCELED);
  }

  @Test
  void memoryGrowsToItsLimitAndNoFurther() {
    assertThat(app.call("bad:grow")).isEqualTo(16L);
    assertThat(app.call("bad:grow")).isEqualTo(16L);
  }

  @Test
  void everyCallHasAFreshInstance() {
    assertThat(app.call("bad:count")).isEqualTo(1L);
    assertThat(app.call("bad:count")).isEqualTo(1L);
  }

  @Test
  void goodAnswersOfTheSameGuests() {
    assertThat(app.call("bad:text-outside", 16, 2)).isEqualTo("ok");
    assertThat(app.call("bad:char", 0x10FFFF)).isEqualTo("\uDBFF\uDFFF");
    assertThat(app.call("bad:enum", 2)).isEqualTo("blue");
    assertThat(app.call("bad:option", 0)).isNull();
    assertThat(app.call("bad:option", 1)).isEqualTo(7L);
  }
}
