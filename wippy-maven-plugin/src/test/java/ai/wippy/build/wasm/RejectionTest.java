package ai.wippy.build.wasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Modules that are refused, and what is said about them. */
class RejectionTest {
  private static final String PREAMBLE = "0061736d01000000";

  private static ModuleRejectedException rejected(byte[] binary) {
    return catchThrowableOfType(
        ModuleRejectedException.class, () -> new ModuleTranslator().translate(binary));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          (module (import "a" "b" (global v128)))              | the core module imports a global of SIMD (v128), b of a
          """)
  void whatIsNotTranslatedIsRefusedByName(String wat, String problem) {
    assertThat(rejected(Guests.wat(wat)).problem()).isEqualTo(problem);
  }

  /** Sections in hexadecimal, after the preamble. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          05 03 01 04 01                                 | the core module has a 64-bit memory
          01 04 01 60 00 00 03 02 01 00 0a 08 01 06 00 06 40 19 0b 0b | function 0 at offset 0x16 uses legacy exception handling (try)
          01 04 01 60 00 00 03 02 01 00 0a 05 01 03 00 fe 0b          | function 0 at offset 0x16 uses an unknown instruction, 0xFE0B
          01 04 01 60 00 00 03 02 01 00 0a 05 01 03 00 27 0b          | function 0 at offset 0x16 uses an unknown instruction, 0x27
          01 04 01 60 00 00 03 02 01 00 0a 05 01 03 00 6a 0b          | function 0 at offset 0x16 is not valid: type mismatch: instruction requires [i32] but stack has []
          01 04 01 60 00 00 03 02 01 00                  | the core module is not valid: function and code section have inconsistent lengths
          01 08 02 60 00 01 7f 60 00 00 03 03 02 00 01 0a 09 02 04 00 12 01 0b 02 00 0b | function 0 at offset 0x1b is not valid: type mismatch: return arity
          01 08 02 60 00 01 7f 60 00 00 03 03 02 00 01 0a 09 02 04 00 12 07 0b 02 00 0b | function 0 at offset 0x1b is not valid: unknown function 7
          01 0b 02 5f 01 64 6d 00 60 00 01 64 00 03 03 02 01 01 0a 0b 02 04 00 12 01 0b 04 00 12 00 0b | function 0 makes a tail call whose result is a reference that is never null, of a type without a default value
          01 11 03 50 00 60 00 01 6e 50 01 00 60 00 01 6d 60 00 00 03 04 03 02 01 01 04 05 01 70 01 01 01 09 09 01 02 00 41 00 0b 00 01 01 0a 14 03 08 00 41 00 11 00 00 1a 0b 04 00 12 02 0b 04 00 12 01 0b | function 0 may call a function with tail calls whose results are of a subtype
          01 04 01 60 00                                 | section 0 at offset 0x8 claims 4 bytes, but only 3 are left
          01 ff ff ff ff 0f                              | section 0 at offset 0x8 claims 4,294,967,295 bytes, but only 0 are left
          01 ff ff ff ff ff                              | section 0 at offset 0x8 has no valid size
          01 06 ff ff ff ff 0f 60                        | section type at offset 0xa is broken: section size mismatch
          63 00                                          | section unknown (99) at offset 0xa is broken: malformed section id 99
          """)
  void brokenModulesAreLocated(String sections, String problem) {
    byte[] binary = HexFormat.of().parseHex(PREAMBLE + sections.replace(" ", ""));
    assertThat(rejected(binary).problem()).isEqualTo(problem);
  }

  @Test
  void otherFilesAreToldFromModules() {
    assertThat(rejected(new byte[0]).problem())
        .isEqualTo(
            "this is not a core module: it starts with nothing instead of 00 61 73 6d 01 00 00 00");
    assertThat(rejected("#!/bin/sh\n".getBytes()).problem())
        .isEqualTo(
            "this is not a core module: it starts with 23 21 2f 62 69 6e 2f 73 instead of 00 61 73"
                + " 6d 01 00 00 00");
    assertThat(rejected(Guests.file("rust/rs.wasm")).problem())
        .isEqualTo("this is a component, where a core module is expected");
  }

  /** Whatever a module has become, it is translated or refused, and soon. */
  @ParameterizedTest
  @ValueSource(strings = {"assemblyscript/as.core.wasm", "c-simd/simd.wasm", "c-tail/tail.wasm"})
  void damagedModulesNeverCrash(String guest) {
    byte[] sound = Guests.file(guest);
    var random = new Random(20261101);
    for (int i = 0; i < 150; i++) {
      byte[] damaged = sound.clone();
      for (int changes = random.nextInt(3); changes >= 0; changes--) {
        damaged[8 + random.nextInt(sound.length - 8)] = (byte) random.nextInt();
      }
      if (i % 4 == 0) {
        damaged = Arrays.copyOf(damaged, 8 + random.nextInt(sound.length - 8));
      }
      ModuleRejectedException rejection = rejected(damaged);
      if (rejection != null) {
        assertThat(rejection.problem()).doesNotContain("null", "Exception");
        assertThat(rejection.help()).isNotEmpty();
      }
    }
  }
}
