package ai.wippy.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.registry.Entry;
import ai.wippy.registry.EntryId;
import ai.wippy.registry.FrozenRegistry;
import ai.wippy.registry.Registry;
import ai.wippy.registry.Settings;
import ai.wippy.runtime.process.StandardStreams;
import ai.wippy.runtime.wasm.FakeComponent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Signals to a JVM of its own. */
@Timeout(60)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no SIGTERM to send")
class StopSignalsTest {
  /**
   * Runs the commands {@code loop}, which heeds an interrupt, and {@code stubborn}, which does not.
   */
  static final class Application {
    private Application() {}

    public static void main(String[] args) {
      var terminal =
          new Entry(new EntryId("app", "t"), "terminal.host", Map.of(), Map.of(), Map.of());
      var registry =
          new Registry(
              List.of(
                  terminal,
                  FakeComponent.command("app:loop", "loop", "", "loop"),
                  FakeComponent.command("app:stubborn", "stubborn", "", "stubborn")));
      var settings = new Settings(Map.of("shutdown.timeout", args[0]));
      var shell =
          new Shell(
              () -> new FrozenRegistry(registry, settings),
              Application.class.getClassLoader(),
              Kinds::all,
              new StandardStreams(System.in, System.out, System.err));
      System.exit(shell.run("run", args[1]));
    }
  }

  private static Process start(String timeout, String command) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var process =
        new ProcessBuilder(
                java,
                "-cp",
                System.getProperty("java.class.path"),
                Application.class.getName(),
                timeout,
                command)
            .start();
    assertThat(process.inputReader(UTF_8).readLine()).isEqualTo("running");
    return process;
  }

  /** Waits for its end: what it complained of, then its exit code. */
  private static String end(Process process) throws IOException, InterruptedException {
    try {
      var errors = new String(process.getErrorStream().readAllBytes(), UTF_8);
      return errors + process.waitFor();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void theFirstSignalInterruptsTheCommand() throws IOException, InterruptedException {
    var process = start("20s", "loop");
    process.toHandle().destroy();
    assertThat(end(process)).isEqualTo("Canceled: interrupted\n143");
  }

  @Test
  void theSecondSignalEndsAtOnce() throws IOException, InterruptedException {
    var process = start("1h", "stubborn");
    for (int i = 0; i < 100 && process.isAlive(); i++) {
      process.toHandle().destroy();
      Thread.sleep(50);
    }
    assertThat(end(process)).isEqualTo("1");
  }

  @Test
  void whatDoesNotEndInTimeIsEnded() throws IOException, InterruptedException {
    var process = start("200ms", "stubborn");
    process.toHandle().destroy();
    assertThat(end(process)).isEqualTo("still running after shutdown.timeout: ended\n1");
  }
}
