package ai.wippy.build.index;

import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.diagnostic.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WasmSourceTest {
  private static final byte[] EMPTY_MODULE = {0, 'a', 's', 'm', 1, 0, 0, 0};
  private static final String DIGEST =
      "93a44bbb96c751218e4c00d479e4c14358122a389acca16205b1e4d0dc5f9476";

  @TempDir Path project;

  @BeforeEach
  void writeApplication() throws IOException {
    Files.createDirectories(project.resolve("src"));
    Files.writeString(
        project.resolve("src/_index.yaml"),
        """
        namespace: app
        entries:
          - name: files
            kind: fs.directory
            directory: .
          - name: answer
            kind: function.wasm
            fs: app:files
            path: answer.wasm
            hash: sha256:%s
            method: answer
        """
            .formatted(DIGEST));
  }

  @Test
  void readsBytesThatHaveTheHash() throws IOException {
    Files.write(project.resolve("answer.wasm"), EMPTY_MODULE);
    var problems = new Problems();
    assertThat(binary().read(problems)).contains(EMPTY_MODULE);
    assertThat(problems.all()).isEmpty();
  }

  @Test
  void showsTheHashToPasteWhenTheFileChanged() throws IOException {
    Files.writeString(project.resolve("answer.wasm"), "");
    var problems = new Problems();
    assertThat(binary().read(problems)).isEmpty();
    assertThat(problems.all()).hasSize(1);
    assertThat(problems.all().getFirst().render())
        .isEqualTo(
            """
            hash mismatch: expected %s, got e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
              --> src/_index.yaml:10:11
               |
            10 |     hash: sha256:%s
               |           %s
               = the file is not the one that the entry was written for; if it should be, write
                 hash: sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\
            """
                .formatted(DIGEST, DIGEST, "^".repeat(71)));
  }

  private WasmSource.Binary binary() {
    var problems = new Problems();
    Index index = new IndexReader(project, Optional.empty()).read(problems);
    assertThat(problems.all()).isEmpty();
    assertThat(index.inputs()).contains(project.resolve("answer.wasm"));
    return index.entries().stream()
        .filter(WasmEntry.class::isInstance)
        .map(entry -> (WasmSource.Binary) ((WasmEntry) entry).source())
        .findFirst()
        .orElseThrow();
  }
}
