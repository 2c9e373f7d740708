package ai.wippy.component;

import static ai.wippy.component.Bytes.component;
import static ai.wippy.component.Bytes.module;
import static ai.wippy.component.Bytes.of;
import static ai.wippy.component.Bytes.raw;
import static ai.wippy.component.Bytes.section;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValidatorTest {
  private static final byte[] U32 = raw(0x79);
  private static final byte[] STRING = raw(0x73);
  private static final byte[] RESOURCE = raw(0x3F, 0x7F, 0);
  private static final byte[] NO_RESULT = raw(1, 0);
  private static final byte[] RECORD = of(0x72, 1, "x", U32);

  /**
   * Exports a memory, {@code f: () -> i32}, {@code g: (i32) -> ()} and a function fit for realloc.
   */
  private static final byte[] MODULE =
      module(
          section(
              1,
              3,
              of(0x60, 0, 1, raw(0x7F)),
              of(0x60, 1, raw(0x7F), 0),
              of(0x60, 4, raw(0x7F, 0x7F, 0x7F, 0x7F), 1, raw(0x7F))),
          section(3, 3, 0, 1, 2),
          section(5, 1, 0, 1),
          section(7, 4, "f", 0, 0, "g", 0, 1, "realloc", 0, 2, "mem", 2, 0),
          section(10, 3, raw(4, 0, 0x41, 0, 0x0B), raw(2, 0, 0x0B), raw(4, 0, 0x41, 0, 0x0B)));

  /** The module, instantiated, with core functions 0 to 2 and memory 0 aliased. */
  private static final byte[] CORE =
      of(
          section(1, MODULE),
          section(2, 1, 0, 0, 0),
          section(
              6,
              4,
              coreAlias(0, "f"),
              coreAlias(0, "g"),
              coreAlias(0, "realloc"),
              coreAlias(2, "mem")));

  private static byte[] coreAlias(int sort, String name) {
    return of(0, sort, 1, 0, name);
  }

  private static byte[] func(byte[] result, Object... params) {
    return of(0x40, params.length / 2, of(params), result);
  }

  private static byte[] types(byte[]... types) {
    return section(7, types.length, of((Object[]) types));
  }

  private static byte[] returning(byte[] type) {
    return of(0, type);
  }

  private static byte[] lift(int core, int type, int... options) {
    return section(8, 1, 0, 0, core, raw(options.length == 0 ? new int[] {0} : options), type);
  }

  private static byte[] exportFunc(String name, int func) {
    return section(11, 1, 0, name, 1, func, 0);
  }

  static Stream<Arguments> invalid() {
    return Stream.of(
        arguments("record type must have at least one field", component(types(of(0x72, 0)))),
        arguments("is not in kebab case", component(types(of(0x72, 1, "notKebab", U32)))),
        arguments("conflicts with previous name", component(types(of(0x6D, 2, "a", "A")))),
        arguments("more than 32 flags", component(types(of(0x6E, 33, flags(33))))),
        arguments("unknown type 0", component(types(of(0x70, 0)))),
        arguments("is not a defined type", component(types(func(NO_RESULT), of(0x70, 0)))),
        arguments("is not a resource type", component(types(RECORD, of(0x69, 0)))),
        arguments(
            "cannot contain a `borrow`",
            component(types(RESOURCE, of(0x68, 0), func(returning(raw(1)))))),
        arguments("unknown func 3", component(exportFunc("a", 3))),
        arguments(
            "export name `F` conflicts with previous name `f`",
            component(
                CORE,
                types(func(returning(U32))),
                lift(0, 0),
                exportFunc("f", 0),
                exportFunc("F", 0))),
        arguments("lowered result types", component(CORE, types(func(NO_RESULT)), lift(0, 0))),
        arguments(
            "lowered parameter types",
            component(CORE, types(func(returning(U32), "a", U32)), lift(0, 0))),
        arguments(
            "`memory` is required", component(CORE, types(func(returning(STRING))), lift(0, 0))),
        arguments(
            "`realloc` is required",
            component(CORE, types(func(NO_RESULT, "a", STRING)), lift(0, 0, 1, 3, 0))),
        arguments(
            "`realloc` uses a core function with an incorrect signature",
            component(CORE, types(func(returning(U32))), lift(0, 0, 2, 3, 0, 4, 0))),
        arguments(
            "`memory` is specified more than once",
            component(CORE, types(func(returning(U32))), lift(0, 0, 2, 3, 0, 3, 0))),
        arguments(
            "`post-return` uses a core function with an incorrect signature",
            component(CORE, types(func(returning(U32))), lift(0, 0, 1, 5, 0))),
        arguments(
            "func not valid to be used as export",
            component(
                CORE, types(RECORD, func(returning(raw(0)))), lift(0, 1), exportFunc("f", 0))),
        arguments(
            "not a local resource", component(section(10, 1, 0, "r", 3, 1), section(8, 1, 2, 0))),
        arguments("no export named `nope`", component(CORE, section(6, 1, coreAlias(0, "nope")))),
        arguments("is not a core func", component(CORE, section(6, 1, coreAlias(0, "mem")))),
        arguments(
            "expected `/` after the package name",
            component(types(func(NO_RESULT)), section(10, 1, 0, "a:b:c/d", 1, 0))),
        arguments(
            "trailing characters found: `/d`",
            component(types(func(NO_RESULT)), section(10, 1, 0, "a:b/c/d", 1, 0))),
        arguments(
            "mismatch in custom page size",
            component(
                section(1, module(section(5, 1, 8, 1, 0), section(7, 1, "m", 2, 0))),
                section(2, 1, 0, 0, 0),
                section(6, 1, coreAlias(2, "m")),
                types(func(NO_RESULT)),
                section(10, 1, 0, "f", 1, 0),
                section(8, 1, 1, 0, 0, 1, 3, 0))),
        arguments("invalid outer alias count of 2", component(section(6, 1, 3, 2, 2, 0))),
        arguments(
            "missing import named `f`", component(section(4, importer()), section(5, 1, 0, 0, 0))),
        arguments(
            "expected func, found component",
            component(section(4, importer()), section(5, 1, 0, 0, 1, "f", 4, 0))),
        arguments(
            "transitively refers to resources",
            component(types(RESOURCE), section(4, component(section(6, 1, 3, 2, 1, 0))))));
  }

  private static byte[] flags(int count) {
    byte[] names = new byte[0];
    for (int i = 0; i < count; i++) {
      names = of(names, "f" + i);
    }
    return names;
  }

  private static byte[] importer() {
    return component(types(func(NO_RESULT)), section(10, 1, 0, "f", 1, 0));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void invalid(String rule, byte[] file) {
    assertRefused(file, ComponentException.Reason.INVALID, rule);
  }

  static Stream<Arguments> later() {
    return Stream.of(
        arguments("async functions", component(types(of(0x43, 0, NO_RESULT)))),
        arguments("streams", component(types(of(0x66, 0)))),
        arguments("futures", component(types(of(0x65, 0)))),
        arguments("fixed-length lists", component(types(of(0x67, U32, 4)))),
        arguments("maps", component(types(of(0x63, STRING, U32)))),
        arguments("error-context", component(types(raw(0x64)))),
        arguments("`canon task.cancel`", component(section(8, 1, 5))),
        arguments("start functions", component(section(9, 0, 0, 0))),
        arguments("values", component(section(12, 0))),
        arguments("values", component(section(10, 1, 0, "v", 2, 1, U32))),
        arguments(
            "implements \"a:b/c\"",
            component(types(of(0x42, 0)), section(10, 1, 2, "a", 1, 0, "a:b/c", 5, 0))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void later(String feature, byte[] file) {
    assertRefused(file, ComponentException.Reason.UNSUPPORTED, feature);
  }

  /** A type index as a value type: a signed LEB128, told from opcodes by its sign. */
  private static byte[] index(int type) {
    return type < 64 ? raw(type) : raw(type & 0x7F | 0x80, type >> 7);
  }

  @Test
  void refusesTypesThatDoubleInEachLine() {
    var types = new byte[100][];
    types[0] = RECORD;
    for (int i = 1; i < types.length; i++) {
      types[i] = of(0x6F, 2, index(i - 1), index(i - 1));
    }
    assertRefused(
        component(types(types)), ComponentException.Reason.INVALID, "type size exceeds the limit");
  }

  @Test
  void refusesTypesThatNestWithoutEnd() {
    var types = new byte[200][];
    types[0] = RECORD;
    for (int i = 1; i < types.length; i++) {
      types[i] = of(0x70, index(i - 1));
    }
    assertRefused(
        component(types(types)), ComponentException.Reason.INVALID, "nesting is too deep");
  }

  @Test
  void acceptsTypesThatAreExportedBeforeTheyAreUsed() {
    byte[] file =
        component(
            CORE,
            types(RECORD),
            section(11, 1, 0, "point", 3, 0, 0),
            types(func(returning(raw(1)))),
            lift(0, 2),
            exportFunc("f", 0));
    assertThatCode(() -> Validator.validate(ComponentDecoder.decode(file)))
        .doesNotThrowAnyException();
  }

  /** Only types cannot be taken out of a component that way (Binary.md, alias definitions). */
  @Test
  void acceptsOuterAliasesOfComponentsWhoseTypeUsesResources() {
    byte[] type = of(0x41, 2, of(2, of(3, 2, 1, 0)), of(4, 0, "t", 3, 0, 0));
    byte[] file =
        component(
            section(10, 1, 0, "r", 3, 1),
            types(type),
            section(10, 1, 0, "c", 4, 1),
            section(4, component(section(6, 1, 4, 2, 1, 0))));
    assertThatCode(() -> Validator.validate(ComponentDecoder.decode(file)))
        .doesNotThrowAnyException();
  }

  @Test
  void eachInstanceHasResourcesOfItsOwn() {
    byte[] maker = component(types(RESOURCE), section(11, 1, 0, "r", 3, 0, 0));
    byte[] same =
        component(
            section(10, 1, 0, "r", 3, 1),
            types(of(0x69, 0), func(NO_RESULT, "a", raw(1))),
            section(10, 1, 0, "f", 1, 2));
    byte[] two =
        component(
            section(4, maker),
            section(5, 2, 0, 0, 0, 0, 0, 0),
            section(6, 2, of(3, 0, 0, "r"), of(3, 0, 1, "r")),
            types(of(0x69, 0), func(NO_RESULT, "a", raw(2))),
            CORE,
            lift(1, 3),
            section(4, same));
    byte[] right = of(two, section(5, 1, 0, 1, 2, "r", 3, 0, "f", 1, 0));
    byte[] wrong = of(two, section(5, 1, 0, 1, 2, "r", 3, 1, "f", 1, 0));
    assertThatCode(() -> Validator.validate(ComponentDecoder.decode(right)))
        .doesNotThrowAnyException();
    assertRefused(wrong, ComponentException.Reason.INVALID, "resource types are not the same");
  }

  /** Two exports of one resource, the second of which does not say so. */
  @Test
  void anAscriptionHidesWhichResourceItIs() {
    byte[] maker =
        component(types(RESOURCE), section(11, 2, of(0, "a", 3, 0, 0), of(0, "b", 3, 0, 1, 3, 1)));
    byte[] same = component(section(10, 2, of(0, "x", 3, 1), of(0, "y", 3, 0, 0)));
    byte[] both =
        component(
            section(4, maker),
            section(5, 1, 0, 0, 0),
            section(6, 2, of(3, 0, 0, "a"), of(3, 0, 0, "b")),
            section(4, same));
    byte[] right = of(both, section(5, 1, 0, 1, 2, "x", 3, 1, "y", 3, 1));
    byte[] wrong = of(both, section(5, 1, 0, 1, 2, "x", 3, 0, "y", 3, 1));
    assertThatCode(() -> Validator.validate(ComponentDecoder.decode(right)))
        .doesNotThrowAnyException();
    assertRefused(wrong, ComponentException.Reason.INVALID, "resource types are not the same");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "c-records/guest.wasm",
        "c-resources/res.wasm",
        "c-wasip1/reactor.wasm",
        "rust/rs.wasm",
        "assemblyscript/as.wasm"
      })
  void acceptsRealGuests(String guest) {
    Component component = ComponentDecoder.decode(Guests.bytes(guest));
    assertThatCode(() -> Validator.validate(component)).doesNotThrowAnyException();
  }

  private static void assertRefused(byte[] file, ComponentException.Reason reason, String rule) {
    assertThatThrownBy(() -> Validator.validate(ComponentDecoder.decode(file)))
        .isInstanceOfSatisfying(
            ComponentException.class,
            e -> {
              assertThat(e.rule()).contains(rule);
              assertThat(e.reason()).isEqualTo(reason);
            });
  }
}
