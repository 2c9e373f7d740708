package ai.wippy.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.wit.model.Func;
import ai.wippy.wit.model.WitPackage;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamenessTest {
  private static final String TEXT =
      """
      package a:b@VERSION;
      interface i {
        resource res;
        enum e { one, two }
        flags f { read, write }
        record r { e: e, next: option<list<f>>, owner: own<res> }
        variant v { none, some(r), many(tuple<r, string>) }
        call: func(x: v, y: borrow<res>) -> result<list<v>, e>;
        more: func();
      }
      """;

  private static Func call(String text, String version) {
    List<WitPackage> packages = Plans.packages(text.replace("VERSION", version));
    return packages.getLast().interfaces().getFirst().functions().getFirst();
  }

  @Test
  void versionsDoNotMatter() {
    assertThat(Sameness.of(call(TEXT, "0.2.0"), call(TEXT, "0.2.12"))).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "enum e { one, two }      | enum e { one, two, three }",
        "read, write              | write, read",
        "record r { e: e          | record r { e2: e",
        "list<f>                  | list<u8>",
        "none, some(r)            | none(r), some(r)",
        "tuple<r, string>         | tuple<r, string, r>",
        "owner: own<res>          | owner: res2",
        "y: borrow<res>           | y: res",
        "result<list<v>, e>       | result<list<v>>",
        "-> result<list<v>, e>    | ''",
        "call:                    | hail:",
      })
  void aDifferenceAnywhere(String before, String after) {
    String changed =
        TEXT.replace(before, after).replace("resource res;", "resource res; resource res2;");
    assertThat(changed).isNotEqualTo(TEXT);
    assertThat(Sameness.of(call(TEXT, "0.2.0"), call(changed, "0.2.0"))).isFalse();
  }

  @Test
  void resourcesOfOtherInterfaces() {
    String other = TEXT.replace("interface i", "interface j");
    assertThat(Sameness.of(call(TEXT, "0.2.0"), call(other, "0.2.0"))).isFalse();
  }

  /** Each type uses the one before it twice: thousands of paths, but few pairs. */
  @Test
  void typesThatAreUsedManyTimes() {
    var text = new StringBuilder("package a:b; interface i { record t0 { x: u8 }\n");
    IntStream.range(1, 16)
        .forEach(i ->
            text.append(
                "record t%d { a: option<t%d>, b: list<t%d> }\n".formatted(i, i - 1, i - 1)));
    text.append("f: func() -> t15; }");
    assertThat(Sameness.of(call(text.toString(), ""), call(text.toString(), ""))).isTrue();
  }
}
