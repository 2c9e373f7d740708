package ai.wippy.build.lua;

import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.diagnostic.Diagnostic;
import ai.wippy.diagnostic.Places;
import ai.wippy.diagnostic.Problems;
import ai.wippy.diagnostic.SourceText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.luaj.vm2.Globals;
import org.luaj.vm2.LoadState;
import org.luaj.vm2.LuaClosure;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Prototype;

class LuaCompilerTest {
  private static final Path FOLDER = Path.of("src/test/resources/lua-errors");

  private final Problems problems = new Problems();

  private byte[] compile(String name, String text) {
    return new LuaCompiler()
        .compile(text, Places.in(new SourceText(name, text)), problems)
        .orElseThrow(() -> new AssertionError(rendered()));
  }

  private String rendered() {
    return problems.all().stream().map(Diagnostic::render).collect(Collectors.joining("\n"));
  }

  private static LuaValue run(byte[] chunk) {
    try {
      Prototype prototype = LoadState.undump(new ByteArrayInputStream(chunk), "chunk");
      return new LuaClosure(prototype, new Globals()).call();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static Stream<Path> broken() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(f -> f.toString().endsWith(".lua")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("broken")
  void explainsWhatIsWrong(Path script) throws IOException {
    String name = script.getFileName().toString();
    String text = Files.readString(script);

    var compiled = new LuaCompiler().compile(text, Places.in(new SourceText(name, text)), problems);

    Path expected = script.resolveSibling(name.replace(".lua", ".txt"));
    if (Boolean.getBoolean("bless")) {
      Files.writeString(expected, rendered() + "\n");
    }
    assertThat(compiled).isEmpty();
    assertThat(rendered() + "\n").isEqualTo(Files.readString(expected));
  }

  @Test
  void compilesTheSameTextToTheSameBytes() {
    String text = "local t = {a = 1, b = 'x'} return function(k) return t[k] end";

    assertThat(compile("a.lua", text)).isEqualTo(compile("a.lua", text));
    assertThat(compile("a.lua", text)).isNotEqualTo(compile("b.lua", text));
  }

  @Test
  void namesTheFileAndTheLineWhenItFails() {
    byte[] chunk = compile("src/app/f.lua", "local x\n\nlocal y = x.z");

    assertThat(failure(chunk)).startsWith("src/app/f.lua:3 ");
  }

  private static String failure(byte[] chunk) {
    try {
      run(chunk);
    } catch (LuaError e) {
      return e.getMessage();
    }
    throw new AssertionError("nothing failed");
  }

  @Test
  void countsTheLinesOfTheFileThatTheTextIsEmbeddedIn() {
    var yaml =
        new SourceText(
            "src/_index.yaml", "entries:\n  - source: |\n      local x\n      local y = x.z\n");
    Places places =
        (line, column, length) -> {
          int start = yaml.offset(line + 2) + 6 + column - 1;
          return yaml.span(start, start + length);
        };

    var chunk = new LuaCompiler().compile("local x\nlocal y = x.z\n", places, problems);
    new LuaCompiler().compile("local x\nlocal = 5\n", places, problems);

    assertThat(failure(chunk.orElseThrow())).startsWith("src/_index.yaml:4 ");
    assertThat(problems.all().getFirst().span().orElseThrow()).hasToString("src/_index.yaml:4:13");
  }

  @Test
  void keepsTextBeyondAsciiAndIgnoresAByteOrderMark() {
    LuaValue value = run(compile("f.lua", "\uFEFFreturn 'é \uD83D\uDE00'"));

    byte[] bytes = new byte[value.rawlen()];
    value.checkstring().copyInto(0, bytes, 0, bytes.length);
    assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo("é \uD83D\uDE00");
  }

  @Test
  void keepsNumbersAsTheyAre() {
    List<String> numbers =
        List.of("0", "255", "2147483648", "9007199254740991", "0.1", "1e300", "0x10");
    for (String number : numbers) {
      assertThat(run(compile("f.lua", "return " + number)).todouble())
          .isEqualTo(number.startsWith("0x") ? 16 : Double.parseDouble(number));
    }
  }
}
