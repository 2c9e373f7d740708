package ai.wippy.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;

final class AotCacheIT {
  private final Project project = Project.named("aot-cache");

  @Test
  void withoutAJarItSaysHowToGetOne() {
    assertThat(project.logs().getFirst())
        .contains("app-app.jar to start: run `mvn package wippy:aot-cache`");
  }

  @Test
  void theApplicationRunsOnce() {
    assertThat(project.logs().getLast()).contains("1 + 2 + ... + 100 = 5050");
  }

  /** The mode {@code on} makes the JVM refuse to start without the cache. */
  @Test
  void theJvmStartsWithIt() throws Exception {
    assertThat(Files.size(project.path("target/app-app.aot"))).isPositive();
    assertThat(project.runWith("-XX:AOTCache=target/app-app.aot", "-XX:AOTMode=on").output())
        .isEqualTo("1 + 2 + ... + 100 = 5050\n");
  }
}
