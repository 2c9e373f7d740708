package ai.wippy.build;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs that know nothing of us, in both worlds of WASI. */
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(120)
class WasiTest {
  /** What the entries call {@code target/wasi-test}: directories are relative to the process. */
  private static final Path DATA = Path.of("target/wasi-test");

  private static final String IN = "first\nsecond, without an end";

  private BuiltApp app;

  @BeforeAll
  void build(@TempDir Path target) throws Exception {
    app = BuiltApp.start("wasi", target);
  }

  @AfterAll
  void stop() throws Exception {
    app.close();
  }

  @BeforeEach
  void fill() throws IOException {
    Files.createDirectories(DATA);
    Files.deleteIfExists(DATA.resolve("out.txt"));
    Files.writeString(DATA.resolve("in.txt"), "what is read");
  }

  @ParameterizedTest
  @CsvSource({"c, /data/in.txt 0", "c, /data/nothing 3", "c, /../etc/passwd", "rust, a b"})
  void commands(String command, String words) throws Exception {
    String[] line = (command + " " + words).split(" ");
    String component = app.runWith(IN, line);
    fill();
    line[0] += "-core";
    String core = app.runWith(IN, line);

    // The stable exit of WASI 0.2 knows success and failure only.
    assertThat(component)
        .isEqualTo(
            core.replace("arg 0=" + line[0], "arg 0=" + command)
                .replace("exit code 3", "exit code 1"));
    String file = "apps/wasi/" + (command + words).replaceAll("[^a-z0-9]+", "-") + ".txt";
    GoldenText.check(file, component);
  }

  @Test
  void whatACommandHasWritten() throws Exception {
    app.runWith(IN, "c", "/data/in.txt", "0");
    assertThat(DATA.resolve("out.txt")).hasContent("written by guest");
  }

  /** A slow reader holds the guest back, which holds back whoever writes to it. */
  @ParameterizedTest
  @ValueSource(strings = {"filter", "filter-core"})
  void aFilterOfHundredMegabytes(String command) throws Exception {
    Process process = app.start(List.of("-Xmx64m"), command).start();
    byte[] block = "abcdefgh".repeat(1 << 17).getBytes(US_ASCII);
    Thread writer =
        Thread.ofVirtual()
            .start(() -> {
              try (var in = process.getOutputStream()) {
                for (int i = 0; i < 100; i++) {
                  in.write(block);
                }
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    byte[] expected = new String(block, US_ASCII).toUpperCase(Locale.ROOT).getBytes(US_ASCII);
    try (var out = process.getInputStream()) {
      for (int i = 0; i < 100; i++) {
        assertThat(out.readNBytes(block.length)).isEqualTo(expected);
      }
      assertThat(out.read()).isEqualTo(-1);
    }
    writer.join();
    assertThat(process.waitFor()).isZero();
    assertThat(process.getErrorStream().readAllBytes()).isEmpty();
  }

  /**
   * None holds a thread: one after the other would sleep for hours. A benchmark has the figures.
   */
  @Test
  void thousandsOfGuestsAsleep() {
    long nap = Duration.ofSeconds(2).toNanos();
    var latest = new AtomicLong();
    app.call("app:sleep", 0);
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 10_000; i++) {
        callers.submit(() -> latest.accumulateAndGet((Long) app.call("app:sleep", nap), Math::max));
      }
    }
    assertThat(Duration.ofNanos(latest.get()))
        .isBetween(Duration.ofNanos(nap), Duration.ofNanos(nap).plusSeconds(20));
  }

  /** They would need 2.4 GB together; each looks whether its memory is as it was when it wakes. */
  @Test
  void guestsAsleepTakeLittleOfTheHeap() throws Exception {
    Process process = app.start(List.of("-Xmx256m"), "naps").redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), US_ASCII);
    assertThat(printed).isEqualTo("slept\t2000\n");
    assertThat(process.waitFor()).isZero();
  }

  @Test
  void functionsEndWithOrWithoutAnError() {
    assertThat(app.call("app:c-function")).isIn(null, true);
    var failure = catchThrowableOfType(Failure.class, () -> app.call("app:c-failing"));
    assertThat(failure.kind()).isIn(Kind.INTERNAL, Kind.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({
    "cli,        wasi:cli/",
    "io,         wasi:io/streams@",
    "poll,       wasi:io/poll@",
    "clocks,     wasi:clocks/",
    "random,     wasi:random/random@",
    "filesystem, wasi:filesystem/preopens@",
  })
  void whatIsNotGranted(String token, String wanted) {
    var failure = catchThrowableOfType(Failure.class, () -> app.call("app:without-" + token));
    assertThat(failure).isNotNull();
    assertThat(failure.kind()).isEqualTo(Kind.PERMISSION_DENIED);
    assertThat(failure)
        .hasMessageContaining("app:without-%s may not call %s".formatted(token, wanted))
        .hasMessageContaining("wasi:%s]` to the entry".formatted(token));
  }
}
