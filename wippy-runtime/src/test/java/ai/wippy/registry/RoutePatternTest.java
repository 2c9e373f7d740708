package ai.wippy.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.wippy.registry.RoutePattern.Relation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RoutePatternTest {
  @ParameterizedTest
  @CsvSource({
    "/a,            /a,            EQUAL",
    "/a/{x},        /a/:y,         EQUAL",
    "/a,            /b,            DISJOINT",
    "/a,            /a/,           DISJOINT",
    "/a/,           /a/{x},        DISJOINT",
    "/a/b,          /a/{x},        NARROWER",
    "/a/{x},        /a/b,          WIDER",
    "/a/{x}/c,      /a/b/{y},      OVERLAPPING",
    "/a/{r...},     /a/b,          WIDER",
    "/a/b/{r...},   /a/{r...},     NARROWER",
    "/{x}/b,        /a/{r...},     OVERLAPPING",
    "/{r...},       /{s...},       EQUAL",
    "/a/{x},        /a/{x}/b,      DISJOINT",
  })
  void relations(String one, String other, Relation relation) {
    assertThat(RoutePattern.parse(one).to(RoutePattern.parse(other))).isEqualTo(relation);
  }

  @ParameterizedTest
  @CsvSource({
    "a,             begins with a slash",
    "/a//b,         two slashes",
    "/{r...}/b,     at the end",
    "/{a}/{a},      two parameters are called a",
    "/x{a},         between two slashes",
    "/:,            letters",
    "/{a-b},        letters",
    "/a/../b,       no request",
    "/a?b,          no request",
  })
  void whatIsNone(String text, String problem) {
    assertThatThrownBy(() -> RoutePattern.parse(text)).hasMessageContaining(problem);
  }
}
