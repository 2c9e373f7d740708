package ai.wippy.runtime.lua;

import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.runtime.lua.code.Builtin;
import ai.wippy.runtime.lua.code.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * Runs every {@code .lua} file of the folder and compares what it prints with the {@code .out} file
 * beside it; {@code -Dbless=true} writes those files.
 */
class LuaFixturesTest {
  private static final Path FOLDER = Path.of("src/test/resources/lua");

  static Stream<Path> scripts() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(f -> f.toString().endsWith(".lua")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void printsWhatIsExpected(Path script) throws Exception {
    String name = script.getFileName().toString();
    String printed = run(Compiled.chunk(Files.readString(script), name));
    Path expected = script.resolveSibling(name.replace(".lua", ".out"));
    if (Boolean.getBoolean("bless")) {
      Files.writeString(expected, printed);
    }
    assertThat(printed).isEqualTo(Files.readString(expected));
  }

  private static String run(Chunk chunk) throws InterruptedException {
    var lines = new ArrayList<String>();
    var thrown = new ArrayList<Throwable>();
    Thread.ofVirtual()
        .uncaughtExceptionHandler((_, e) -> thrown.add(e))
        .start(() -> {
          try (var state = Compiled.state()) {
            state.globals().rawset("print", new Builtin("print", args -> print(lines, args)));
            state.call(chunk.in(state.globals()), LuaValue.NONE);
          }
        })
        .join();
    assertThat(thrown).isEmpty();
    return String.join("\n", lines) + "\n";
  }

  static Varargs print(List<String> lines, Varargs args) {
    var line = new StringJoiner("\t");
    for (int i = 1; i <= args.narg(); i++) {
      line.add(Bytes.text(BaseLibrary.toText(args.arg(i))));
    }
    lines.add(line.toString());
    return LuaValue.NONE;
  }
}
