package ai.wippy.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Entries whose {@code imports} name others. */
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(120)
class LinkedEntriesTest {
  private BuiltApp app;

  @BeforeAll
  void build(@TempDir Path target) throws Exception {
    app = BuiltApp.start("linked", target);
  }

  @AfterAll
  void stop() throws Exception {
    app.close();
  }

  @Test
  void aComponentGetsWhatItImportsFromAnotherEntry() {
    assertThat(app.call("app:shout", "grüße")).isEqualTo("GRüßE");
  }

  @Test
  void thePartsShareWhatTheyBothImport() {
    assertThat(app.call("app:count")).isEqualTo(103L);
    assertThat(app.call("app:count")).as("a fresh composition").isEqualTo(103L);
    assertThat(app.call("app:twice")).isEqualTo(2L);
  }

  @Test
  void theSameCodeIsLinkedWhereItsEntrySaysSo() {
    Failure alone = catchThrowableOfType(Failure.class, () -> app.call("app:count-alone"));
    assertThat(alone).hasMessageContaining("app:count-alone cannot call acme:count/counter#next");
  }

  @Test
  void resourcesPass() {
    assertThat(app.call("app:sell", 41)).isEqualTo(42L);
  }

  @Test
  void eachPartHasItsOwnGrants() {
    Failure denied = catchThrowableOfType(Failure.class, () -> app.call("app:roll"));
    assertThat(denied.kind()).isEqualTo(Kind.PERMISSION_DENIED);
    assertThat(denied)
        .hasMessageContaining(
            "app:dice may not call wasi:random/random@0.2.0#get-random-u64: add the line `imports: [wasi:random]` to the entry");
  }

  @Test
  void warningsAreAboutWhatAnEntryImportsItself() {
    assertThat(app.warnings())
        .contains("entry app:dice does not grant wasi:random")
        .contains("the component of entry app:count-alone imports acme:count/counter")
        .doesNotContain("entry app:roll", "entry app:count ", "entry app:twice ");
  }
}
