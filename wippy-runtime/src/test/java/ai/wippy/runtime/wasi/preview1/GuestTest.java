package ai.wippy.runtime.wasi.preview1;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.wippy.runtime.component.CoreFunction;
import ai.wippy.runtime.component.FunctionShape;
import ai.wippy.runtime.component.Imports;
import ai.wippy.runtime.component.InterpretedGuest;
import ai.wippy.runtime.component.Trap;
import ai.wippy.runtime.process.Exit;
import ai.wippy.runtime.process.StandardStreams;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A command written in C: arguments, input, files that are not there, clocks, random numbers, exit.
 */
@Timeout(60)
class GuestTest {
  private static final byte[] COMMAND = command();

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private static byte[] command() {
    try (var in = GuestTest.class.getResourceAsStream("command.wasm")) {
      return Objects.requireNonNull(in).readAllBytes();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void run(String stdin, Map<String, String> environ, String... args) {
    var streams = new StandardStreams(new ByteArrayInputStream(stdin.getBytes(UTF_8)), out, err);
    var preview1 = new Preview1(streams, List.of(args), environ);
    InterpretedGuest.run(COMMAND, new Preview1Alone(preview1), "_start");
  }

  private record Preview1Alone(Preview1 preview1) implements Imports {
    @Override
    public CoreFunction core(String module, String name, FunctionShape shape) {
      return preview1.function(name, shape).orElseThrow();
    }

    @Override
    public Trap missing(String instance, String function) {
      throw new AssertionError(function);
    }
  }

  @Test
  void seesWhatItIsGivenAndNothingElse() {
    run("one\ntwo\n", Map.of("GREETING", "hello"), "command", "/etc/passwd");
    assertThat(out.toString(UTF_8))
        .isEqualTo(
            """
            arg 0=command
            arg 1=/etc/passwd
            env GREETING=hello
            stdin 1=one
            stdin 2=two
            file /etc/passwd error=Capabilities insufficient
            dir error=Capabilities insufficient
            out error=Capabilities insufficient
            slept>=50ms yes
            random ok
            wall ok
            """);
    assertThat(err.toString(UTF_8)).isEqualTo("to stderr\n");
  }

  @Test
  void endsWithItsCode() {
    var exit =
        catchThrowableOfType(Exit.class, () -> run("", Map.of(), "command", "/nothing", "7"));
    assertThat(exit.code()).isEqualTo(7);
    assertThat(out.toString(UTF_8)).contains("env GREETING=(none)");
  }
}
