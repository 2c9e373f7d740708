package ai.wippy.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Short runs of the targets, always the same, and everything that long runs have found. */
class FuzzTest {
  private static final Path RESOURCES = Path.of("src/test/resources");
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int RUNS = 3_000;

  @TestFactory
  Stream<DynamicTest> foundInComponents() throws IOException {
    return found("component", ComponentFuzz::isRefused);
  }

  @TestFactory
  Stream<DynamicTest> foundInWit() throws IOException {
    return found("wit", WitFuzz::isRefused);
  }

  private static Stream<DynamicTest> found(String target, Predicate<byte[]> isRefused)
      throws IOException {
    return files(RESOURCES.resolve("fuzz").resolve(target), "").stream()
        .map(file ->
            DynamicTest.dynamicTest(
                file.getFileName().toString(),
                () ->
                    assertTimeoutPreemptively(
                        PATIENCE, () -> isRefused.test(Files.readAllBytes(file)))));
  }

  @Test
  void damagedComponents() throws IOException {
    List<byte[]> corpus = read(files(RESOURCES.resolve("guests"), ".wasm"), 200_000);
    List<byte[]> sections =
        corpus.stream().map(guest -> Arrays.copyOf(guest, Math.min(guest.length, 64))).toList();
    run(new Mutator(corpus, sections, 1), ComponentFuzz::isRefused);
  }

  @Test
  void damagedTexts() throws IOException {
    List<byte[]> corpus = read(files(RESOURCES.resolve("wit"), ".wit"), 200_000);
    corpus.addAll(read(files(RESOURCES.resolve("wit"), ".wat"), 200_000));
    List<byte[]> words =
        Stream.of(
                "package a:b;",
                "interface i {",
                "world w {",
                "}",
                "use ",
                "include ",
                "import ",
                "export ",
                "type t = ",
                "record r { ",
                "variant v { ",
                "enum e { a }",
                "flags f {",
                "resource r;",
                "func(",
                ") -> ",
                "list<",
                "option<",
                "result<_, ",
                "tuple<",
                "borrow<",
                "own<",
                ">",
                ": ",
                ";",
                ",",
                "@since(version = 1.0.0)",
                "@unstable(feature = active)",
                "%",
                "/// docs\n",
                "/* ",
                "*/",
                "(component ",
                "(type ",
                "(instance ",
                "\"a:b/c\"",
                "\\u{10ffff}",
                "\uFEFF")
            .map(word -> word.getBytes(UTF_8))
            .toList();
    run(new Mutator(corpus, words, 1), WitFuzz::isRefused);
  }

  private static void run(Mutator mutator, Predicate<byte[]> isRefused) {
    int refused = 0;
    for (int i = 0; i < RUNS; i++) {
      byte[] input = mutator.next();
      refused += assertTimeoutPreemptively(PATIENCE, () -> isRefused.test(input)) ? 1 : 0;
    }
    assertThat(refused).isBetween(1, RUNS - 1);
  }

  private static List<byte[]> read(List<Path> files, int most) throws IOException {
    var contents = new ArrayList<byte[]>();
    for (Path file : files) {
      if (Files.size(file) <= most) {
        contents.add(Files.readAllBytes(file));
      }
    }
    return contents;
  }

  private static List<Path> files(Path folder, String suffix) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile)
          .filter(file -> file.toString().endsWith(suffix))
          .sorted()
          .toList();
    }
  }
}
