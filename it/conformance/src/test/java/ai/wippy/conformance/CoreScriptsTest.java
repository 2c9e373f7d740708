package ai.wippy.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoreScriptsTest {
  /**
   * {@code (func (export "f") (param i32) (result i32) (i32.div_s (i32.const 6) (local.get 0)))}.
   */
  private static final String MODULE =
      "0061736d01000000 010601 60017f017f 03020100 07050101660000 0a09010700 41062000 6d0b";

  /** The same without a result. */
  private static final String INVALID =
      "0061736d01000000 010601 60017f017f 03020100 0a08010600 41062000 0b";

  @Test
  void eachCommandCountsInItsLine(@TempDir Path suite) throws IOException {
    Path core = Files.createDirectory(suite.resolve("core"));
    Files.write(core.resolve("m.wasm"), HexFormat.of().parseHex(MODULE.replace(" ", "")));
    Files.write(core.resolve("bad.wasm"), HexFormat.of().parseHex(INVALID.replace(" ", "")));
    String call =
        "\"action\": {\"field\": \"f\", \"args\": [{\"type\": \"i32\", \"value\": \"%s\"}]}";
    String six = "\"expected\": [{\"type\": \"i32\", \"value\": \"6\"}]";
    Files.writeString(
        core.resolve("script.json"),
        """
        {"commands": [
          {"type": "module", "line": 1, "filename": "m.wasm"},
          {"type": "assert_return", "line": 2, %s, %s},
          {"type": "assert_return", "line": 3, %s, %s},
          {"type": "assert_trap", "line": 4, %s, "text": "integer divide by zero"},
          {"type": "assert_trap", "line": 5, %s, "text": "integer divide by zero"},
          {"type": "assert_invalid", "line": 6, "filename": "bad.wasm", "module_type": "binary"},
          {"type": "assert_invalid", "line": 7, "filename": "m.wasm", "module_type": "binary",
           "text": "type mismatch"},
          {"type": "assert_malformed", "line": 8, "filename": "m.wat", "module_type": "text"}]}
        """
            .formatted(
                call.formatted(1),
                six,
                call.formatted(2),
                six,
                call.formatted(0),
                call.formatted(3)));
    List<Verdict> verdicts = new ArrayList<>();
    new CoreScripts(suite).run(verdicts::add);
    assertThat(verdicts)
        .extracting(verdict -> verdict.part() + " " + verdict.place() + " " + verdict.passed())
        .containsExactly(
            "core.accept core/script:1 module true",
            "core.return core/script:2 assert_return true",
            "core.return core/script:3 assert_return false",
            "core.trap core/script:4 assert_trap true",
            "core.trap core/script:5 assert_trap false",
            "core.reject core/script:6 assert_invalid true",
            "core.reject core/script:7 assert_invalid false");
  }
}
