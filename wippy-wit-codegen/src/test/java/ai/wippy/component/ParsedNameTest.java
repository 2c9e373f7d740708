package ai.wippy.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParsedNameTest {
  /** The example of Explainer.md, name uniqueness. */
  @Test
  void namesThatDifferStrongly() {
    var names =
        List.of(
            "foo",
            "foo-bar",
            "[constructor]foo",
            "[method]foo.bar",
            "[static]foo.baz",
            "foo:bar/baz",
            "foo:bar/baz@1.0.0-rc",
            "foo:bar/baz@1.0.0-RC",
            "integrity=<sha256-abc>",
            "integrity=<sha256-ABC>");
    assertThat(names.stream().map(ParsedNameTest::key)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({
    "foo, FOO",
    "foo-bar, foo-BAR",
    "[constructor]foo, [constructor]FOO",
    "[method]foo.bar, [static]foo.bar",
    "[method]foo.bar, [method]foo.BAR",
    "foo, [method]foo.foo",
    "foo:bar/baz, foo:bar/BAZ"
  })
  void namesThatDoNot(String one, String other) {
    assertThat(key(one)).isEqualTo(key(other));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a-",
        "[method]a",
        "[method]a.",
        "[method].a",
        "[async]a",
        "[",
        "a:b",
        "a:/c",
        ":b/c",
        "A:b/c",
        "a:B/c",
        "a:b/c@1",
        "a:b/c@1.2",
        "a:b/c@1.2.3@4",
        "a:b/1c",
        "url=",
        "url=<",
        "url=<<>",
        "url=<a>x",
        "integrity=<>",
        "integrity=<sha256>",
        "integrity=<md5-ABC>",
        "integrity=<sha256-==>",
        "unlocked-dep=<a:>",
        "unlocked-dep=<a:a@>",
        "unlocked-dep=<a:a@{<1.2.3 >=2.3.4}>",
        "locked-dep=<a:a@1.2.3>,"
      })
  void refused(String name) {
    assertThatThrownBy(() -> ParsedName.parse(7, name, true))
        .isInstanceOfSatisfying(ComponentException.class, e -> assertThat(e.offset()).isEqualTo(7));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a:b/c",
        "wasi:io/streams@0.2.3",
        "a:b/C-d@1.0.0-rc.1+x",
        "url=<>",
        "url=<a>,integrity=<sha256-a>",
        "integrity=<sha384-abc= sha512-ab==?opt>",
        "locked-dep=<a:b@1.0.0>,integrity=<sha256-a>",
        "unlocked-dep=<a:b>",
        "unlocked-dep=<a:b@*>",
        "unlocked-dep=<a:b@{>=1.0.0}>",
        "unlocked-dep=<a:b@{<1.0.0}>",
        "unlocked-dep=<a:b@{>=1.0.0 <2.0.0}>"
      })
  void accepted(String name) {
    assertThat(ParsedName.parse(0, name, true).key()).isEqualTo(name.toLowerCase(Locale.ROOT));
  }

  @Test
  void dependenciesAreForImportsOnly() {
    assertThatThrownBy(() -> ParsedName.parse(0, "url=<a>", false))
        .isInstanceOf(ComponentException.class);
  }

  private static String key(String name) {
    return ParsedName.parse(0, name, true).key();
  }
}
