package ai.wippy.build.wasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.wippy.component.ComponentDecoder;
import ai.wippy.component.plan.CoreModule;
import ai.wippy.component.plan.Planner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A module of 10 MB, a whole engine for JavaScript. The test is skipped where {@code
 * js-add/build.sh} has not been run. {@code JavaScriptAddTest} calls it.
 */
@Timeout(300)
class JavaScriptEngineTest {
  private static final Path GUEST =
      Path.of("../wippy-wit-codegen/src/test/resources/guests/js-add/add.wasm");

  @Test
  void translatesInAMinuteToMethodsThatHotSpotCompilesAndLoadsInAThirdOfASecond() throws Exception {
    assumeTrue(Files.exists(GUEST), "js-add/build.sh has not been run");
    byte[] engine =
        Planner.plan(ComponentDecoder.decode(Files.readAllBytes(GUEST))).modules().stream()
            .map(CoreModule::binary)
            .max(Comparator.comparingInt(binary -> binary.length))
            .orElseThrow();
    long start = System.nanoTime();
    TranslatedModule module = new ModuleTranslator().translate(engine);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMinutes(1));
    assertThat(module.slow()).isEmpty();

    Guests.load(module);
    start = System.nanoTime();
    Guests.load(module);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(300));
  }
}
