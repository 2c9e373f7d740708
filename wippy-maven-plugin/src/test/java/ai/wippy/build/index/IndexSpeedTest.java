package ai.wippy.build.index;

import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.diagnostic.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexSpeedTest {
  private static final int FILES = 25;
  private static final int ENTRIES = 20;

  @TempDir Path project;

  @Test
  void readsFiveHundredEntriesQuickly() throws IOException {
    for (int file = 0; file < FILES; file++) {
      Path folder = Files.createDirectories(project.resolve("src/part" + file));
      Files.writeString(folder.resolve("code.lua"), "return {main = function() end}\n".repeat(50));
      var text = new StringBuilder("namespace: app.part%d\nentries:\n".formatted(file));
      for (int entry = 0; entry < ENTRIES; entry++) {
        text.append(
            """
              - name: f%d
                kind: function.lua
                meta: {comment: "number %d", tags: [a, b]}
                source: file://code.lua
                method: main
                modules: [io, funcs]
                pool: {type: lazy, max_size: 4}
            """
                .formatted(entry, entry));
      }
      Files.writeString(folder.resolve("_index.yaml"), text);
    }
    var reader = new IndexReader(project, Optional.empty());
    reader.read(new Problems());
    long start = System.nanoTime();
    var problems = new Problems();
    Index index = reader.read(problems);
    var took = Duration.ofNanos(System.nanoTime() - start);
    assertThat(problems.all()).isEmpty();
    assertThat(index.entries()).hasSize(FILES * ENTRIES);
    assertThat(took).isLessThan(Duration.ofSeconds(10));
  }
}
