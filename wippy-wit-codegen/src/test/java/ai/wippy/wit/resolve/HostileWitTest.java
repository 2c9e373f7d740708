package ai.wippy.wit.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import ai.wippy.diagnostic.Diagnostic;
import ai.wippy.diagnostic.Problems;
import ai.wippy.diagnostic.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Texts that would take all time, memory or stack if nobody stopped them. */
class HostileWitTest {
  @Test
  void deeplyNestedTypesAreRefused() {
    assertThat(problems(inInterface("type t = " + "list<".repeat(100_000))))
        .containsExactly("type is nested more than 100 levels deep");
  }

  @Test
  void typesThatAreDeepByNameAreRefused() {
    assertThat(problems(inInterface(chain(101, "type t%d = list<t%d>;") + "type t0 = u8;")))
        .containsExactly("type `t100` is too deep or too large");
  }

  @Test
  void longChainsOfAliasesAreFine() {
    assertThat(problems(inInterface(chain(50_000, "type t%d = t%d;") + "type t0 = u8;"))).isEmpty();
  }

  @Test
  void typesThatDoubleAreRefused() {
    assertThat(
            problems(
                inInterface(chain(30, "record t%1$d { a: t%2$d, b: t%2$d }") + "type t0 = u8;")))
        .isNotEmpty()
        .allMatch(p -> p.endsWith("is too deep or too large"));
  }

  @Test
  void longChainsOfInterfacesAreFine() {
    String chain =
        IntStream.range(1, 5_000)
            .mapToObj(i -> "interface i%d { use i%d.{t}; }".formatted(i, i - 1))
            .collect(Collectors.joining("\n"));
    assertThat(
            problems(
                "package a:b; interface i0 { type t = u8; }" + chain + "world w { export i4999; }"))
        .isEmpty();
  }

  @Test
  void manyCyclesAreReportedAsAFew() {
    String chain =
        IntStream.range(0, 5_000)
            .mapToObj(i -> "record r%d { a: r%d, b: r0 }".formatted(i, (i + 1) % 5_000))
            .collect(Collectors.joining("\n"));
    assertThat(problems(inInterface(chain))).hasSizeBetween(1, 20);
  }

  @Test
  void manyUnknownNamesTakeNoTimeToExplain() {
    String functions =
        IntStream.range(0, 10_000)
            .mapToObj(i -> "go-%d: func(a: gone-%d); type t%d = u8;".formatted(i, i, i))
            .collect(Collectors.joining("\n"));
    assertThat(problems(inInterface(functions))).hasSize(10_000);
  }

  @Test
  void openCommentsAndStringsEnd() {
    assertThat(problems("/*".repeat(500_000))).containsExactly("comment is not closed");
    assertThat(problems("@external-id(\"" + "a".repeat(1_000_000)))
        .containsExactly("string is not closed");
    assertThat(problems("package a:b; world w {" + "import x: interface {".repeat(1_000)))
        .hasSize(1);
  }

  @Test
  void everyPrefixOfAGoodTextIsReadOrRefused() throws IOException {
    String text = Files.readString(Path.of("src/test/resources/wit/accept/resources.wit"));
    for (int end = 0; end < text.length(); end++) {
      List<String> problems = problems(text.substring(0, end));
      assertThat(problems).hasSizeLessThan(20);
    }
  }

  @Test
  void shuffledTokensAreReadOrRefused() throws IOException {
    String text = Files.readString(Path.of("src/test/resources/wit/accept/worlds.wit"));
    var random = new Random(7);
    for (int i = 0; i < 300; i++) {
      var mangled = new StringBuilder(text);
      for (int n = 0; n < 3; n++) {
        int from = random.nextInt(mangled.length() - 20);
        String piece = mangled.substring(from, from + random.nextInt(20));
        mangled.insert(random.nextInt(mangled.length()), piece);
      }
      problems(mangled.toString());
    }
  }

  private static String inInterface(String body) {
    return "package a:b; interface i {" + body + "}";
  }

  private static String chain(int length, String format) {
    return IntStream.rangeClosed(1, length)
        .map(i -> length + 1 - i)
        .mapToObj(i -> format.formatted(i, i - 1))
        .collect(Collectors.joining("\n"));
  }

  private static List<String> problems(String text) {
    var problems = new Problems();
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () ->
            WitResolver.resolve(
                WitSources.of(new SourceText("hostile.wit", text)), WitOptions.STRICT, problems));
    return problems.all().stream().map(Diagnostic::problem).toList();
  }
}
