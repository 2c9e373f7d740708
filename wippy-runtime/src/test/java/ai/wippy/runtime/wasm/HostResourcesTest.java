package ai.wippy.runtime.wasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.wippy.registry.Entry;
import ai.wippy.registry.EntryId;
import ai.wippy.registry.Registry;
import ai.wippy.runtime.env.Environment;
import ai.wippy.runtime.function.FunctionRegistry;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.security.Access;
import ai.wippy.runtime.security.Actor;
import ai.wippy.runtime.security.Context;
import ai.wippy.runtime.security.Decision;
import ai.wippy.runtime.security.Policy;
import ai.wippy.runtime.security.Scope;
import ai.wippy.runtime.wasi.file.Mount;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostResourcesTest {
  private static final Context NOBODY = Context.EMPTY;

  private final Map<String, String> process = new HashMap<>();
  private final List<Entry> entries = new ArrayList<>();

  @TempDir Path folder;

  private static Entry entry(String id, String kind, Map<String, Object> data) {
    return new Entry(EntryId.parse(id), kind, Map.of(), data, Map.of());
  }

  private HostResources machine() {
    var all = new ArrayList<>(entries);
    all.addAll(
        List.of(
            entry("app:data", "fs.directory", Map.of("directory", folder.toString())),
            entry(
                "app:fresh",
                "fs.directory",
                Map.of("directory", folder.resolve("a/b").toString(), "auto_init", true)),
            entry(
                "app:gone", "fs.directory", Map.of("directory", folder.resolve("gone").toString())),
            entry("app:here", "fs.directory", Map.of("directory", "src/test")),
            entry("app:bucket", "fs.s3", Map.of()),
            entry("app:os", "env.storage.os", Map.of()),
            entry("app:file", "env.storage.file", Map.of("file_path", folder + "/no.env")),
            entry(
                "app:home",
                "env.variable",
                Map.of("variable", "HOME", "storage", "app:os", "default", "/root")),
            entry("app:bad", "env.variable", Map.of("variable", "X", "storage", "app:file"))));
    var registry = new Registry(all);
    var access = new Access(false);
    return new HostResources(
        registry, Environment.of(registry, process::get), access, new FunctionRegistry(access));
  }

  private Surroundings see(Context context, Map<String, Object> wasi, String... words) {
    var settings =
        WasiSettings.of(entry("app:f", "function.wasm", Map.<String, Object>of("wasi", wasi)));
    return machine().surroundings(settings, context, List.of(words));
  }

  private Failure failure(Context context, Map<String, Object> wasi) {
    return catchThrowableOfType(Failure.class, () -> see(context, wasi));
  }

  private static Map<String, Object> mount(String fs, String guest) {
    return Map.of("mounts", List.of(Map.of("fs", fs, "guest", guest)));
  }

  private static Map<String, Object> variable(String id, boolean required) {
    return Map.of("env", List.of(Map.of("id", id, "name", "IT", "required", required)));
  }

  @Test
  void withoutSettingsThereAreTheWordsOfTheCommandLine() {
    assertThat(see(NOBODY, Map.of(), "tool", "a"))
        .isEqualTo(new Surroundings(List.of("tool", "a"), "/", Map.of(), List.of()));
  }

  @Test
  void argumentsOfTheEntryStandInPlaceOfTheWords() {
    assertThat(see(NOBODY, Map.of("args", List.of("x", "y"), "cwd", "/data"), "tool", "a"))
        .isEqualTo(new Surroundings(List.of("x", "y"), "/data", Map.of(), List.of()));
  }

  @Test
  void variablesAreLookedUpAtEachCall() {
    assertThat(see(NOBODY, variable("app:home", false)).environ()).isEmpty();
    process.put("HOME", "");
    assertThat(see(NOBODY, variable("app:home", false)).environ()).isEmpty();
    process.put("HOME", "/me");
    assertThat(see(NOBODY, variable("app:home", true)).environ()).isEqualTo(Map.of("IT", "/me"));
  }

  @Test
  void aRequiredVariableWithoutAStoredValueFailsTheCall() {
    var failure = failure(NOBODY, variable("app:home", true));
    assertThat(failure).hasMessage("required wasi env variable not found: app:home");
    assertThat(failure.kind()).isEqualTo(Kind.NOT_FOUND);
  }

  @Test
  void aStorageThatCannotBeReadFailsTheCall() {
    var failure = failure(NOBODY, variable("app:bad", false));
    assertThat(failure.message())
        .startsWith("failed to resolve wasi env mapping: app:bad: no file ");
    assertThat(failure.kind()).isEqualTo(Kind.INTERNAL);
  }

  @Test
  void mountsComeInTheOrderOfTheirPaths() {
    var mounts =
        List.of(
            Map.of("fs", "app:here", "guest", "/z"),
            Map.of("fs", "app:data", "guest", "/data", "read_only", true));
    assertThat(see(NOBODY, Map.of("mounts", mounts)).mounts())
        .containsExactly(
            new Mount("/data", folder, true),
            new Mount("/z", Path.of("src/test").toAbsolutePath(), false));
  }

  @Test
  void aDirectoryIsMadeOnlyIfTheEntrySaysSo() {
    see(NOBODY, mount("app:fresh", "/"));
    assertThat(Files.isDirectory(folder.resolve("a/b"))).isTrue();
    var failure = failure(NOBODY, mount("app:gone", "/"));
    assertThat(failure)
        .hasMessage(
            "wasi mount filesystem not found: app:gone: there is no directory %s; make it, or set auto_init: true",
            folder.resolve("gone"));
    assertThat(failure.kind()).isEqualTo(Kind.NOT_FOUND);
  }

  /** Guests of the outer one could replace the inner one by a link to anywhere. */
  @Test
  void aDirectoryInsideOfOneThatGuestsMayChangeIsReachedThroughIt() {
    var outer =
        new Entry(
            EntryId.parse("app:other"),
            "function.wasm",
            Map.of(),
            Map.of("wasi", mount("app:data", "/")),
            Map.of());
    entries.add(outer);
    assertThat(see(NOBODY, mount("app:gone", "/gone")).mounts())
        .containsExactly(new Mount("/gone", folder, "gone", false));
    assertThat(see(NOBODY, mount("app:data", "/")).mounts())
        .containsExactly(new Mount("/", folder, false));
    see(NOBODY, mount("app:fresh", "/"));
    assertThat(Files.isDirectory(folder.resolve("a/b"))).isTrue();
  }

  @Test
  void whatIsNoDirectoryCannotBeMounted() {
    assertThat(failure(NOBODY, mount("app:no", "/")))
        .hasMessage("wasi mount filesystem not found: app:no");
    assertThat(failure(NOBODY, mount("app:bucket", "/")))
        .hasMessageContaining("this version knows only fs.directory");
  }

  @Test
  void theCallerMustBeAllowedToUseAMount() {
    var context =
        NOBODY
            .withActor(new Actor("user:1", Map.of()))
            .withScope(
                new Scope(
                    List.of(
                        new Policy(
                            EntryId.parse("app:policy"),
                            Decision.ALLOW,
                            List.of("fs.get"),
                            List.of("app:data")))));
    assertThat(see(context, mount("app:data", "/")).mounts()).hasSize(1);
    var failure = failure(context, mount("app:here", "/"));
    assertThat(failure).hasMessage("not allowed to access filesystem: app:here");
    assertThat(failure.kind()).isEqualTo(Kind.PERMISSION_DENIED);
  }
}
