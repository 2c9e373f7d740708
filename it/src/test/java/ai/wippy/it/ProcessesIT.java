package ai.wippy.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Processes of an application that runs from its jar: commands, services, signals. */
@Timeout(120)
final class ProcessesIT {
  private final Project project = Project.named("processes");

  @Test
  void processesTalkFailAndEnd() throws Exception {
    var run = project.run("run", "tour", "Zoë");
    assertThat(run.output())
        .isEqualTo(
            """
            sum\t55
            worker\tended: enough after 55
            pid.link.down\tfailed: src/main/wippy/worker.lua:15: on purpose
            guest\tfailed: terminated
            called\t144
            in time\t169
            together\t14\tZoë
            """);
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void whoListensIsAskedToEnd() throws Exception {
    var process = start("wait");
    try (var out = process.inputReader(UTF_8)) {
      assertThat(out.readLine()).isEqualTo("ready");
      process.toHandle().destroy();
      assertThat(out.readLine()).isEqualTo("asked to end: pid.cancel");
      assertThat(process.waitFor()).isEqualTo(143);
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void whoDoesNotListenIsEnded() throws Exception {
    var process = start("deaf");
    try (var out = process.inputReader(UTF_8)) {
      assertThat(out.readLine()).isEqualTo("ready");
      process.toHandle().destroy();
      assertThat(out.readLine()).isEqualTo("Canceled: interrupted");
      assertThat(process.waitFor()).isEqualTo(143);
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void servicesRunUntilASignalComes() throws Exception {
    var process = start();
    var lines = new ArrayList<String>();
    try (var out = process.inputReader(UTF_8)) {
      await(out, lines, "steady runs with hello 7");
      await(out, lines, "not started again after 3 attempts");
      process.toHandle().destroy();
      await(out, lines, "steady ends: service stopping");
      assertThat(process.waitFor()).isZero();
    } finally {
      process.destroyForcibly();
    }
    assertThat(lines.stream().filter(line -> line.contains("shaky fails"))).hasSize(4);
  }

  private static void await(BufferedReader out, List<String> lines, String text)
      throws IOException {
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      lines.add(line);
      if (line.contains(text)) {
        return;
      }
    }
    throw new AssertionError("%s is not in %s".formatted(text, lines));
  }

  /** Runs the jar: a command, or what starts by itself. */
  private Process start(String... command) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var words =
        Stream.concat(Stream.of(java, "-jar", project.jar().toString(), "run"), Stream.of(command))
            .toList();
    var process =
        new ProcessBuilder(words)
            .directory(project.folder().toFile())
            .redirectErrorStream(true)
            .start();
    // A test that waits for a line cannot be interrupted.
    CompletableFuture.delayedExecutor(1, TimeUnit.MINUTES).execute(process::destroyForcibly);
    return process;
  }
}
