package ai.wippy.component;

import static ai.wippy.component.Bytes.component;
import static ai.wippy.component.Bytes.of;
import static ai.wippy.component.Bytes.section;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Attributes belong to a later level; what would be wrong at that level is wrong, not only late.
 */
class AttributeRulesTest {
  private static final int IMPLEMENTS = 0;
  private static final int VERSION_SUFFIX = 1;
  private static final int EXTERNAL_ID = 2;

  /** Imports of an instance or function, with attributes. */
  private static byte[] imports(int sort, String name, Object... attributes) {
    return component(
        section(7, 2, of(0x42, 0), of(0x40, 0, 1, 0)),
        section(10, 1, 2, name, attributes.length / 2, of(attributes), sort, sort == 5 ? 0 : 1));
  }

  private static byte[] instance(String name, Object... attributes) {
    return imports(5, name, attributes);
  }

  private static byte[] function(String name, Object... attributes) {
    return imports(1, name, attributes);
  }

  private static byte[] bundle(Object... attributes) {
    return component(
        section(5, 1, 1, 0),
        section(5, 1, 1, 1, 2, "x", attributes.length / 2, of(attributes), 5, 0));
  }

  private static byte[] inType(Object... attributes) {
    return component(
        section(
            7, 1, of(0x41, 2, 1, 0x42, 0, 3, 2, "a", attributes.length / 2, of(attributes), 5, 0)));
  }

  static Stream<Arguments> invalid() {
    return Stream.of(
        arguments("must be an interface", instance("a", IMPLEMENTS, "not-valid")),
        arguments("not in kebab case", instance("a", IMPLEMENTS, "")),
        arguments("only instances can have an `implements`", function("a", IMPLEMENTS, "a:b/c")),
        arguments(
            "name `x:y/z` is not valid with `implements`", instance("x:y/z", IMPLEMENTS, "a:b/c")),
        arguments(
            "duplicate `implements`", instance("a", IMPLEMENTS, "a:b/x", IMPLEMENTS, "a:b/y")),
        arguments("duplicate `external-id`", function("a", EXTERNAL_ID, "x", EXTERNAL_ID, "x")),
        arguments("only instances", function("a", EXTERNAL_ID, "x", IMPLEMENTS, "a:b/c")),
        arguments("must be an interface", bundle(IMPLEMENTS, "a")),
        arguments("must be an interface", inType(IMPLEMENTS, "a")),
        arguments("no valid version", instance("a:b/c", VERSION_SUFFIX, ".2.3")),
        arguments("no valid version", instance("a:b/c@1.2", VERSION_SUFFIX, ".3")),
        arguments("no valid version", instance("a:b/c@1", VERSION_SUFFIX, ".2")),
        arguments("no valid version", instance("a:b/c@1.2.3", VERSION_SUFFIX, "")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void invalid(String rule, byte[] file) {
    assertRefused(file, ComponentException.Reason.INVALID, rule);
  }

  static Stream<Arguments> later() {
    return Stream.of(
        arguments("implements \"a:b/c@1.0.0\"", instance("a", IMPLEMENTS, "a:b/c@1.0.0")),
        arguments("external-id \"\"", function("a", EXTERNAL_ID, "")),
        arguments("external-id \"x\"", instance("a", EXTERNAL_ID, "x", IMPLEMENTS, "a:b/c")),
        arguments("versionsuffix \".2.3\"", instance("a:b/c@1", VERSION_SUFFIX, ".2.3")),
        arguments("versionsuffix \".6-rc.1\"", instance("a:b/c@0.2", VERSION_SUFFIX, ".6-rc.1")),
        arguments("versionsuffix \"\"", instance("a:b/c@0.0.1", VERSION_SUFFIX, "")),
        arguments("external-id \"x\"", bundle(EXTERNAL_ID, "x")),
        arguments("external-id \"x\"", inType(EXTERNAL_ID, "x")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void later(String feature, byte[] file) {
    assertRefused(file, ComponentException.Reason.UNSUPPORTED, "the attribute " + feature);
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
