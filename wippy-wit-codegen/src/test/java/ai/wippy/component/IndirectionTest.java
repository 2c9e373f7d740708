package ai.wippy.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndirectionTest {
  private static final String PREAMBLE = "00 61 73 6d 01 00 00 00";
  private static final String TYPE = "01 07 01 60 02 7f 7f 01 7f";
  private static final String FUNC = "03 02 01 00";
  private static final String TABLE = "04 05 01 70 01 01 01";
  private static final String EXPORTS = "07 09 02 01 66 00 00 01 74 01 00";
  private static final String CODE = "0a 0d 01 0b 00 20 00 20 01 41 00 11 00 00 0b";

  private static final String IMPORTS = "02 0e 02 00 01 66 00 00 00 01 74 01 70 01 01 01";
  private static final String ELEMENTS = "09 07 01 00 41 00 0b 01 00";

  private static CoreBinary module(String... sections) {
    var bytes = new ByteArrayOutputStream();
    for (String octet : (PREAMBLE + " " + String.join(" ", sections)).split(" ")) {
      bytes.write(Integer.parseInt(octet, 16));
    }
    return ComponentDecoder.decodeModule(bytes.toByteArray());
  }

  private static Optional<Indirection.Caller> caller(String code) {
    return Indirection.caller(module(TYPE, FUNC, TABLE, EXPORTS, code));
  }

  private static List<CoreBinary> modules(String guest) {
    return ComponentDecoder.decode(Guests.bytes(guest)).definitions().stream()
        .filter(Definition.CoreModuleDefinition.class::isInstance)
        .map(each -> ((Definition.CoreModuleDefinition) each).module())
        .toList();
  }

  @Test
  void aFunctionThatPassesItsCallOn() {
    assertThat(caller(CODE)).contains(new Indirection.Caller(Map.of("f", 0), "t"));
    assertThat(caller(CODE.replace("41 00", "41 3f")))
        .contains(new Indirection.Caller(Map.of("f", 63), "t"));
    assertThat(caller("0a 0e 01 0c 00 20 00 20 01 41 c0 00 11 00 00 0b"))
        .contains(new Indirection.Caller(Map.of("f", 64), "t"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Parameters in another order, one too few, one twice.
        "0a 0d 01 0b 00 20 01 20 00 41 00 11 00 00 0b",
        "0a 0b 01 09 00 20 00 41 00 11 00 00 0b",
        "0a 0f 01 0d 00 20 00 20 01 20 01 41 00 11 00 00 0b",
        // A negative place, another type, another table, an instruction more, a local.
        "0a 0d 01 0b 00 20 00 20 01 41 7f 11 00 00 0b",
        "0a 0d 01 0b 00 20 00 20 01 41 00 11 01 00 0b",
        "0a 0d 01 0b 00 20 00 20 01 41 00 11 00 01 0b",
        "0a 0e 01 0c 00 20 00 20 01 41 00 11 00 00 01 0b",
        "0a 0f 01 0d 01 01 7f 20 00 20 01 41 00 11 00 00 0b",
        // A direct call, and a place that is computed.
        "0a 0b 01 09 00 20 00 20 01 10 00 01 0b",
        "0a 0d 01 0b 00 20 00 20 01 20 00 11 00 00 0b",
      })
  void aFunctionThatDoesSomethingElse(String code) {
    assertThat(caller(code)).isEmpty();
  }

  @Test
  void aModuleThatHoldsMore() {
    assertThat(Indirection.caller(module(TYPE, FUNC, TABLE, "05 03 01 00 01", EXPORTS, CODE)))
        .isEmpty();
    assertThat(Indirection.caller(module(TYPE, FUNC, TABLE, EXPORTS, "08 01 00", CODE))).isEmpty();
    assertThat(Indirection.caller(module(TYPE, FUNC, TABLE, EXPORTS, ELEMENTS, CODE))).isEmpty();
    String onlyFunction = "07 05 01 01 66 00 00";
    assertThat(Indirection.caller(module(TYPE, FUNC, TABLE, onlyFunction, CODE))).isEmpty();
    assertThat(Indirection.caller(module())).isEmpty();
  }

  @Test
  void aModuleThatFillsATable() {
    Indirection.Filler filler = Indirection.filler(module(TYPE, IMPORTS, ELEMENTS)).orElseThrow();
    assertThat(filler.functions()).containsExactly(0);
    assertThat(filler.table()).isEqualTo(1);
    assertThat(filler.start()).isEmpty();
    assertThat(
            Indirection.filler(module(TYPE, IMPORTS, "08 01 00", ELEMENTS)).orElseThrow().start())
        .hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // From another place on, a passive segment, a function that is not there, two segments.
        "09 07 01 00 41 01 0b 01 00",
        "09 05 01 01 00 01 00",
        "09 07 01 00 41 00 0b 01 01",
        "09 0d 02 00 41 00 0b 01 00 00 41 00 0b 01 00",
      })
  void aModuleThatFillsItInAnotherWay(String elements) {
    assertThat(Indirection.filler(module(TYPE, IMPORTS, elements))).isEmpty();
  }

  @Test
  void modulesOfRealGuests() {
    List<CoreBinary> plain = modules("c-handler/handler.wasm");
    assertThat(plain).hasSize(3);
    assertThat(Indirection.caller(plain.get(0))).isEmpty();
    assertThat(Indirection.filler(plain.get(0))).isEmpty();
    Indirection.Caller caller = Indirection.caller(plain.get(1)).orElseThrow();
    assertThat(caller.table()).isEqualTo("$imports");
    assertThat(caller.slots().values())
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 13).boxed().toList());
    Indirection.Filler filler = Indirection.filler(plain.get(2)).orElseThrow();
    assertThat(filler.functions()).isEqualTo(IntStream.range(0, 13).boxed().toList());
    assertThat(filler.start()).isEmpty();
    assertThat(
            modules("c-lab/lab.wasm").stream().flatMap(each -> Indirection.filler(each).stream()))
        .singleElement()
        .satisfies(each -> assertThat(each.start()).isPresent());
  }

  /** Whatever the bytes are, the answer is an answer, or says that they are malformed. */
  @Test
  void damagedModules() {
    var random = new Random(5);
    int recognized = 0;
    int malformed = 0;
    for (CoreBinary module : modules("c-lab/lab.wasm")) {
      if (module.bytes().length > 1000) {
        continue;
      }
      for (int i = 0; i < 2000; i++) {
        byte[] damaged = Arrays.copyOf(module.bytes(), module.bytes().length);
        damaged[8 + random.nextInt(damaged.length - 8)] = (byte) random.nextInt();
        try {
          CoreBinary decoded = ComponentDecoder.decodeModule(damaged);
          recognized += Indirection.caller(decoded).isPresent() ? 1 : 0;
          recognized += Indirection.filler(decoded).isPresent() ? 1 : 0;
        } catch (ComponentException _) {
          malformed++;
        }
      }
    }
    assertThat(recognized).isPositive();
    assertThat(malformed).isPositive();
  }
}
