package ai.wippy.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostProfileTest {
  @ParameterizedTest
  @CsvSource({
    "funcs, FUNCS",
    "wippy:runtime/funcs@0.1.0, FUNCS",
    "app:funcs, FUNCS",
    "wasi1, WASI_PREVIEW1",
    "wasi_snapshot_preview1, WASI_PREVIEW1",
    "wasi:io, WASI_IO",
    "' WASI:IO ', WASI_IO",
    "wasi:io/streams@0.2.3, WASI_IO",
    "wasi:io/poll, WASI_POLL",
    "wasi:cli/stdout, WASI_CLI",
  })
  void knowsEverySpelling(String element, HostProfile profile) {
    assertThat(HostProfile.of(element)).contains(profile);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "io", "wasi", "wasi:i0", "wasi:io/stream"})
  void doesNotGuess(String element) {
    assertThat(HostProfile.of(element)).isEmpty();
  }

  @Test
  void providesAnyPatchOfItsRelease() {
    assertThat(HostProfile.WASI_IO.provides("wasi:io/streams@0.2.0")).isTrue();
    assertThat(HostProfile.WASI_IO.provides("wasi:io/streams@0.2.99")).isTrue();
    assertThat(HostProfile.WASI_IO.provides("wasi:io/streams")).isTrue();
    assertThat(HostProfile.WASI_IO.provides("wasi:io/streams@0.3.0")).isFalse();
    assertThat(HostProfile.WASI_IO.provides("wasi:io/streams@0.20.0")).isFalse();
    assertThat(HostProfile.WASI_IO.provides("wasi:io/poll@0.2.0")).isFalse();
  }

  @Test
  void namesMeanWhatTheySay() {
    assertThat(HostProfile.names())
        .allSatisfy(name -> assertThat(HostProfile.of(name)).isPresent())
        .doesNotHaveDuplicates();
  }
}
