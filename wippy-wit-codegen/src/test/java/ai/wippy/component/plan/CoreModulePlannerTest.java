package ai.wippy.component.plan;

import static ai.wippy.component.Bytes.of;
import static ai.wippy.component.Bytes.raw;
import static ai.wippy.component.Bytes.section;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.wippy.component.Bytes;
import ai.wippy.component.Guests;
import ai.wippy.wit.model.Func;
import ai.wippy.wit.model.ListType;
import ai.wippy.wit.model.OwnType;
import ai.wippy.wit.model.Primitive;
import ai.wippy.wit.model.ResourceType;
import ai.wippy.wit.model.TypeName;
import ai.wippy.wit.model.WitType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CoreModulePlannerTest {
  private static final byte[] ASSEMBLY_SCRIPT = Guests.bytes("assemblyscript/as.core.wasm");
  private static final byte[] REACTOR = Guests.bytes("c-wasip1/reactor.core.wasm");
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
  void initializesAReactorFirst() {
    var functions = Map.of("sleep-ms", func("sleep-ms", Primitive.U64, Primitive.U32));
    assertThat(CoreModulePlanner.plan(REACTOR, functions).steps())
        .extracting(Plan.Instantiate::initializers)
        .containsExactly(List.of(new CoreSource.Export(0, "_initialize")));
    assertThat(
            CoreModulePlanner.plan(COMMAND, Map.of("_start", CoreModulePlanner.command("_start")))
                .steps())
        .extracting(Plan.Instantiate::initializers)
        .containsExactly(List.of());
  }

  @Test
  void namesTheExportsWhenAFunctionIsUnknown() {
    assertRefused(
        func("gret", Primitive.STRING, Primitive.STRING),
        """
        the core module exports no function `gret`; did you mean `greet`?
          = it exports add, greet\
        """);
  }

  @Test
  void showsBothSignaturesWhenTheyDiffer() {
    assertRefused(
        func("add", Primitive.S64, Primitive.S32, Primitive.S32),
        """
        `add: func(p0: s32, p1: s32) -> s64` does not fit the core export of this name
          = expected the core signature (i32, i32) -> i64, found (i32, i32) -> i32\
        """);
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

  @Test
  void saysWhichExportIsMissing() {
    Func text = func("f", Primitive.STRING);
    assertRefused(
        module(section(7, 1, "f", 0, 0)),
        text,
        """
        `f: func() -> string` passes values in memory, and the core module exports none
          = export the module's memory as `memory`\
        """);
    assertRefused(
        module(section(5, 1, 0, 1), section(7, 2, "f", 0, 0, "memory", 2, 0)),
        new Func(
            "f", List.of(new Func.Param("t", new ListType(Primitive.U8))), Optional.empty(), ""),
        """
        `f: func(t: list<u8>)` does not fit the core export of this name
          = expected the core signature (i32, i32) -> (), found () -> i32\
        """);
    assertRefused(
        Bytes.module(
            section(1, 1, of(0x60, 2, raw(0x7F, 0x7F), 0)),
            section(3, 1, 0),
            section(5, 1, 0, 1),
            section(7, 2, "f", 0, 0, "memory", 2, 0),
            section(10, 1, raw(2, 0, 0x0B))),
        new Func(
            "f", List.of(new Func.Param("t", new ListType(Primitive.U8))), Optional.empty(), ""),
        """
        `f: func(t: list<u8>)` receives values in memory that the module must allocate
          = export a function `cabi_realloc` of the core signature (i32, i32, i32, i32) -> i32\
        """);
  }

  @Test
  void aMemoryOfAnotherNameServesIfItIsTheOnlyOne() {
    Plan plan =
        CoreModulePlanner.plan(
            module(section(5, 1, 0, 1), section(7, 2, "f", 0, 0, "heap", 2, 0)),
            Map.of("f", func("f", Primitive.STRING)));
    assertThat(plan.lifts().getFirst().options().memory())
        .isEqualTo(new CoreSource.Export(0, "heap"));
  }

  @Test
  void refusesImportsThatNoHostProvides() {
    assertRefused(
        Bytes.module(
            section(1, 1, of(0x60, 0, 1, raw(0x7F))),
            section(2, 1, "env", "now", 0, 0),
            section(7, 1, "f", 0, 0)),
        func("f", Primitive.S32),
        """
        the core module imports `now` from `env`, which no host provides
          = a core module can import functions of `wasi_snapshot_preview1` only; \
        build it as a component to import others\
        """);
  }

  @Test
  void refusesResources() {
    var resource = new ResourceType(new TypeName(Optional.empty(), "r", ""));
    assertRefused(
        module(section(7, 1, "f", 0, 0)),
        func("f", new OwnType(resource)),
        """
        `f: func() -> own<r>` passes a resource, which a core module cannot
          = build the module as a component\
        """);
  }

  /** A module with a function {@code () -> i32}. */
  private static byte[] module(byte[]... sections) {
    return Bytes.module(
        section(1, 1, of(0x60, 0, 1, raw(0x7F))),
        section(3, 1, 0),
        of((Object[]) sections),
        section(10, 1, raw(4, 0, 0x41, 0, 0x0B)));
  }

  private static void assertRefused(Func func, String rendered) {
    assertRefused(ASSEMBLY_SCRIPT, func, rendered);
  }

  private static void assertRefused(byte[] module, Func func, String rendered) {
    assertThatThrownBy(() -> CoreModulePlanner.plan(module, Map.of(func.name(), func)))
        .isInstanceOfSatisfying(
            PlanException.class, e -> assertThat(e.diagnostic().render()).isEqualTo(rendered));
  }

  private static Func func(String name, WitType result, WitType... params) {
    var list = new ArrayList<Func.Param>();
    for (WitType param : params) {
      list.add(new Func.Param("p" + list.size(), param));
    }
    return new Func(name, List.copyOf(list), Optional.of(result), "");
  }
}
