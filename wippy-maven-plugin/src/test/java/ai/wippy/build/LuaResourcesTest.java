package ai.wippy.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Resources of a component that was made with clang, in the hands of Lua code. */
@TestInstance(Lifecycle.PER_CLASS)
class LuaResourcesTest {
  private BuiltApp app;

  @BeforeAll
  void build(@TempDir Path target) throws Exception {
    app = BuiltApp.start("resources", target);
  }

  @AfterAll
  void stop() throws Exception {
    app.close();
  }

  @Test
  void methodsArgumentsAndWhatIsRefused() throws Exception {
    GoldenText.check("apps/resources/counters.txt", (String) app.call("app:counters"));
  }

  /** Each has a memory of 128 KiB: 20,000 of them fit only if lost ones go. */
  @Test
  void whatIsLostIsDropped() {
    assertThat(app.call("app:dropped", 20_000)).isEqualTo(200_010_000L);
  }
}
