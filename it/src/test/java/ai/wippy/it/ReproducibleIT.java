package ai.wippy.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

final class ReproducibleIT {
  private final Project project = Project.named("reproducible");

  @Test
  void twoFoldersGiveTheSameBytes() throws IOException {
    byte[] here = Files.readAllBytes(project.module("here").jar());
    assertThat(project.module("there/with a longer name").jar()).hasBinaryContent(here);
  }
}
