package ai.wippy.runtime.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.registry.Entry;
import ai.wippy.registry.EntryId;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.JavaValues;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.payload.Values;
import ai.wippy.runtime.security.Access;
import ai.wippy.runtime.security.Context;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TerminalTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final EntryId host = EntryId.parse("app:terminal");
  private final ProcessTable processes = new ProcessTable("local", new Access(false));
  private final StandardStreams streams =
      new StandardStreams(InputStream.nullInputStream(), out, err);

  private int run(Program program, List<String> words) {
    var id = EntryId.parse("app:command");
    processes.add(id, program, MailboxLimits.WIDE);
    return new Terminal(processes, host, Context.EMPTY, streams).run(id, program, words);
  }

  @BeforeEach
  void start() {
    var entry = new Entry(host, "terminal.host", Map.of(), Map.of(), Map.of());
    new HostKind(processes, streams).service(entry).start();
  }

  static Stream<Arguments> results() {
    return Stream.of(
        Arguments.of(JavaValues.NIL, 0),
        Arguments.of(true, 0),
        Arguments.of(false, 1),
        Arguments.of(0L, 0),
        Arguments.of(42L, 42),
        Arguments.of(256L, 255),
        Arguments.of(-1L, 255),
        Arguments.of(new BigInteger("18446744073709551615"), 255),
        Arguments.of(3.7, 3),
        Arguments.of(Double.NaN, 0),
        Arguments.of("text", 0),
        Arguments.of(Map.of("a", 1L), 0));
  }

  @ParameterizedTest
  @MethodSource("results")
  void theResultIsTheExitCode(Object result, int code) {
    assertThat(run((process, values, args) -> result, List.of())).isEqualTo(code);
    assertThat(out.size() + err.size()).isZero();
  }

  @Test
  void aTextIsPrintedIfTheProgramWantsIt() {
    var program =
        new Program() {
          @Override
          public Object run(ProcessFrame process, Values values, Object... args) {
            return args[0];
          }

          @Override
          public boolean printsText() {
            return true;
          }
        };
    assertThat(run(program, List.of("Zoë"))).isZero();
    assertThat(out.toString(UTF_8)).isEqualTo("Zoë\n");
  }

  @Test
  void aFailureIsPrintedWithItsKind() {
    int code =
        run(
            (process, values, args) -> {
              throw new Failure(Kind.NOT_FOUND, "no such thing");
            },
            List.of());
    assertThat(code).isEqualTo(1);
    assertThat(err.toString(UTF_8)).isEqualTo("NotFound: no such thing\n");
  }

  @Test
  void aGuestEndsWithItsOwnCode() {
    assertThat(
            run(
                (process, values, args) -> {
                  throw new Exit(9);
                },
                List.of()))
        .isEqualTo(9);
  }

  @Test
  void everyProcessHasAnIdOfItsOwn() {
    var pids = new ArrayList<String>();
    Program program =
        (process, values, args) -> {
          pids.add(process.pid().toString());
          return values.nil();
        };
    run(program, List.of());
    new Terminal(processes, host, Context.EMPTY, streams)
        .run(EntryId.parse("app:command"), program, List.of());
    assertThat(pids)
        .containsExactly("{local@app:terminal|0x00001}", "{local@app:terminal|0x00002}");
  }
}
