package ai.wippy.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.FutureTask;
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

/** Lua that calls WebAssembly that calls Lua: results, errors, deadlines, who acts. */
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(60)
class CallsTest {
  private BuiltApp app;

  @BeforeAll
  void build(@TempDir Path target) throws Exception {
    app = BuiltApp.start("calls", target);
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
    "app:wasm, hello, hello",
    "app:wasm, app:wasm hello, (hello)",
    "app:wasm, app:lua hello, (hello)",
    "app:lua, app:wasm hello, [hello]",
    "app:lua, app:wasm app:lua app:wasm hello, [([hello])]",
    "app:wasm, app:wasm app:wasm app:wasm hello, (((hello)))",
    "app:worker, app:lua app:worker app:wasm app:worker hello, ([((hello))])",
    "app:wasm, app:ungranted hello, (hello)",
  })
  void everyoneCallsEveryone(String id, String words, String result) {
    assertThat(app.call(id, words)).isEqualTo(result);
  }

  @Test
  void deepDown() {
    String words = "app:wasm app:lua ".repeat(45) + "bottom";
    assertThat(app.call("app:lua", words)).isEqualTo("[(".repeat(45) + "bottom" + ")]".repeat(45));
    var failure = failure("app:lua", "app:wasm app:lua ".repeat(60) + "bottom");
    assertThat(failure).hasMessageContaining("functions call each other 100 deep");
  }

  @Test
  void bytesPassAsTheyAre() {
    var input = new byte[] {'a', 'b'};
    assertThat(app.call("app:backwards", "app:bytes", input))
        .isEqualTo(new byte[] {0, (byte) 0xff, 'b', 'a'});
    assertThat(app.call("app:backwards", "app:wasm", "abc".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("cba".getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          app:none x           | no handler registered for app:none
          none x               | invalid function target: none
          app:lua app:none x   | no handler registered for app:none
          app:bytes x          | app:bytes gave bytes that are no text: call it with call-bytes
          """)
  void whatFailsFarDownIsAnErrorForEveryoneAbove(String words, String message) {
    for (String id : new String[] {"app:wasm", "app:lua"}) {
      var failure = failure(id, "app:wasm " + words);
      assertThat(failure).hasMessageContaining(message.substring(0, 20));
      if (id.equals("app:wasm")) {
        assertThat(failure).hasMessageContaining(message);
      }
    }
  }

  @Test
  void whoIsNotGrantedTheHostIsToldTheLine() {
    var failure = failure("app:ungranted", "app:lua x");
    assertThat(failure.kind()).isEqualTo(Kind.PERMISSION_DENIED);
    assertThat(failure)
        .hasMessageContaining(
            "app:ungranted may not call wippy:runtime/funcs@0.1.0#call-string: add the line"
                + " `imports: [funcs]` to the entry");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "app:spin x",
        "app:lua app:spin x",
        "app:lua app:lua-spin x",
        "app:wasm app:worker app:lua app:spin x"
      })
  void aDeadlineReachesAllTheWayDown(String words) {
    long start = System.nanoTime();
    var failure = failure("app:lua", "app:brief " + words);
    assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
    assertThat(failure).hasMessageContaining("app:brief did not end within 300 ms");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "app:wasm app:lua app:spin x",
        "app:wasm app:lua-spin x",
        "app:worker app:lua app:spin x"
      })
  void anInterruptReachesAllTheWayDown(String words) throws Exception {
    var failure = new FutureTask<>(() -> failure("app:lua", words));
    var caller = Thread.ofVirtual().start(failure);
    Thread.sleep(300);
    caller.interrupt();
    assertThat(caller.join(Duration.ofSeconds(10))).isTrue();
    assertThat(failure.get().kind()).isEqualTo(Kind.CANCELED);
  }

  @Test
  void whoActsAndWhatThatOneMayDoReachesAllTheWayDown() {
    assertThat(app.call("app:as-user", "app:wasm app:lua app:wasm x")).isEqualTo("[([x])]");
    var failure = failure("app:as-user", "app:wasm app:lua app:wasm app:bytes x");
    assertThat(failure).hasMessageContaining("not allowed: app:bytes");
    assertThat(failure("app:lua", "app:wasm app:bytes x"))
        .hasMessageContaining("gave bytes that are no text");
  }
}
