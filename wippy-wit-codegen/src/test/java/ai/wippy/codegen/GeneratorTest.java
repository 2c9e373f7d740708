package ai.wippy.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.wippy.component.plan.Plan;
import ai.wippy.component.wit.ComponentPackages;
import ai.wippy.diagnostic.Problems;
import ai.wippy.diagnostic.SourceText;
import ai.wippy.diagnostic.Span;
import ai.wippy.wit.docs.TextDocs;
import ai.wippy.wit.model.Interface;
import ai.wippy.wit.model.WitPackage;
import ai.wippy.wit.model.World;
import ai.wippy.wit.resolve.WitFolder;
import ai.wippy.wit.resolve.WitOptions;
import ai.wippy.wit.resolve.WitResolver;
import ai.wippy.wit.syntax.WitParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratorTest {
  private static final Path RESOURCES = Path.of("src/test/resources/ai/wippy/codegen");

  /** What the runtime hosts: its own WIT files. */
  private static final Hosted WASI = new Hosted("ai.wippy.runtime", wasi());

  private static List<WitPackage> wasi() {
    var problems = new Problems();
    try {
      var folder = Path.of("../wippy-runtime/src/main/wit");
      var sources = new WitFolder(folder, new ComponentPackages(), problems).read(folder);
      return WitResolver.resolve(sources, WitOptions.STRICT, problems).packages();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Generated generate(Plan plan, String name) {
    List<String> ids =
        IntStream.range(0, plan.modules().size()).mapToObj(i -> "module-" + i).toList();
    return Generator.generate(new Request(plan, "", "app", name, ids, WASI));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "c-records/guest.wasm",
        "assemblyscript/as.wasm",
        "c-wasip1/reactor.wasm",
        "c-resources/res.wasm",
        "c-lab/lab.wasm",
        "wat/nested.wasm",
        "wat/gauges.wasm"
      })
  void sourcesOfRealGuests(String guest) throws IOException {
    String name = guest.replaceAll(".*/|\\.wasm", "");
    check(name, generate(Plans.guest(guest), name));
  }

  @Test
  void sourcesOfEveryType() throws IOException {
    String text = Files.readString(RESOURCES.resolve("wit/everything.wit"));
    check("everything", generate(Plans.wit(text), "everything"));
  }

  @Test
  void sourcesOfACallOfTheHostForEveryType() throws IOException {
    String text = Files.readString(RESOURCES.resolve("wit/everything.wit"));
    World world = Plans.packages(text).getLast().worlds().getFirst();
    check("passed-on", generate(PassedOn.plan(world), "passed-on"));
  }

  @Test
  void bindingsCarryDocumentation() throws IOException {
    var text = new SourceText("t.wit", Files.readString(RESOURCES.resolve("wit/documented.wit")));
    var problems = new Problems();
    var file = WitParser.parse(new Span(text, 0, text.text().length()), problems).orElseThrow();
    Plan plan = Plans.guest("c-records/guest.wasm").documented(TextDocs.of(file));
    Generated generated = generate(plan, "guest");
    for (String path : List.of("peers/guest/Types.java", "peers/guest/Api.java")) {
      Path golden = RESOURCES.resolve("golden-docs").resolve(path);
      if (Boolean.getBoolean("bless")) {
        Files.createDirectories(golden.getParent());
        Files.writeString(golden, text(generated, path));
      }
      assertThat(text(generated, path)).isEqualTo(Files.readString(golden));
    }
    assertThat(text(generated, "app/Guest.java"))
        .contains("/** A guest. */")
        .contains(" * Adds two numbers.\n   *\n   * <p>The result wraps around.\n");
  }

  @Test
  void sourcesOfResources() throws IOException {
    String text = Files.readString(RESOURCES.resolve("wit/resources.wit"));
    check("resources", generate(Plans.wit(text), "resources"));
  }

  @Test
  void interfacesAlone() throws IOException {
    String text = Files.readString(RESOURCES.resolve("wit/resources.wit"));
    List<Interface> interfaces = Plans.packages(text).getLast().interfaces();
    var files = new TreeMap<String, String>();
    Generator.interfaces("com.acme", interfaces)
        .forEach(file -> files.put(file.path(), file.text()));
    check("interfaces", files);
  }

  private static void check(String name, Generated generated) throws IOException {
    var actual = new TreeMap<String, String>();
    generated.files().forEach(file -> actual.put(file.path(), file.text()));
    var bridges = new StringBuilder();
    for (Bridge bridge : generated.bridges()) {
      bridges.append("%s calls module %d%n".formatted(bridge.type().binaryName(), bridge.module()));
      bridge.methods().forEach(m -> bridges.append("  %s: %s%n".formatted(m.name(), m.export())));
    }
    actual.put("bridges.txt", bridges.toString());
    check(name, actual);
  }

  private static void check(String name, Map<String, String> actual) throws IOException {
    Path folder = RESOURCES.resolve("golden").resolve(name);
    if (Boolean.getBoolean("bless")) {
      for (Map.Entry<String, String> each : actual.entrySet()) {
        Path file = folder.resolve(each.getKey());
        Files.createDirectories(file.getParent());
        Files.writeString(file, each.getValue());
      }
    }
    assertThat(actual).isEqualTo(read(folder));
  }

  private static Map<String, String> read(Path folder) throws IOException {
    var expected = new TreeMap<String, String>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        expected.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
      }
    }
    return expected;
  }

  @Test
  void theSameRequestGivesTheSameBytes() {
    assertThat(generate(Plans.guest("c-records/guest.wasm"), "guest"))
        .isEqualTo(generate(Plans.guest("c-records/guest.wasm"), "guest"));
  }

  @Test
  void aPrefixGoesBeforeThePackagesOfWit() {
    Plan plan = Plans.guest("c-records/guest.wasm");
    var request =
        new Request(plan, "com.acme", "com.acme.app", "my-guest", List.of("a", "b"), Hosted.NONE);
    assertThat(Generator.generate(request).files())
        .extracting(Generated.JavaFile::path)
        .contains(
            "com/acme/peers/guest/Types.java",
            "com/acme/app/MyGuest.java",
            "com/acme/app/MyGuestComponent.java");
  }

  @Test
  void namesThatCollapseAreToldApart() {
    Generated generated =
        generate(
            Plans.wit(
                """
                package a:b;
                interface api { a-b: func(); ab: func(); wait: func(); }
                interface object { enum object { %string } f: func() -> object; }
                world w { export api; export object; export app: func(); }
                """),
            "api");
    assertThat(generated.files())
        .extracting(Generated.JavaFile::path)
        .doesNotHaveDuplicates()
        .contains("a/b/Api.java", "a/b/Object.java", "app/Api.java", "app/ApiApi.java");
    assertThat(text(generated, "a/b/Api.java")).contains(" aB()", " ab()", " wait2()");
    assertThat(text(generated, "a/b/Object.java")).contains("enum ObjectEnum {");
  }

  private static String text(Generated generated, String path) {
    return generated.files().stream()
        .filter(file -> file.path().equals(path))
        .map(Generated.JavaFile::text)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatCannotBeDoneYetIsRefusedByName() {
    String tuple = String.join(", ", Collections.nCopies(17, "u8"));
    assertThatExceptionOfType(Unsupported.class)
        .isThrownBy(() ->
            generate(
                Plans.wit(
                    "package a:b; world w { export f: func(x: tuple<%s>); }".formatted(tuple)),
                "w"))
        .withMessage("a tuple of 17 elements in f is not supported yet");
  }

  @Test
  void moduleIdsMustMatchTheModules() {
    Plan plan = Plans.guest("assemblyscript/as.wasm");
    assertThat(plan.modules()).hasSize(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Request(plan, "", "app", "as", List.of(), Hosted.NONE))
        .withMessage("0 module ids for 1 modules");
  }
}
