package ai.wippy.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A guest in JavaScript that computes, a fresh instance of its engine for each call. The test is
 * skipped where {@code js-add/build.sh} has not been run.
 */
@Timeout(600)
class JavaScriptAddTest {
  private static final Path GUEST =
      Path.of("../wippy-wit-codegen/src/test/resources/guests/js-add/add.wasm");

  @Test
  void aCallIsAnsweredByAnEngineThatWasTranslated(@TempDir Path target) throws Exception {
    assumeTrue(Files.exists(GUEST), "js-add/build.sh has not been run");
    Path base = target.resolve("project");
    Path definitions = Files.createDirectories(base.resolve("src/main/wippy"));
    Files.createDirectories(base.resolve("guests"));
    Files.copy(GUEST, base.resolve("guests/add.wasm"));
    String hash =
        HexFormat.of()
            .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(GUEST)));
    String index =
        """
        version: "1.0"
        namespace: app
        entries:
          - { name: files, kind: fs.directory, directory: guests }
          - name: add
            kind: function.wasm
            fs: app:files
            path: add.wasm
            hash: sha256:%1$s
            method: add
            imports: [wasi:io, wasi:poll, wasi:clocks, wasi:cli, wasi:filesystem, wasi:random, wasi:http]
            pool: { type: inline }
          - name: greet
            kind: function.wasm
            fs: app:files
            path: add.wasm
            hash: sha256:%1$s
            method: greet
            imports: [wasi:io, wasi:poll, wasi:clocks, wasi:cli, wasi:filesystem, wasi:random, wasi:http]
            pool: { type: inline }
        """
            .formatted(hash);
    Files.writeString(definitions.resolve("_index.yaml"), index);
    try (BuiltApp app = BuiltApp.start(BuiltApp.request(base, target))) {
      assertThat(app.call("app:add", 5, 7)).isEqualTo(12L);
      assertThat(app.call("app:greet", "you")).isEqualTo("Hello, you!");
      assertThat(app.warnings()).isEmpty();
    }
  }
}
