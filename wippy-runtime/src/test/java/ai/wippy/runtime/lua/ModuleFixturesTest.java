package ai.wippy.runtime.lua;

import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.registry.Entry;
import ai.wippy.registry.EntryId;
import ai.wippy.registry.Registry;
import ai.wippy.runtime.env.Environment;
import ai.wippy.runtime.function.FunctionRegistry;
import ai.wippy.runtime.http.fetch.Fetcher;
import ai.wippy.runtime.lua.code.Builtin;
import ai.wippy.runtime.lua.module.Host;
import ai.wippy.runtime.lua.module.Modules;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.security.Access;
import ai.wippy.runtime.security.Actor;
import ai.wippy.runtime.security.Context;
import ai.wippy.runtime.security.Decision;
import ai.wippy.runtime.security.Policies;
import ai.wippy.runtime.security.Policy;
import ai.wippy.runtime.security.Scope;
import ai.wippy.runtime.security.Security;
import ai.wippy.runtime.wasi.file.Mount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.luaj.vm2.LuaValue;

/**
 * As {@link LuaFixturesTest}, with all modules and the entries of a small application. The actor
 * may do everything, except with what is called {@code secret}.
 */
class ModuleFixturesTest {
  private static final Path FOLDER = Path.of("src/test/resources/lua-modules");
  private static final Access ACCESS = new Access(false);

  static Stream<Path> scripts() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(f -> f.toString().endsWith(".lua")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void printsWhatIsExpected(Path script, @TempDir Path directory) throws Exception {
    String name = script.getFileName().toString();
    Chunk chunk = Compiled.chunk(Files.readString(script), name);
    String printed = Application.onVirtualThread(() -> run(chunk, directory));
    Path expected = script.resolveSibling(name.replace(".lua", ".out"));
    if (Boolean.getBoolean("bless")) {
      Files.writeString(expected, printed);
    }
    assertThat(printed).isEqualTo(Files.readString(expected));
  }

  private static String run(Chunk chunk, Path directory) {
    var lines = new ArrayList<String>();
    var modules = Modules.of(host(directory));
    var unit =
        new LuaUnit(
            EntryId.parse("app.test:script"), chunk, List.copyOf(modules.keySet()), Map.of());
    try (var state = new LuaState(unit.id())) {
      state.inherit(
          context(),
          () -> {
            throw new AssertionError("scripts have no process");
          },
          _ -> {});
      new Requires(state, units(), modules).install(unit, state.globals());
      var print = new Builtin("print", args -> LuaFixturesTest.print(lines, args));
      state.globals().rawset("print", print);
      state.call(chunk.in(state.globals()), LuaValue.NONE);
    }
    return String.join("\n", lines) + "\n";
  }

  private static LuaUnits units() {
    return new LuaUnits(_ -> Optional.empty(), new Compiled());
  }

  private static Context context() {
    var allow = policy("allow", Decision.ALLOW, "*");
    var deny = policy("deny", Decision.DENY, "app:secret*", "SECRET");
    return Context.EMPTY
        .withActor(new Actor("tester", Map.of()))
        .withScope(new Scope(List.of(allow, deny)));
  }

  private static Policy policy(String name, Decision effect, String... resources) {
    return new Policy(new EntryId("app", name), effect, List.of("*"), List.of(resources));
  }

  /** What modules reach; the directory is looked at when they ask for it. */
  static Host host(Path directory) {
    var registry =
        new Registry(
            List.of(
                entry("app:memory", "env.storage.memory", Map.of(), Map.of()),
                variable("app:mode", "MODE", "fast"),
                variable("app:level", "LEVEL", ""),
                variable("app:secret", "SECRET", "hidden"),
                variable("app.test:own", "", "mine"),
                entry(
                    "app.test:one",
                    "function.lua",
                    Map.of("type", "test", "tags", List.of("quick", "pure"), "weight", 2L),
                    Map.of("method", "main")),
                entry("app.test:two", "library.lua", Map.of("type", "test"), Map.of())));
    return new Host(
        new FunctionRegistry(ACCESS),
        registry,
        Environment.of(registry, _ -> null),
        id -> mount(id, directory),
        new Security(ACCESS, Policies.of(registry), Map.of()),
        new Fetcher(() -> {
          throw new IllegalStateException("nothing is sent here");
        }));
  }

  /** {@code app:files} is a directory beside which there is another with a file. */
  private static Mount mount(EntryId id, Path directory) {
    try {
      if (!id.equals(EntryId.parse("app:files"))) {
        throw new Failure(Kind.NOT_FOUND, "filesystem not found: " + id);
      }
      Path files = Files.createDirectories(directory.resolve("files"));
      Path outside = Files.createDirectories(directory.resolve("outside"));
      Files.writeString(outside.resolve("secret.txt"), "secret");
      Path link = files.resolve("leak");
      if (!Files.isSymbolicLink(link)) {
        Files.createSymbolicLink(link, Path.of("../outside"));
        Files.createSymbolicLink(files.resolve("leak.txt"), outside.resolve("secret.txt"));
      }
      return new Mount("/", files, false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Entry variable(String id, String name, String value) {
    Map<String, Object> data =
        name.isEmpty()
            ? Map.of("storage", "app:memory", "default", value)
            : Map.of("variable", name, "storage", "app:memory", "default", value);
    return entry(id, "env.variable", Map.of(), data);
  }

  private static Entry entry(
      String id, String kind, Map<String, Object> meta, Map<String, Object> data) {
    return new Entry(EntryId.parse(id), kind, meta, data, Map.of());
  }
}
