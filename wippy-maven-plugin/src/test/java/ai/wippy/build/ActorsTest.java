package ai.wippy.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Guests that are processes: what they send and get, and how they end. */
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(60)
class ActorsTest {
  private BuiltApp app;

  @BeforeAll
  void build(@TempDir Path target) throws Exception {
    app = BuiltApp.start("actors", target);
  }

  @AfterAll
  void stop() throws Exception {
    app.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"app:echo", "app:worker"})
  void pingPongWithLua(String id) {
    assertThat(app.call("app:ping-pong", id, 1000)).isEqualTo(1000L);
  }

  /** So slowly that the guest's memory rests before each message. */
  @Test
  void slowPingPong() {
    assertThat(app.call("app:ping-pong", "app:echo", 3, "250ms")).isEqualTo(3L);
  }

  @Test
  void pingPongOfTwoGuests() {
    assertThat(app.call("app:guests", 1000)).isEqualTo(1000L);
  }

  @Test
  void everyKindOfValuePasses() {
    assertThat(app.call("app:kinds")).isEqualTo(List.of(6L, "text", true, 42L, 1.5, true, 2L));
  }

  @Test
  void whoWaitsWithAPollIsWoken() {
    assertThat(app.call("app:later", true)).isEqualTo("early");
    Object got = app.call("app:later", false);
    // The message may be there before it looks for the first time.
    for (int i = 0; i < 100 && got.equals("call"); i++) {
      got = app.call("app:later", false);
    }
    assertThat(got).isEqualTo("late call");
  }

  @Test
  void itKnowsItsPid() {
    assertThat(app.call("app:who")).isEqualTo(true);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          silent | topic | bytes | 1  | 1       | true
          silent | topic | text  | 16 | 1       | true
          silent | topic | json  | 1  | 0       | invalid-message
          silent | topic | json  | 1  | 1       | invalid-message
          silent | topic | xml   | 1  | 1       | unsupported-payload
          silent | topic | bytes | 17 | 1       | invalid-message
          silent | @late | bytes | 1  | 1       | invalid-message
          silent | ''    | bytes | 1  | 1       | invalid-message
          small  | topic | bytes | 1  | 1000    | too-large
          nobody | topic | bytes | 1  | 1       | invalid-target
          ''     | topic | bytes | 1  | 1       | invalid-target
          ended  | topic | bytes | 1  | 1       | closed
          """)
  void whatCanGoWrong(
      String target, String topic, String format, int count, int size, String result) {
    Object got = app.call("app:try", target, topic, format, count, size);
    assertThat(String.valueOf(got)).isEqualTo(result);
  }

  @Test
  void aTopicEndsSomewhere() {
    assertThat(app.call("app:try", "silent", "t".repeat(256), "bytes", 1, 1)).isEqualTo(true);
    assertThat(app.call("app:try", "silent", "t".repeat(257), "bytes", 1, 1))
        .isEqualTo("invalid-message");
    assertThat(app.call("app:try", "p".repeat(1025), "t", "bytes", 1, 1))
        .isEqualTo("invalid-target");
  }

  @Test
  void whoMaySendIsForItsPoliciesToSay() {
    assertThat(app.call("app:try-quiet", "silent", "topic", "bytes", 1, 1)).isEqualTo("denied");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cancel", "terminate"})
  void oneThatWaitsIsEnded(String how) {
    assertThat(app.call("app:stop", how)).isEqualTo("Canceled");
  }

  @Test
  void aLimitIsOneOfItsLife() {
    assertThat(app.call("app:expire")).isEqualTo("Timeout");
  }

  @Test
  void onlyAProcessHasAMailbox() {
    var failure = catchThrowableOfType(Failure.class, () -> app.call("app:no-process"));
    assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(failure)
        .hasMessageContaining("only a process has a mailbox; make the entry a process.wasm");
  }
}
