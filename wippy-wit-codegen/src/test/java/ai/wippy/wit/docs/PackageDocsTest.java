package ai.wippy.wit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.wit.model.Func;
import ai.wippy.wit.model.Interface;
import ai.wippy.wit.model.InterfaceName;
import ai.wippy.wit.model.World;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What it says about whole packages is tested with the packages that were compiled. */
class PackageDocsTest {
  private static final String JSON =
      """
      {"docs": "The package.", "interfaces": {"types": {"docs": "Types.", "funcs": {
        "f": "Of version 0.", "g": {"docs": "Of version 1.", "stability": {"stable":
        {"since": "0.1.0", "deprecated": null, "numbers": [1, -2.5e3, true, [], {}]}}}}}}}
      """;

  @Test
  void bothVersionsAreRead() {
    for (int version : List.of(0, 1)) {
      PackageDocs docs = PackageDocs.of(section(version, JSON)).orElseThrow();
      assertThat(docs.ofPackage()).isEqualTo("The package.");
      assertThat(types(docs, world(types("a:a/types@1.0.0", "f", "g"))))
          .containsExactly("Types. Of version 0. Of version 1.");
    }
  }

  @Test
  void whoseInterfaceItIsFollowsFromItsMembers() {
    PackageDocs docs = PackageDocs.of(section(1, JSON)).orElseThrow();
    Interface whole = types("a:a/types", "f", "g", "h");
    Interface cut = types("b:b/types", "f");
    Interface unlike = types("c:c/types", "h");
    assertThat(types(docs, world(cut, unlike))).containsExactly("Types. Of version 0.", " ");
    assertThat(types(docs, world(cut, whole)))
        .containsExactly(" ", "Types. Of version 0. Of version 1. ");
    assertThat(types(docs, world(whole, types("d:d/types", "f", "g"))))
        .containsExactly("   ", "  ");
    assertThat(types(docs, world(types("types", "f", "g")))).containsExactly("  ");
  }

  @Test
  void textIsDecoded() {
    String json = "{\"docs\": \"\\u00e4 \\\"x\\\" \\\\ \\/ \\n\\ttab \\ud83d\\ude00\"}";
    assertThat(PackageDocs.of(section(1, json)).orElseThrow().ofPackage())
        .isEqualTo("ä \"x\" \\ / \n\ttab 😀");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{}}",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\": 1,}",
        "[1 2]",
        "\"",
        "\"\\",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\\u12g4\"",
        "{a: 1}",
        "{\"a\": 1 \"b\": 2}",
        "-"
      })
  void whatIsNoJsonIsNoDocumentation(String json) {
    boolean number = json.equals("-");
    assertThat(PackageDocs.of(section(1, json)).isPresent()).isEqualTo(number);
  }

  @Test
  void hostileSectionsAreRefused() {
    assertThat(PackageDocs.of(section(1, "[".repeat(1_000_000)))).isEmpty();
    assertThat(PackageDocs.of(section(1, "{\"a\":".repeat(1_000_000)))).isEmpty();
    assertThat(PackageDocs.of(section(2, "{}"))).isEmpty();
    assertThat(PackageDocs.of(section(255, "{}"))).isEmpty();
    assertThat(PackageDocs.of(new byte[0])).isEmpty();
    assertThat(PackageDocs.of(new byte[] {1, '"', (byte) 0xFF, '"'})).isEmpty();
  }

  @Test
  void otherShapesSayNothing() {
    PackageDocs docs =
        PackageDocs.of(section(1, "{\"docs\": {}, \"interfaces\": [], \"worlds\": \"w\"}"))
            .orElseThrow();
    assertThat(docs.ofPackage()).isEmpty();
    assertThat(docs.of(world(types("a:a/types", "f"))).isEmpty()).isTrue();
  }

  private static byte[] section(int version, String json) {
    byte[] text = json.getBytes(StandardCharsets.UTF_8);
    byte[] section = new byte[text.length + 1];
    section[0] = (byte) version;
    System.arraycopy(text, 0, section, 1, text.length);
    return section;
  }

  private static Interface types(String name, String... functions) {
    return new Interface(
        InterfaceName.parse(name),
        List.of(),
        Arrays.stream(functions).map(f -> new Func(f, List.of(), Optional.empty(), "")).toList(),
        "");
  }

  private static World world(Interface... imports) {
    return new World(
        Optional.empty(),
        "root",
        Arrays.stream(imports).<World.Item>map(World.InterfaceItem::new).toList(),
        List.of(),
        "");
  }

  /** The documentation of each imported interface and of its functions. */
  private static List<String> types(PackageDocs docs, World world) {
    return docs.of(world).of(world).world(world).imports().stream()
        .map(item -> ((World.InterfaceItem) item).value())
        .map(i ->
            String.join(
                " ",
                Stream.concat(Stream.of(i.docs()), i.functions().stream().map(Func::docs))
                    .toList()))
        .toList();
  }
}
