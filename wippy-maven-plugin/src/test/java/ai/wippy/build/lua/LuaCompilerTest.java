package ai.wippy.build.lua;

import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.diagnostic.Diagnostic;
import ai.wippy.diagnostic.Places;
import ai.wippy.diagnostic.Problems;
import ai.wippy.diagnostic.SourceText;
import ai.wippy.registry.EntryId;
import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.lang.classfile.instruction.LineNumber;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names and places of compiled chunks; what they do is tested where they run. */
class LuaCompilerTest {
  private static final EntryId ID = EntryId.parse("app.text:greet");

  private final Problems problems = new Problems();

  private byte[] compile(String file, String text) {
    return new LuaCompiler()
        .compile(ID, text, Places.in(new SourceText(file, text)), problems)
        .orElseThrow(() -> new AssertionError(rendered()));
  }

  private String rendered() {
    return problems.all().stream().map(Diagnostic::render).collect(Collectors.joining("\n"));
  }

  private static List<Integer> lines(byte[] chunk) {
    return ClassFile.of().parse(chunk).methods().stream()
        .flatMap(method -> method.code().stream())
        .flatMap(code -> code.elementStream())
        .filter(LineNumber.class::isInstance)
        .map(element -> ((LineNumber) element).line())
        .distinct()
        .sorted()
        .toList();
  }

  private static String file(byte[] chunk) {
    return ClassFile.of()
        .parse(chunk)
        .findAttribute(java.lang.classfile.Attributes.sourceFile())
        .map(SourceFileAttribute::sourceFile)
        .orElseThrow()
        .stringValue();
  }

  @Test
  void compilesTheSameTextToTheSameBytes() {
    String text = "local t = {a = 1, b = 'x'} return function(k) return t[k] end";

    assertThat(compile("a.lua", text)).isEqualTo(compile("a.lua", text));
    assertThat(compile("a.lua", text)).isNotEqualTo(compile("b.lua", text));
  }

  @Test
  void namesTheFileAndItsLines() {
    byte[] chunk = compile("src/app/f.lua", "local x\n\nlocal y = x.z\n");

    assertThat(file(chunk)).isEqualTo("src/app/f.lua");
    assertThat(lines(chunk)).containsExactly(1, 3, 4);
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

    var chunk = new LuaCompiler().compile(ID, "local x\nlocal y = x.z\n", places, problems);
    new LuaCompiler().compile(ID, "local x\nlocal = 5\n", places, problems);

    assertThat(file(chunk.orElseThrow())).isEqualTo("src/_index.yaml");
    assertThat(lines(chunk.orElseThrow())).startsWith(3, 4);
    assertThat(problems.all().getFirst().span().orElseThrow()).hasToString("src/_index.yaml:4:13");
  }

  @ParameterizedTest
  @CsvSource({
    "app:main, wippy.lua.app.main",
    "app.text:greet, wippy.lua.app.text.greet",
    "app:hello.endpoint, wippy.lua.app.hello$2e_endpoint",
    "my-app:get_user-2, wippy.lua.my$2d_app.get_user$2d_2",
    "app:a$2d_b, wippy.lua.app.a$24_2d_b",
  })
  void namesTheClassAfterTheEntry(String id, String className) {
    assertThat(ChunkName.of(EntryId.parse(id))).isEqualTo(className);
  }
}
