package ai.wippy.codegen.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class JavaWriterTest {
  private static final ClassName FILE = new ClassName("app", "Users");
  private static final ClassName LIST = new ClassName("java.util", "List");

  @Test
  void importsWhatIsNamedAndNoMore() {
    var out = new JavaWriter(FILE, List.of());
    out.block("class Users", () -> out.line(out.ref(LIST) + "<" + out.ref(string()) + "> all;"));
    assertThat(out)
        .hasToString(
            """
            package app;

            import java.util.List;

            class Users {
              List<String> all;
            }
            """);
  }

  private static ClassName string() {
    return new ClassName("java.lang", "String");
  }

  @Test
  void namesThatMeanSomethingElseAreSpeltOut() {
    var out = new JavaWriter(FILE, List.of("String", "Part", "Part"));
    assertThat(out.ref(string())).isEqualTo("java.lang.String");
    assertThat(out.ref(LIST)).isEqualTo("List");
    assertThat(out.ref(new ClassName("other", "List"))).isEqualTo("other.List");
    assertThat(out.ref(new ClassName("other", "Map.Entry"))).isEqualTo("Map.Entry");
    assertThat(out.ref(FILE.nested("String"))).isEqualTo("String");
    assertThat(out.ref(FILE.nested("Whole.Part"))).isEqualTo("Users.Whole.Part");
    assertThat(out.ref(new ClassName("app", "Other"))).isEqualTo("Other");
    assertThat(out.toString()).contains("import other.Map;").doesNotContain("Map.Entry;");
  }

  @Test
  void longLinesAreBroken() {
    var out = new JavaWriter(new ClassName("", "X"), List.of());
    String item = "x".repeat(40);
    out.call("f", List.of("a", "b"), ";").call("f", List.of(item, item, item), ";");
    out.line("a = " + item + item + item + ";");
    assertThat(out)
        .hasToString(
            """
            f(a, b);
            f(
                %1$s,
                %1$s,
                %1$s);
            a =
                %1$s%1$s%1$s;
            """
                .formatted(item));
  }

  @Test
  void documentationCannotEscapeItsComment() {
    var out = new JavaWriter(new ClassName("", "X"), List.of());
    out.javadoc(JavaWriter.escape("One <b>.\n\nTwo */ @see \\u002a/"), List.of("@param x it"));
    out.javadoc("", List.of()).javadoc("Short.", List.of());
    assertThat(out)
        .hasToString(
            """
            /**
             * One &lt;b&gt;.
             *
             * <p>Two *&#47; &#64;see &#92;u002a/
             *
             * @param x it
             */
            /** Short. */
            """);
  }

  @Test
  void literalsAreAscii() {
    assertThat(JavaWriter.literal("a\"b\\c\n\u00e9")).isEqualTo("\"a\\\"b\\\\c\\u000a\\u00e9\"");
  }
}
