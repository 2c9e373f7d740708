package ai.wippy.build.index;

import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.diagnostic.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IndexReaderTest {
  static List<Path> ok() throws IOException {
    return Golden.folders("ok");
  }

  static List<Path> bad() throws IOException {
    return Golden.folders("bad");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ok")
  void readsEveryValueWithItsPlace(Path folder) throws IOException {
    var problems = new Problems();
    Index index = new IndexReader(folder.resolve("project"), Optional.empty()).read(problems);
    assertThat(problems.hasErrors()).as(render(problems)).isFalse();
    Golden.check(folder.resolve("expected.txt"), Dump.of(index) + render(problems));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bad")
  void saysWhatIsWrongAndWhatToDo(Path folder) throws IOException {
    var problems = new Problems();
    new IndexReader(folder.resolve("project"), Optional.empty()).read(problems);
    assertThat(problems.all()).isNotEmpty();
    Golden.check(folder.resolve("expected.txt"), render(problems));
  }

  private static String render(Problems problems) {
    return problems.all().stream()
        .map(d -> d.severity() + ": " + d.render())
        .collect(Collectors.joining("\n\n", "", "\n"));
  }
}
