package ai.wippy.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Guests whose host is a class of the application. */
@TestInstance(Lifecycle.PER_CLASS)
class AppHostsTest {
  private BuiltApp app;

  @BeforeAll
  void build(@TempDir Path target) throws Exception {
    app = BuiltApp.start("hosts", target);
  }

  @AfterAll
  void stop() throws Exception {
    app.close();
  }

  @Test
  void oneClassServesGuestsThatCallDifferentFunctions() {
    assertThat(app.call("app:count", 20)).isEqualTo(42L);
    assertThat(app.call("app:price", 3)).isEqualTo(600L);
    assertThat(app.warnings()).isEmpty();
  }

  @Test
  void whatAHostThrowsReachesTheCaller() {
    assertThatThrownBy(() -> app.call("app:price", 0)).hasMessageContaining("nobody sells nothing");
    assertThat(app.call("app:price", 1)).isEqualTo(200L);
  }
}
