package ai.wippy.runtime.wasm;

import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.registry.Entry;
import ai.wippy.registry.EntryId;
import ai.wippy.registry.HostProfile;
import ai.wippy.runtime.channel.Channels;
import ai.wippy.runtime.channel.Slot;
import ai.wippy.runtime.component.Tuple2;
import ai.wippy.runtime.function.FunctionRegistry;
import ai.wippy.runtime.process.ProcessTable;
import ai.wippy.runtime.process.StandardStreams;
import ai.wippy.runtime.security.Access;
import ai.wippy.runtime.security.Context;
import ai.wippy.runtime.wasi.cli.Environment;
import ai.wippy.runtime.wasi.cli.Stdin;
import ai.wippy.runtime.wasi.cli.Stdout;
import ai.wippy.runtime.wasi.clocks.MonotonicClock;
import ai.wippy.runtime.wasi.io.Poll;
import ai.wippy.runtime.wasi.io.Streams;
import ai.wippy.runtime.wasi.sockets.SocketLimits;
import ai.wippy.runtime.wasi.sockets.Tcp;
import ai.wippy.runtime.wippy.actor.GuestMailbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class WasiHostsTest {
  private static final Surroundings SEEN =
      new Surroundings(List.of("tool"), "/home", Map.of("A", "1"), List.of());

  static WasiHosts hosts(Surroundings seen) {
    return new WasiHosts(
        caller(),
        seen,
        new Network(new Access(false)),
        new FunctionRegistry(new Access(false)),
        WasiLimits.of(FakeComponent.entry("app:answer", "function.wasm", "run", Map.of())));
  }

  private static Caller caller() {
    var processes = new ProcessTable("node", new Access(false));
    var self = processes.open(EntryId.parse("app:answer"), Context.EMPTY, new Channels(Slot.FREE));
    return new Caller(
        Context.EMPTY,
        StandardStreams.logging(() -> System.getLogger("test"), "app:answer"),
        Optional.of(new GuestMailbox(self, processes)),
        List.of());
  }

  private static GrantedImports imports(HostProfile... granted) {
    return new GrantedImports(
        new Grants(EntryId.parse("app:answer"), Set.of(granted)),
        StandardStreams.logging(() -> System.getLogger("test"), "app:answer"),
        SEEN,
        List.of(),
        WasiHostsTest::hosts,
        new AppHosts(WasiHostsTest.class.getClassLoader()),
        name -> new Grants(EntryId.parse(name), Set.of(granted)));
  }

  @Test
  void oneHostForTheInterfacesOfAPackage() {
    try (var hosts = hosts(SEEN)) {
      assertThat(hosts.find(Poll.class)).isSameAs(hosts.find(Streams.class)).isNotNull();
      assertThat(hosts.find(Stdin.class)).isSameAs(hosts.find(Stdout.class)).isNotNull();
      assertThat(hosts.find(Runnable.class)).isNull();
    }
  }

  @Test
  void anyPatchOfWhatIsGranted() {
    try (var imports = imports(HostProfile.WASI_CLI)) {
      for (String version : List.of("0.2.0", "0.2.6", "0.2.99")) {
        Environment environment =
            imports.instance("wasi:cli/environment@" + version, Environment.class);
        assertThat(environment.getEnvironment()).containsExactly(new Tuple2<>("A", "1"));
        assertThat(environment.getArguments()).containsExactly("tool");
        assertThat(environment.initialCwd()).contains("/home");
      }
      assertThat(imports.instance("wasi:cli/environment@0.3.0", Environment.class)).isNull();
    }
  }

  @Test
  void nothingBesides() {
    try (var imports = imports(HostProfile.WASI_IO)) {
      assertThat(imports.instance("wasi:io/streams@0.2.6", Streams.class)).isNotNull();
      assertThat(imports.instance("wasi:io/poll@0.2.6", Poll.class)).isNull();
      assertThat(imports.instance("wasi:cli/stdout@0.2.6", Stdout.class)).isNull();
      assertThat(imports.instance("wasi:clocks/monotonic-clock@0.2.6", MonotonicClock.class))
          .isNull();
    }
  }

  @Test
  void whatIsLinkedSeesNothingOfTheMachine() {
    try (var imports = imports(HostProfile.WASI_CLI)) {
      Environment environment =
          imports.part("app:other").instance("wasi:cli/environment@0.2.0", Environment.class);
      assertThat(environment.getEnvironment()).isEmpty();
      assertThat(environment.getArguments()).isEmpty();
    }
  }

  @Test
  void limits() {
    Entry entry =
        FakeComponent.entry(
            "app:answer",
            "function.wasm",
            "run",
            Map.of(
                "limits",
                Map.of("max_open_files", 9L, "max_open_sockets", 3L, "socket_timeout_ms", 500L)));
    assertThat(WasiLimits.of(entry).sockets())
        .isEqualTo(new SocketLimits(3, Duration.ofMillis(500)));
    assertThat(WasiLimits.of(entry).http().timeouts().connect()).isEqualTo(Duration.ofMillis(500));
    assertThat(WasiLimits.of(entry).openFiles()).isEqualTo(9);
    Entry plain = FakeComponent.entry("app:answer", "function.wasm", "run", Map.of());
    assertThat(WasiLimits.of(plain).sockets()).isEqualTo(SocketLimits.DEFAULT);
    assertThat(WasiLimits.of(plain).openFiles()).isEqualTo(256);
  }

  /**
   * Every interface that can be granted has a host, and every one that has a host can be granted.
   */
  @TestFactory
  Stream<DynamicTest> everyInterfaceThatIsGranted() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("target/generated-sources/wasi"))) {
      List<Class<?>> generated =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .<Class<?>>map(WasiHostsTest::load)
              .toList();
      assertThat(generated).contains(Poll.class, Tcp.class);
      return generated.stream()
          .filter(type -> !EXPORTED.contains(type.getSimpleName()))
          .map(type -> DynamicTest.dynamicTest(type.getName(), () -> check(type)));
    }
  }

  private static final Set<String> EXPORTED = Set.of("Run", "IncomingHandler");

  private static void check(Class<?> type) {
    String[] parts = type.getName().split("\\.");
    String kebab =
        type.getSimpleName()
            .replaceAll("([a-z0-9])([A-Z])", "$1-$2")
            .toLowerCase(java.util.Locale.ROOT);
    String namespace = parts[parts.length - 3];
    String name =
        "%s:%s/%s@%s"
            .formatted(
                namespace,
                parts[parts.length - 2],
                kebab,
                namespace.equals("wasi") ? "0.2.0" : "0.1.0");
    try (var hosts = hosts(SEEN)) {
      assertThat(hosts.find(type)).as("host of " + name).isNotNull();
    }
    assertThat(Stream.of(HostProfile.values()).anyMatch(each -> each.provides(name)))
        .as("a profile provides " + name)
        .isTrue();
  }

  private static Class<?> load(Path file) {
    Path folder = Path.of("target/generated-sources/wasi");
    String name = folder.relativize(file).toString().replace('/', '.').replaceFirst("\\.java$", "");
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}
