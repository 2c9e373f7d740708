package ai.wippy.component.plan;

import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.component.ComponentDecoder;
import ai.wippy.component.Guests;
import org.junit.jupiter.api.Test;

class MethodsTest {
  private final Methods methods =
      Methods.of(Planner.plan(ComponentDecoder.decode(Guests.bytes("c-records/guest.wasm"))));

  @Test
  void findsFunctionsOfTheWorldAndOfInterfaces() {
    assertThat(methods.find("add"))
        .get()
        .extracting(m -> m.func().wit())
        .isEqualTo("func(a: s32, b: s32) -> s32");
    assertThat(methods.find("peers:guest/api@0.1.0#greet"))
        .get()
        .extracting(m -> m.func().wit())
        .isEqualTo("func(name: string) -> string");
  }

  @Test
  void namesAreExact() {
    assertThat(methods.find("Add")).isEmpty();
    assertThat(methods.find("greet")).isEmpty();
    assertThat(methods.find("peers:guest/api#greet")).isEmpty();
  }

  @Test
  void helpListsEveryNameAndTheNearest() {
    assertThat(methods.help("greet"))
        .startsWith("expected one of these; did you mean `peers:guest/api@0.1.0#greet`?\n");
    assertThat(methods.help("api#gret")).contains("did you mean `peers:guest/api@0.1.0#greet`?");
    assertThat(methods.help("ad"))
        .startsWith(
            "expected one of these; did you mean `add`?\nadd\npeers:guest/api@0.1.0#greet\n");
  }
}
