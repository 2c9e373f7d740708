package ai.wippy.build;

import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.diagnostic.Problems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Worlds as text; the class itself checks that it reads again as the same. */
class WorldTextTest {
  private static final Path GUESTS = Path.of("../wippy-wit-codegen/src/test/resources/guests");
  private static final Path WORLDS = Path.of("src/test/resources/worlds");

  @TempDir private Path target;

  static List<Path> guests() throws IOException {
    try (Stream<Path> files = Files.walk(GUESTS)) {
      return files
          .filter(f -> f.toString().matches(".*(guest|res|reactor|command|as|http).wasm"))
          .filter(f -> !f.toString().contains("core"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("guests")
  void ofRealGuests(Path guest) throws IOException {
    Path name = GUESTS.relativize(guest);
    byte[] binary = Files.readAllBytes(guest);
    if (binary[4] != 1) {
      check(name.toString().replace('/', '-').replace(".wasm", ""), binary);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"odd", "url", "both"})
  void ofComponentsMadeByHand(String name) throws IOException {
    check(name, Files.readAllBytes(WORLDS.resolve(name + ".wasm")));
  }

  @Test
  void whatIsNoComponent() throws IOException {
    check("text", "(component)".getBytes(StandardCharsets.UTF_8));
    check("damaged", new byte[] {0, 'a', 's', 'm', 0x0D, 0, 1, 0, 99, 0});
  }

  @Test
  void aCompiledPackageIsShownAsSuch() throws IOException {
    check(
        "package",
        Files.readAllBytes(
            GUESTS.resolveSibling("wit/accept/compiled/deps/colors.wasm").normalize()));
  }

  private static void check(String name, byte[] binary) throws IOException {
    var problems = new Problems();
    Optional<String> text = new WorldText(name + ".wasm", problems).of(binary);
    assertThat(text.isPresent()).isNotEqualTo(problems.hasErrors());
    GoldenText.check(
        "worlds/" + name + ".golden", BuiltApp.render(problems.all()) + text.orElse(""));
  }

  @Test
  void ofAFileThatIsNotThere() throws Exception {
    BuildRequest request = BuiltApp.request("texts", target);
    assertThat(new Build().world(request, Path.of("guests/gone.wasm")))
        .isInstanceOfSatisfying(
            Outcome.Rejected.class,
            rejected ->
                assertThat(BuiltApp.render(rejected.problems()))
                    .isEqualTo(
                        "there is no file `guests/gone.wasm`\n  = name the file of a component"));
  }

  @Test
  void ofAllComponentsOfAnApplication() throws Exception {
    BuildRequest request = BuiltApp.request("texts", target);
    assertThat(new Build().worlds(request))
        .isInstanceOfSatisfying(
            Outcome.Printed.class,
            printed ->
                assertThat(printed.text())
                    .startsWith("// app:add\npackage root:component;\n")
                    .contains("/// Says hello.\n")
                    .doesNotContain("area.wit"));
  }
}
