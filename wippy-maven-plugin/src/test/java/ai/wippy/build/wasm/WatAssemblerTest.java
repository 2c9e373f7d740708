package ai.wippy.build.wasm;

import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.diagnostic.Diagnostic;
import ai.wippy.diagnostic.Places;
import ai.wippy.diagnostic.Problems;
import ai.wippy.diagnostic.SourceText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each {@code .wat} of the folder is broken; what is said about it stands beside it. */
class WatAssemblerTest {
  private static final Path FIXTURES = Path.of("src/test/resources/wat");

  private final WatAssembler assembler = new WatAssembler();

  static Stream<String> broken() throws IOException {
    try (Stream<Path> files = Files.list(FIXTURES)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".wat"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("broken")
  void errorsPointIntoTheText(String name) throws IOException {
    String text = Files.readString(FIXTURES.resolve(name));
    var problems = new Problems();
    var file = new SourceText(name, text);
    assertThat(assembler.assemble(text, Places.in(file), problems)).isEmpty();
    String rendered =
        problems.all().stream().map(Diagnostic::render).collect(Collectors.joining("\n\n")) + "\n";

    Path expected = FIXTURES.resolve(name.replace(".wat", ".txt"));
    if (Boolean.getBoolean("bless")) {
      Files.writeString(expected, rendered);
    }
    assertThat(rendered).isEqualTo(Files.readString(expected));
  }

  @Test
  void placesMayLieInsideAnotherFile() {
    var yaml = new SourceText("_index.yaml", "source: |\n  (module\n    (fnc))\n");
    var problems = new Problems();
    String block = "(module\n  (fnc))\n";
    assembler.assemble(
        block,
        (line, column, length) -> {
          int start = yaml.offset(line + 1) + 2 + column - 1;
          return yaml.span(start, start + length);
        },
        problems);
    assertThat(problems.all().getFirst().span())
        .hasValueSatisfying(span -> {
          assertThat(span.toString()).isEqualTo("_index.yaml:3:6");
          assertThat(span.text()).isEqualTo("fnc");
        });
  }

  @Test
  void theBinaryKeepsTheNamesOfFunctions() {
    assertThat(new String(Guests.wat("(module (func $with-a-name))"), StandardCharsets.ISO_8859_1))
        .startsWith("\0asm")
        .contains("with-a-name");
  }

  @Test
  void anAssemblerCanBeUsedAgainAndConcurrently() {
    long sizes =
        Stream.generate(() -> "(module (func (export \"f\")))")
            .limit(20)
            .parallel()
            .map(text -> Guests.wat(text).length)
            .distinct()
            .count();
    assertThat(sizes).isEqualTo(1);
  }
}
