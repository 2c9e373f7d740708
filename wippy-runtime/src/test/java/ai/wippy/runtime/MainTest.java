package ai.wippy.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How JVMs of their own end. */
@Timeout(120)
final class MainTest {
  /** A thread of the application that nobody ends. */
  static final class Lingering {
    private Lingering() {}

    public static void main(String[] args) {
      Thread.ofPlatform()
          .start(() -> {
            try {
              Thread.sleep(Duration.ofDays(1));
            } catch (InterruptedException _) {
              Thread.currentThread().interrupt();
            }
          });
      Main.main(args);
    }
  }

  private static String run(Class<?> main, String... words) throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var builder =
        new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"), main.getName());
    builder.command().addAll(List.of(words));
    Process process = builder.redirectErrorStream(true).start();
    try {
      // It prints less than a pipe holds, and to read to the end is to wait without a limit.
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it ends").isTrue();
      String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
      return printed + process.exitValue();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void theExitCodeIsThatOfTheCommandLine() throws Exception {
    assertThat(run(Main.class, "--help")).startsWith("Usage").endsWith("\n0");
    assertThat(run(Main.class, "run", "nothing"))
        .startsWith("no class wippy.Application on the class path")
        .endsWith("\n1");
  }

  @Test
  void threadsThatAreLeftKeepNothingAlive() throws Exception {
    assertThat(run(Lingering.class, "--help")).startsWith("Usage").endsWith("\n0");
  }
}
