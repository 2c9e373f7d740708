package ai.wippy.runtime.wasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.wippy.registry.EntryId;
import ai.wippy.runtime.component.FunctionShape;
import ai.wippy.runtime.component.Trap;
import ai.wippy.runtime.process.StandardStreams;
import ai.wippy.runtime.wasi.preview1.Preview1;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrantsTest {
  private static Grants grants(String tokens) {
    var list = tokens.isEmpty() ? List.of() : Arrays.asList(tokens.split(" "));
    return Grants.of(
        FakeComponent.entry("app:answer", "function.wasm", "run", Map.of("imports", list)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''        | wasi:io/streams@0.2.6 | read | PERMISSION_DENIED | app:answer may not call wasi:io/streams@0.2.6#read: add the line `imports: [wasi:io]` to the entry
          WASI:CLI@0.2.0 funcs | wasi:io/poll@0.2.0 | poll | PERMISSION_DENIED | app:answer may not call wasi:io/poll@0.2.0#poll: add the line `imports: [wasi:cli, funcs, wasi:poll]` to the entry
          ''        | wippy:runtime/funcs@0.1.0 | call-string | PERMISSION_DENIED | app:answer may not call wippy:runtime/funcs@0.1.0#call-string: add the line `imports: [funcs]` to the entry
          wasi:io   | wasi:io/streams@0.2.6 | read | UNAVAILABLE | app:answer cannot call wasi:io/streams@0.2.6#read: wasi:io is granted, but this version does not provide it
          wasi:io   | wasi:io/streams@0.3.0 | read | UNAVAILABLE | app:answer cannot call wasi:io/streams@0.3.0#read: no host of this version provides it
          wasi:io   | my:pkg/host | f | UNAVAILABLE | app:answer cannot call my:pkg/host#f: no host of this version provides it
          wasi:io   | '' | log | UNAVAILABLE | app:answer cannot call log: no host of this version provides it
          """)
  void sayWhatToAdd(String tokens, String instance, String function, String kind, String message) {
    var trap = grants(tokens).missing(instance, function);
    assertThat(trap).hasMessage(message);
    assertThat(trap.kind().name()).isEqualTo(kind);
  }

  @Test
  void coreModulesGetPreview1AndTrapsForTheRest() {
    var imports =
        new GrantedImports(
            grants(""),
            StandardStreams.logging(() -> System.getLogger("test"), "app:answer"),
            new Surroundings(List.of("hidden"), "/", Map.of("HIDDEN", "1"), List.of()),
            List.of(),
            WasiHostsTest::hosts,
            new AppHosts(getClass().getClassLoader()),
            name -> new Grants(EntryId.parse(name), Set.of()));
    assertThat(imports.part("app:other").missing("wasi:cli/stdout@0.2.3", "get-stdout"))
        .hasMessageStartingWith("app:other may not call wasi:cli/stdout@0.2.3#get-stdout: add");
    assertThat(imports.core(Preview1.MODULE, "sched_yield", new FunctionShape("", "i")).call())
        .containsExactly(0);
    for (String module : new String[] {"env", Preview1.MODULE}) {
      var missing = imports.core(module, "log", new FunctionShape("i", ""));
      var trap = catchThrowableOfType(Trap.class, () -> missing.call(1));
      assertThat(trap)
          .hasMessage(
              "app:answer cannot call log of %s: core modules get wasi_snapshot_preview1 only",
              module);
    }
  }
}
