package ai.wippy.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Guests with SIMD built into an application. */
@TestInstance(Lifecycle.PER_CLASS)
class VectorsTest {
  private BuiltApp app;

  @BeforeAll
  void build(@TempDir Path target) throws Exception {
    app = BuiltApp.start("vectors", target);
  }

  @AfterAll
  void stop() throws Exception {
    app.close();
  }

  @Test
  void aBinaryWithVectorsDoesWhatItDoesWithoutThem() {
    assertThat(app.call("app:simd")).isEqualTo(app.call("app:scalar")).isNotEqualTo(0L);
  }

  @Test
  void textMayHaveVectors() {
    assertThat(app.call("app:length", 3.0, 4.0)).isEqualTo(5.0);
  }
}
