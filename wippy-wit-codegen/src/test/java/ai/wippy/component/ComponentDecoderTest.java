package ai.wippy.component;

import static ai.wippy.component.Bytes.component;
import static ai.wippy.component.Bytes.module;
import static ai.wippy.component.Bytes.of;
import static ai.wippy.component.Bytes.raw;
import static ai.wippy.component.Bytes.section;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ComponentDecoderTest {
  @Test
  void tellsComponentsFromModules() {
    assertThat(ComponentDecoder.isComponent(component())).isTrue();
    assertThat(ComponentDecoder.isComponent(module())).isFalse();
    assertThat(ComponentDecoder.isComponent(new byte[3])).isFalse();
    assertThat(ComponentDecoder.isComponent("(component)".getBytes(StandardCharsets.UTF_8)))
        .isFalse();
  }

  @Test
  void readsDefinitionsInOrderWithTheirOffsets() {
    Component decoded =
        ComponentDecoder.decode(
            component(
                section(7, 1, 0x40, 0, raw(1, 0)),
                section(10, 1, 0, "f", 1, 0),
                section(0, "name", 7)));
    assertThat(decoded.definitions())
        .containsExactly(
            new Definition.TypeDefinition(11, new DefType.Func(List.of(), Optional.empty())),
            new Definition.ImportDefinition(18, new ExternName("f"), new ExternType.Func(0)));
  }

  @Test
  void readsImportsAndExportsOfCoreModules() {
    CoreBinary module =
        ComponentDecoder.decodeModule(
            module(
                section(1, 1, 0x60, 1, raw(0x7F), 1, raw(0x7E)),
                section(2, 1, "env", "f", 0, 0),
                section(5, 1, 1, 1, 2),
                section(7, 2, "m", 2, 0, "g", 0, 0)));
    assertThat(module.imports())
        .extracting(i -> i.module() + " " + i.name() + " " + i.type().word())
        .containsExactly("env f func");
    assertThat(module.exports())
        .extracting(e -> e.name() + " " + e.type().word())
        .containsExactly("m memory", "g func");
    assertThat(module.imports().getFirst().signature())
        .isEqualTo(
            new CoreSubType.Function(List.of(CoreValue.Number.I32), List.of(CoreValue.Number.I64)));
  }

  static Stream<Arguments> malformed() {
    return Stream.of(
        arguments(new byte[0], 0, "unexpected end of the file"),
        arguments(raw(0, 0x61, 0x73, 0x6D, 0x0D), 5, "unexpected end of the file"),
        arguments(raw(0x7F, 0x45, 0x4C, 0x46), 0, "invalid leading byte 0x7f for the magic number"),
        arguments(module(), 4, "expected a component, found a core module"),
        arguments(
            raw(0, 0x61, 0x73, 0x6D, 0x0E, 0, 1, 0), 4, "unknown binary version 0xe of layer 1"),
        arguments(component(raw(13, 0)), 8, "malformed section id 13"),
        arguments(component(raw(7, 5, 0)), 10, "a length of 5 exceeds the 1 bytes that are left"),
        arguments(component(section(7, 1_000_000)), 10, "a count of 1000000 exceeds the 0 bytes"),
        arguments(
            component(section(7, raw(0xFF, 0xFF, 0xFF, 0xFF, 0x1F))), 10, "integer too large"),
        arguments(
            component(section(7, raw(0x80, 0x80, 0x80, 0x80, 0x80, 0))),
            10,
            "integer representation too long"),
        arguments(component(section(7, 0, 0)), 11, "1 unexpected bytes at the end of the section"),
        arguments(component(section(10, 1, 0, raw(1, 0xFF), 1, 0)), 12, "malformed UTF-8"),
        arguments(
            component(section(8, 1, 0x3F)),
            11,
            "invalid leading byte 0x3f for a canonical function"),
        arguments(component(section(6, 1, 1, 2, 0, 0)), 11, "an outer alias can name"),
        arguments(
            component(section(1, module(section(2, 0), section(1, 0)))),
            21,
            "section out of order: core section 1"));
  }

  @ParameterizedTest
  @MethodSource
  void malformed(byte[] file, int offset, String rule) {
    assertRefused(file, ComponentException.Reason.MALFORMED, offset, rule);
  }

  @Test
  void refusesComponentsNestedTooDeep() {
    byte[] nested = component();
    for (int i = 0; i < 5_000; i++) {
      nested = component(section(4, nested));
    }
    byte[] file = nested;
    assertThatThrownBy(() -> ComponentDecoder.decode(file))
        .isInstanceOfSatisfying(
            ComponentException.class, e -> assertThat(e.rule()).contains("nesting is too deep"));
  }

  @Test
  void refusesTypesNestedTooDeep() {
    byte[] type = of(0x42, 0);
    for (int i = 0; i < 5_000; i++) {
      type = of(0x42, 1, 1, type);
    }
    byte[] file = component(section(7, 1, type));
    assertThatThrownBy(() -> ComponentDecoder.decode(file))
        .isInstanceOfSatisfying(
            ComponentException.class, e -> assertThat(e.rule()).contains("nesting is too deep"));
  }

  @Test
  void saysWhatIsWrongWhereAndWhatToDo() {
    assertThatThrownBy(() -> ComponentDecoder.decode(component(raw(13, 0))))
        .isInstanceOfSatisfying(
            ComponentException.class,
            e ->
                assertThat(e.diagnostic("src/guest.wasm").render())
                    .isEqualTo(
                        """
                        `src/guest.wasm` is malformed at byte 0x8: malformed section id 13
                          = the file is damaged or was not made by a WebAssembly toolchain; build it again\
                        """));
  }

  static void assertRefused(
      byte[] file, ComponentException.Reason reason, int offset, String rule) {
    assertThatThrownBy(() -> Validator.validate(ComponentDecoder.decode(file)))
        .isInstanceOfSatisfying(
            ComponentException.class,
            e -> {
              assertThat(e.rule()).contains(rule);
              assertThat(e.reason()).isEqualTo(reason);
              assertThat(e.offset()).isEqualTo(offset);
            });
  }
}
