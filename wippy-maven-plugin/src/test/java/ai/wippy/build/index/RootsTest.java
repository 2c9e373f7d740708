package ai.wippy.build.index;

import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.diagnostic.Problems;
import ai.wippy.registry.EntryId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RootsTest {
  @TempDir Path project;

  @BeforeEach
  void writeFilesEverywhere() throws IOException {
    for (String folder :
        List.of("conf", "src/main/wippy", "src", "target/classes", ".wippy/vendor/acme")) {
      write(
          folder + "/_index.yaml",
          "namespace: app\nname: %s\nkind: registry.entry\n".formatted(folder.replace('/', '-')));
    }
  }

  @Test
  void takesTheConfiguredFolderFirst() throws IOException {
    write("wippy.lock", "directories: {src: src}\n");
    assertThat(names(Optional.of(Path.of("conf")))).containsExactly("conf");
  }

  @Test
  void takesTheFolderOfTheLockNext() throws IOException {
    write("wippy.lock", "directories: {src: conf}\n");
    assertThat(names(Optional.empty())).containsExactly("conf");
  }

  @Test
  void findsALockAboveTheProject() throws IOException {
    write("wippy.lock", "directories: {src: conf}\n");
    var index = new IndexReader(project.resolve("src/main"), Optional.empty());
    assertThat(names(index)).containsExactly("conf");
  }

  @Test
  void searchesAWholeProjectButNotWhatWasBuiltOrDownloaded() throws IOException {
    write("wippy.lock", "options: {unpack_modules: true}\n");
    assertThat(names(Optional.empty())).containsExactly("conf", "src", "src-main-wippy");
  }

  @Test
  void prefersSrcMainWippyToSrc() {
    assertThat(names(Optional.empty())).containsExactly("src-main-wippy");
  }

  private List<String> names(Optional<Path> sources) {
    return names(new IndexReader(project, sources));
  }

  private static List<String> names(IndexReader reader) {
    var problems = new Problems();
    Index index = reader.read(problems);
    assertThat(problems.all()).isEmpty();
    return index.definitions().stream().map(Definition::id).map(EntryId::name).toList();
  }

  private void write(String file, String content) throws IOException {
    Path path = project.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, content);
  }
}
