package ai.wippy.runtime.env;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.wippy.registry.Entry;
import ai.wippy.registry.EntryId;
import ai.wippy.registry.Registry;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentTest {
  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, String> process = new HashMap<>();

  @TempDir Path folder;

  private void entry(String id, String kind, Map<String, Object> data) {
    entries.add(new Entry(EntryId.parse(id), kind, Map.of(), data, Map.of()));
  }

  private Environment environment() {
    return Environment.of(new Registry(entries), process::get);
  }

  private static void assertFails(Runnable action, Kind kind, String message) {
    assertThatThrownBy(action::run)
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.kind()).isEqualTo(kind))
        .hasMessageContaining(message);
  }

  @Test
  void aVariableIsFoundByItsPublicNameAndByItsId() {
    entry("app:os", "env.storage.os", Map.of());
    entry("app:home", "env.variable", Map.of("variable", "HOME_DIR", "storage", "app:os"));
    process.put("HOME_DIR", "/home/me");
    var environment = environment();
    assertThat(environment.get("HOME_DIR", "app")).isEqualTo("/home/me");
    assertThat(environment.get("app:home", "app")).isEqualTo("/home/me");
    assertThat(environment.lookup(EntryId.parse("app:home"))).contains("/home/me");
    process.put("HOME_DIR", "/home/you");
    assertThat(environment.get("HOME_DIR", "app")).isEqualTo("/home/you");
  }

  @Test
  void withoutAPublicNameTheKeyIsTheId() {
    entry("app:values", "env.storage.static", Map.of("values", Map.of("app:port", 80L)));
    entry("app:port", "env.variable", Map.of("storage", Map.of("ns", "app", "name", "values")));
    assertThat(environment().get("app:port", "app")).isEqualTo("80");
  }

  @Test
  void anEmptyValueIsNoneAndTheDefaultIsNoStoredValue() {
    entry("app:values", "env.storage.static", Map.of("values", Map.of("MODE", "")));
    entry(
        "app:mode",
        "env.variable",
        Map.of("variable", "MODE", "storage", "app:values", "default", "fast"));
    entry("app:level", "env.variable", Map.of("variable", "LEVEL", "storage", "app:values"));
    var environment = environment();
    assertThat(environment.get("MODE", "app")).isEqualTo("fast");
    assertThat(environment.lookup(EntryId.parse("app:mode"))).isEmpty();
    assertThat(environment.lookup(EntryId.parse("app:nobody"))).isEmpty();
    assertFails(() -> environment.get("LEVEL", "app"), Kind.NOT_FOUND, "has no value: LEVEL");
    assertFails(() -> environment.get("NOBODY", "app"), Kind.NOT_FOUND, "not found: NOBODY");
  }

  @Test
  void memoryStartsEmptyAndKeepsWhatIsSet() {
    entry("app:memory", "env.storage.memory", Map.of());
    entry("app:mode", "env.variable", Map.of("variable", "MODE", "storage", "app:memory"));
    var environment = environment();
    assertFails(() -> environment.get("MODE", "app"), Kind.NOT_FOUND, "has no value");
    environment.set("MODE", "app", "slow");
    assertThat(environment.get("app:mode", "app")).isEqualTo("slow");
  }

  @Test
  void readOnlyVariablesAndStoragesRefuse() {
    entry("app:memory", "env.storage.memory", Map.of());
    entry("app:os", "env.storage.os", Map.of());
    entry("app:values", "env.storage.static", Map.of());
    entry(
        "app:a",
        "env.variable",
        Map.of("variable", "A", "storage", "app:memory", "readonly", true));
    entry("app:b", "env.variable", Map.of("variable", "B", "storage", "app:os"));
    entry("app:c", "env.variable", Map.of("variable", "C", "storage", "app:values"));
    var environment = environment();
    assertFails(() -> environment.set("A", "app", "1"), Kind.PERMISSION_DENIED, "read-only: A");
    assertFails(
        () -> environment.set("B", "app", "1"),
        Kind.PERMISSION_DENIED,
        "the environment of the process");
    assertFails(
        () -> environment.set("C", "app", "1"), Kind.PERMISSION_DENIED, "env.storage.static");
  }

  @Test
  void theFirstStorageOfARouterWinsAndKeepsWhatIsSet() {
    entry("app:memory", "env.storage.memory", Map.of());
    entry("app:values", "env.storage.static", Map.of("values", Map.of("MODE", "fast")));
    entry("app:all", "env.storage.router", Map.of("storages", List.of("app:memory", "app:values")));
    entry("app:mode", "env.variable", Map.of("variable", "MODE", "storage", "app:all"));
    var environment = environment();
    assertThat(environment.get("MODE", "app")).isEqualTo("fast");
    environment.set("MODE", "app", "slow");
    assertThat(environment.get("MODE", "app")).isEqualTo("slow");
  }

  private Path file(Map<String, Object> more) {
    Path file = folder.resolve("deep/settings.env");
    var data = new HashMap<>(more);
    data.put("file_path", file.toString());
    entry("app:file", "env.storage.file", data);
    entry("app:mode", "env.variable", Map.of("variable", "MODE", "storage", "app:file"));
    return file;
  }

  @Test
  void linesOfAFile() throws IOException {
    Path file = file(Map.of());
    var environment = environment();
    assertFails(() -> environment.get("MODE", "app"), Kind.INTERNAL, "set auto_create: true");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "# MODE=no\n\nMODE = fast=yes \nOTHER=1\nnonsense\n");
    assertThat(environment.get("MODE", "app")).isEqualTo("fast=yes");
    environment.set("MODE", "app", "slow");
    assertThat(Files.readAllLines(file))
        .containsExactly("# MODE=no", "", "OTHER=1", "nonsense", "MODE=slow");
    assertFails(() -> environment.set("MODE", "app", "a\nB=1"), Kind.INVALID, "on one line");
  }

  @Test
  void aFileIsMadeWithItsModeWhereTheEntrySaysSo() throws IOException {
    Path file = file(Map.of("auto_create", true, "file_mode", "0600", "dir_mode", 0700L));
    var environment = environment();
    assertFails(() -> environment.get("MODE", "app"), Kind.NOT_FOUND, "has no value");
    environment.set("MODE", "app", "slow");
    assertThat(environment.get("MODE", "app")).isEqualTo("slow");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
        .isEqualTo("rwx------");
  }
}
