package ai.wippy.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Guests of public toolchains built into an application, called from Lua and from Java. */
@TestInstance(Lifecycle.PER_CLASS)
class RealGuestsTest {
  private BuildRequest request;
  private BuiltApp app;

  @BeforeAll
  void build(@TempDir Path target) throws Exception {
    request = BuiltApp.request("guests", target);
    app = BuiltApp.start(request);
  }

  @AfterAll
  void stop() throws Exception {
    app.close();
  }

  @Test
  void valuesFromLua() throws Exception {
    GoldenText.check("apps/guests/values.txt", (String) app.call("app:values"));
  }

  @Test
  void refusalsToLua() throws Exception {
    String refusals = (String) app.call("app:refusals");
    assertThat(refusals).doesNotContain(": gave ");
    GoldenText.check("apps/guests/refusals.txt", refusals);
  }

  @Test
  @SuppressWarnings("unchecked") // src/test/resources/apps/guests has its source
  void typedCallsFromJava() throws Exception {
    var typed =
        (Supplier<List<Object>>) app.loader().loadClass("app.Typed").getConstructor().newInstance();
    GoldenText.check(
        "apps/guests/typed.txt",
        typed.get().stream().map(each -> each + "\n").collect(Collectors.joining()));
  }

  /** One call with arguments that do not fit. */
  private record Refused(String id, List<Object> args) {
    static Refused of(String id, Object... args) {
      return new Refused(id, List.of(args));
    }
  }

  @Test
  void refusalsToJava() throws Exception {
    Map<String, Object> ada = Map.of("id", 1, "name", "Ada", "tags", List.of("a"), "active", true);
    var untagged = new HashMap<>(ada);
    untagged.put("tags", List.of("a", true));
    List<Refused> calls =
        List.of(
            Refused.of("add", 1),
            Refused.of("add", 1, 2, 3),
            Refused.of("add", 1L << 31, 0),
            Refused.of("add", 1, 0.5),
            Refused.of("sum", List.of(1, 2, -1)),
            Refused.of("same-u64", BigInteger.TWO.pow(64)),
            Refused.of("greet", 5),
            Refused.of("echo-person", Map.of("id", 1)),
            Refused.of("echo-person", new StringBuilder("Ada")),
            Refused.of("echo-person", Thread.currentThread()),
            Refused.of("transform-users", List.of(ada, untagged)),
            Refused.of("transform-users", ada),
            Refused.of("area", Map.of("circle", 1, "unit", true)),
            Refused.of("area", Map.of("rect", List.of(1, "high"))),
            Refused.of("next-color", "gren"),
            Refused.of("toggle", List.of("read", "wriet")));
    var told = new StringBuilder();
    for (Refused call : calls) {
      Failure failure =
          catchThrowableOfType(
              Failure.class, () -> app.call("app:" + call.id(), call.args().toArray()));
      assertThat(failure).as(call.id()).isNotNull();
      told.append("%s: %s: %s\n".formatted(call.id(), failure.kind().text(), failure.message()));
    }
    GoldenText.check("apps/guests/refusals-to-java.txt", told.toString());
  }

  @Test
  void commands() throws Exception {
    List<List<String>> lines =
        List.of(
            List.of("add", "40", "2"),
            List.of("greet", "W\u00f6rld"),
            List.of("color", "red"),
            List.of("color", "blue"),
            List.of("divide", "7", "0"),
            List.of("add", "40"),
            List.of("add", "40", "two"),
            List.of("add", "40", "2147483648"),
            List.of("color", "gren"),
            List.of("area", "circle"),
            List.of("plain", "/nowhere", "3"),
            List.of("nonsense"));
    var printed = new StringBuilder();
    for (List<String> words : lines) {
      printed.append("$ run ").append(String.join(" ", words)).append('\n');
      printed.append(app.run(words.toArray(String[]::new))).append('\n');
    }
    GoldenText.check("apps/guests/commands.txt", printed.toString());
  }

  @Test
  void whatIsNotGrantedIsToldByTheBuild() throws Exception {
    GoldenText.check("apps/guests/warnings.txt", app.warnings());
  }

  @ParameterizedTest
  @CsvSource({
    "app:adapted-read-file, wasi:cli/",
    "app:adapted-command, wasi:cli/",
    "app:adapted-rust-command, wasi:cli/",
  })
  void whatIsNotGrantedTraps(String id, String wanted) {
    Object[] args = id.endsWith("read-file") ? new Object[] {"/nowhere"} : new Object[0];

    Failure failure = catchThrowableOfType(Failure.class, () -> app.call(id, args));

    assertThat(failure.kind()).isEqualTo(Kind.PERMISSION_DENIED);
    assertThat(failure)
        .hasMessageContaining(id + " may not call " + wanted)
        .hasMessageContaining("add the line `imports: [wasi:cli]` to the entry");
  }

  @Test
  void aModuleIsTranslatedOnceHoweverManyEntriesUseIt() throws Exception {
    String entries = Files.readString(request.base().resolve("src/main/wippy/_index.yaml"));
    assertThat(entries.split("c-records/guest.wasm", -1)).hasSizeGreaterThan(10);
    assertThat(sources("GuestComponent.java")).hasSize(1);
    assertThat(sources("ReactorArgsComponent.java")).hasSize(1);
    assertThat(sources("ReactorSayComponent.java")).isEmpty();
  }

  private List<Path> sources(String name) throws IOException {
    try (Stream<Path> files = Files.walk(request.generatedSources())) {
      return files.filter(file -> file.endsWith(name)).toList();
    }
  }
}
