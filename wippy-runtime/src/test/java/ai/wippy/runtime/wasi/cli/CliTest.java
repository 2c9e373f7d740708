package ai.wippy.runtime.wasi.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.component.Tuple2;
import ai.wippy.runtime.component.Unit;
import ai.wippy.runtime.process.StandardStreams;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CliTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Cli cli =
      new Cli(
          new StandardStreams(new ByteArrayInputStream("typed".getBytes(UTF_8)), out, err),
          List.of("tool", "-v"),
          Map.of("B", "2", "A", "1"),
          "/work");

  @Test
  void whatItWasStartedWith() {
    assertThat(cli.getArguments()).containsExactly("tool", "-v");
    assertThat(cli.getEnvironment())
        .containsExactly(new Tuple2<>("A", "1"), new Tuple2<>("B", "2"));
    assertThat(cli.initialCwd()).contains("/work");
  }

  @Test
  void standardStreams() {
    cli.getStdout().blockingWriteAndFlush("result".getBytes(UTF_8));
    cli.getStderr().blockingWriteAndFlush("complaint".getBytes(UTF_8));
    assertThat(out.toString(UTF_8)).isEqualTo("result");
    assertThat(err.toString(UTF_8)).isEqualTo("complaint");
    assertThat(cli.getStdin().blockingRead(3).orElseThrow()).asString(UTF_8).isEqualTo("typ");
    assertThat(cli.getStdin().blockingRead(9).orElseThrow()).asString(UTF_8).isEqualTo("ed");
  }

  @Test
  void terminalsAreForLines() {
    var at =
        new Cli(
            new StandardStreams(InputStream.nullInputStream(), out, err, () -> true),
            List.of(),
            Map.of(),
            "/");
    assertThat(at.getTerminalStdin()).isPresent();
    assertThat(at.getTerminalStdout()).isPresent();
    assertThat(at.getTerminalStderr()).isPresent();
  }

  @Test
  void noTerminal() {
    assertThat(cli.getTerminalStdin()).isEmpty();
    assertThat(cli.getTerminalStdout()).isEmpty();
    assertThat(cli.getTerminalStderr()).isEmpty();
  }

  @Test
  void ends() {
    assertThatExceptionOfType(ai.wippy.runtime.process.Exit.class)
        .isThrownBy(() -> cli.exit(Result.ok(Unit.UNIT)))
        .satisfies(exit -> assertThat(exit.code()).isZero());
    assertThatExceptionOfType(ai.wippy.runtime.process.Exit.class)
        .isThrownBy(() -> cli.exit(Result.err(Unit.UNIT)))
        .satisfies(exit -> assertThat(exit.code()).isEqualTo(1));
    assertThatExceptionOfType(ai.wippy.runtime.process.Exit.class)
        .isThrownBy(() -> cli.exitWithCode(42))
        .satisfies(exit -> assertThat(exit.code()).isEqualTo(42));
  }
}
