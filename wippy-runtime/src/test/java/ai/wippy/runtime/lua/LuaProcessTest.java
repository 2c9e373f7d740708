package ai.wippy.runtime.lua;

import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.registry.EntryId;
import ai.wippy.runtime.channel.Channels;
import ai.wippy.runtime.channel.Slot;
import ai.wippy.runtime.payload.JavaValues;
import ai.wippy.runtime.process.ProcessFrame;
import ai.wippy.runtime.process.ProcessTable;
import ai.wippy.runtime.process.StandardStreams;
import ai.wippy.runtime.security.Access;
import ai.wippy.runtime.security.Context;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class LuaProcessTest {
  private final Application app = new Application();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private Object run(String source, String input, String... words) throws Exception {
    var program = app.process("app:command", source, "io");
    var in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
    var frame =
        new ProcessFrame(
            new ProcessTable("node", new Access(false))
                .open(EntryId.parse("app:command"), Context.EMPTY, new Channels(Slot.FREE)),
            new StandardStreams(in, out, err),
            List.of(words));
    return Application.onVirtualThread(() ->
        program.run(
            frame, JavaValues.INSTANCE, program.arguments(JavaValues.INSTANCE, List.of(words))));
  }

  @Test
  void readsAndWritesStandardStreams() throws Exception {
    Object result =
        run(
            """
            local io = require("io")
            return {main = function(first, second)
              io.print("args", first, second, #io.args(), io.args()[2])
              io.write("a", 1, 2.5, "\\n")
              io.eprint("complaint")
              io.print(io.readline(), io.readline())
              io.print(io.read(3), io.read(100), io.read(), io.readline())
              io.flush()
              return 3
            end}
            """,
            "line é\r\nnext\nabcdef",
            "x",
            "y z");

    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo("args\tx\ty z\t2\ty z\na12.5\nline é\tnext\tnil\nabc\tdef\tnil\tnil\tEOF\n");
    assertThat(err).hasToString("complaint\n");
    assertThat(result).isEqualTo(3L);
  }

  @Test
  void theEndAndWhatIsNotThereAreErrors() throws Exception {
    run(
        """
        local io = require("io")
        return {main = function()
          io.print(io.read(0))
          local line, err = io.readline()
          io.print(line, err:kind(), err:message())
          local ok, problem = io.raw()
          io.print(ok, problem:kind(), problem:message())
        end}
        """,
        "text");

    assertThat(out)
        .hasToString(
            "text\tnil\nnil\tUnavailable\tEOF\n"
                + "nil\tUnavailable\traw terminal control unavailable; read lines\n");
  }

  @Test
  void ioOutsideOfAProcessFails() throws Exception {
    app.function(
        "app:f",
        "local io = require('io') return function() local ok, err = io.print('x') return err:message() end",
        "io");

    assertThat(app.call("app:f")).isEqualTo("io is for commands: this code runs in no process");
  }
}
