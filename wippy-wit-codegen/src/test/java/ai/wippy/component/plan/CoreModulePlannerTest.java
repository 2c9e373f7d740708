package ai.wippy.component.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.wippy.component.Guests;
import ai.wippy.wit.model.Func;
import ai.wippy.wit.model.Primitive;
import ai.wippy.wit.model.WitType;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CoreModulePlannerTest {
  private static final byte[] ASSEMBLY_SCRIPT = Guests.bytes("assemblyscript/as.core.wasm");
  private static final byte[] COMMAND = Guests.bytes("c-wasip1/cmd.core.wasm");

  @Test
  void liftsEachFunctionFromTheExportOfItsName() throws IOException {
    var functions = new LinkedHashMap<String, Func>();
    functions.put("add", func("add", Primitive.S32, Primitive.S32, Primitive.S32));
    functions.put("greet", func("greet", Primitive.STRING, Primitive.STRING));
    Golden.check("as-core.plan", PlanText.of(CoreModulePlanner.plan(ASSEMBLY_SCRIPT, functions)));
  }

  @Test
  void takesPreviewOneFunctionsFromTheHost() throws IOException {
    var functions = Map.of("_start", CoreModulePlanner.command("_start"));
    Golden.check("cmd-core.plan", PlanText.of(CoreModulePlanner.plan(COMMAND, functions)));
  }

  @Test
  void namesTheExportsWhenAFunctionIsUnknown() {
    assertRefused(
        func("gret", Primitive.STRING, Primitive.STRING),
        """
        the core module exports no function `gret`; did you mean `greet`?
          = it exports add, greet""");
  }

  @Test
  void showsBothSignaturesWhenTheyDiffer() {
    assertRefused(
        func("add", Primitive.S64, Primitive.S32, Primitive.S32),
        """
        `add: func(p0: s32, p1: s32) -> s64` does not fit the core export of this name
          = expected the core signature (i32, i32) -> i64, found (i32, i32) -> i32""");
  }

  @Test
  void suggestsWitForACoreSignature() {
    CoreModule module = CoreModulePlanner.read(ASSEMBLY_SCRIPT);
    assertThat(CoreFunctions.callable(module))
        .extracting(e -> e.name() + ": " + CoreFunctions.text(e.signature()))
        .containsExactly("add: (i32, i32) -> i32", "greet: (i32, i32) -> i32");
    assertThat(CoreFunctions.suggestWit(CoreFunctions.callable(module).getFirst().signature()))
        .contains("func(p0: s32, p1: s32) -> s32");
  }

  private static void assertRefused(Func func, String rendered) {
    assertThatThrownBy(() -> CoreModulePlanner.plan(ASSEMBLY_SCRIPT, Map.of(func.name(), func)))
        .isInstanceOfSatisfying(
            PlanException.class, e -> assertThat(e.diagnostic().render()).isEqualToNormalizingWhitespace(rendered));
  }

  private static Func func(String name, WitType result, WitType... params) {
    var list = new java.util.ArrayList<Func.Param>();
    for (WitType param : params) {
      list.add(new Func.Param("p" + list.size(), param));
    }
    return new Func(name, List.copyOf(list), Optional.of(result), "");
  }
}
