package ai.wippy.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.registry.Entry;
import ai.wippy.registry.EntryId;
import ai.wippy.registry.FrozenRegistry;
import ai.wippy.registry.Registry;
import ai.wippy.registry.Settings;
import ai.wippy.runtime.process.StandardStreams;
import ai.wippy.runtime.wasm.FakeComponent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Command lines and what they print: each file holds sessions of one application, a line with
 * {@code $} for each command line, then its output, its complaints with {@code !} before them, and
 * its exit code.
 */
@Timeout(30)
class ShellTest {
  private static final Path FIXTURES = Path.of("src/test/resources/ai/wippy/runtime/shell");

  private static final Entry TERMINAL = entry("app:terminal", "terminal.host");

  private static Entry entry(String id, String kind) {
    return new Entry(EntryId.parse(id), kind, Map.of(), Map.of(), Map.of());
  }

  private static List<Entry> application(String name) {
    return switch (name) {
      case "commands" ->
          List.of(
              TERMINAL,
              FakeComponent.command("app:echo", "echo", "Say it again", "echo"),
              FakeComponent.command("app.math:add", "add", "Add two numbers", "add"),
              FakeComponent.command("app:set", "set", "", "set"),
              FakeComponent.command("app:trap", "trap", "Fail", "trap"),
              FakeComponent.command("app:exit", "exit", "End", "exit"),
              FakeComponent.entry("app:hidden", "process.wasm", "count", Map.of()));
      case "empty" -> List.of(TERMINAL);
      case "no-terminal" -> List.of(FakeComponent.command("app:echo", "echo", "", "echo"));
      case "two-terminals" ->
          List.of(
              TERMINAL,
              entry("app:other", "terminal.host"),
              FakeComponent.command("app:echo", "echo", "", "echo"));
      default -> throw new IllegalArgumentException(name);
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"commands", "empty", "no-terminal", "two-terminals"})
  void sessions(String name) throws IOException {
    var file = FIXTURES.resolve(name + ".txt");
    var expected = Files.readString(file);
    var actual = new StringBuilder();
    for (String line : expected.lines().filter(text -> text.startsWith("$")).toList()) {
      actual.append(line).append('\n').append(run(application(name), words(line)));
    }
    if (Boolean.getBoolean("bless")) {
      Files.writeString(file, actual);
    }
    assertThat(actual).hasToString(expected);
  }

  /** Words as a shell splits them, with single quotes. */
  private static String[] words(String line) {
    var words = new ArrayList<String>();
    var matcher = Pattern.compile("'([^']*)'|(\\S+)").matcher(line.substring(1));
    while (matcher.find()) {
      words.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
    }
    return words.toArray(String[]::new);
  }

  private static String run(List<Entry> entries, String... words) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var frozen = new FrozenRegistry(new Registry(entries), Settings.NONE);
    var shell =
        new Shell(
            () -> frozen,
            ShellTest.class.getClassLoader(),
            Kinds::all,
            new StandardStreams(new ByteArrayInputStream(new byte[0]), out, err));
    int code = shell.run(words);
    return out.toString(UTF_8)
        + err.toString(UTF_8).lines().map(line -> "! " + line + "\n").reduce("", String::concat)
        + "exit "
        + code
        + "\n\n";
  }
}
