package ai.wippy.component;

import static ai.wippy.component.Bytes.component;
import static ai.wippy.component.Bytes.module;
import static ai.wippy.component.Bytes.of;
import static ai.wippy.component.Bytes.raw;
import static ai.wippy.component.Bytes.section;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import ai.wippy.component.plan.Planner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files of some 100 KB that refer to something large many times: what they ask for does not fit
 * into any memory or patience, and is refused before.
 */
class AmplificationTest {
  private static final int MANY = 20_000;
  private static final int LARGE = 3_000;
  private static final byte[] U32 = raw(0x79);
  private static final byte[] UNIT = of(0x40, 0, raw(1, 0));

  private static byte[] section(int id, int count, IntFunction<byte[]> element) {
    return Bytes.section(id, count, list(count, element));
  }

  private static byte[] list(int count, IntFunction<byte[]> element) {
    return of(IntStream.range(0, count).mapToObj(element).toArray());
  }

  private static byte[] exports(int first, int kind, int index) {
    return section(11, LARGE, i -> of(0, "a" + (first + i), kind, index, 0));
  }

  private static byte[] instances(int component) {
    return section(5, MANY, _ -> of(0, component, 0));
  }

  private static byte[] types(byte[]... types) {
    return Bytes.section(7, types.length, of((Object[]) types));
  }

  /** A type with many resources: {@code 0x42} for an instance type, {@code 0x41} for others. */
  private static byte[] resources(int opcode) {
    return of(opcode, LARGE, list(LARGE, i -> of(4, 0, "a" + i, 3, 1)));
  }

  static Stream<Arguments> demanding() {
    byte[] wide = component(types(U32), exports(0, 3, 0));
    byte[] generative =
        component(types(raw(0x3F, 0x7F, 0)), exports(0, 3, 0), types(U32), exports(LARGE, 3, 1));
    byte[] record = of(0x72, LARGE, list(LARGE, i -> of("f" + i, U32)));
    return Stream.of(
        arguments("instances of a large component", component(section(4, wide), instances(0))),
        arguments(
            "instances with resources of their own",
            component(section(4, generative), instances(0))),
        arguments(
            "outer aliases of a large type",
            component(
                types(resources(0x42)),
                section(4, component(section(6, MANY, _ -> of(3, 2, 1, 0)))))),
        arguments(
            "imports of a large type with resources",
            component(types(resources(0x42)), section(10, MANY, i -> of(0, "a" + i, 5, 0)))),
        arguments(
            "arguments of a large component type",
            component(
                types(resources(0x41)),
                section(10, 1, 0, "c", 4, 0),
                section(4, component(types(resources(0x41)), section(10, 1, 0, "c", 4, 0))),
                section(5, MANY, _ -> of(0, 1, 1, "c", 4, 0)))),
        arguments("lowerings with a type that is a huge tree", lowerings()),
        arguments("core instances with many imports", coreInstances()),
        arguments(
            "definitions of large types",
            component(section(4, component(types(record))), section(5, 9_000, _ -> of(0, 0, 0)))),
        arguments(
            "exports of a large instance",
            component(
                section(4, wide),
                section(5, 1, 0, 0, 0),
                section(11, MANY, i -> of(0, "a" + i, 5, 0, 0)))));
  }

  private static byte[] section(int id, Object... parts) {
    return Bytes.section(id, parts);
  }

  private static byte[] lowerings() {
    List<byte[]> types = new ArrayList<>(List.of(of(0x6F, 2, U32, U32)));
    for (int i = 1; i < 18; i++) {
      types.add(of(0x6F, 2, raw(i - 1), raw(i - 1)));
    }
    types.add(of(0x40, 1, "p", raw(17, 1, 0)));
    return component(
        section(1, module(section(5, 1, 0, 1), section(7, 1, "m", 2, 0))),
        section(2, 1, 0, 0, 0),
        section(6, 1, 0, 2, 1, 0, "m"),
        types(types.toArray(byte[][]::new)),
        section(10, 1, 0, "f", 1, 18),
        section(8, MANY, _ -> of(1, 0, 0, 1, 3, 0)));
  }

  private static byte[] coreInstances() {
    byte[] types = section(1, 1, 0x60, 0, 0);
    byte[] giver =
        module(types, section(3, 1, 0), section(7, 1, "x", 0, 0), section(10, 1, raw(2, 0, 0x0B)));
    byte[] taker = module(types, section(2, LARGE, i -> of("e", "f" + i, 0, 0)));
    return component(
        section(1, taker),
        section(1, giver),
        section(2, 1, 0, 1, 0),
        section(6, 1, 0, 0, 1, 0, "x"),
        section(2, 1, 1, LARGE, list(LARGE, i -> of("f" + i, 0, 0))),
        section(2, 9_000, _ -> of(0, 0, 1, "e", 0x12, 1)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void demanding(String what, byte[] file) {
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () ->
            assertThatThrownBy(
                    () -> {
                      Component component = ComponentDecoder.decode(file);
                      Validator.validate(component);
                      Planner.plan(component);
                    })
                .isInstanceOf(ComponentException.class));
  }

  /** What real files do, on a scale beyond theirs. */
  static Stream<Arguments> modest() {
    byte[] wide = component(types(U32, UNIT), exports(0, 3, 0));
    return Stream.of(
        arguments(
            "a hundred instances of a large component",
            component(section(4, wide), section(5, 100, _ -> of(0, 0, 0)))),
        arguments(
            "many imports", component(types(UNIT), section(10, MANY, i -> of(0, "a" + i, 1, 0)))),
        arguments(
            "many exports of types",
            component(types(U32, UNIT), section(11, MANY, i -> of(0, "a" + i, 3, 1, 0)))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void modest(String what, byte[] file) {
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () -> {
          Component component = ComponentDecoder.decode(file);
          Validator.validate(component);
          Planner.plan(component);
        });
  }
}
