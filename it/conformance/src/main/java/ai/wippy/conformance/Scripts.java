package ai.wippy.conformance;

import ai.wippy.component.Component;
import ai.wippy.component.ComponentDecoder;
import ai.wippy.component.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The folder {@code wast}: scripts of components and of calls to them. */
final class Scripts implements Part {
  private static final String ACCEPT = "wast.accept";
  private static final String REJECT = "wast.reject";
  private static final String GATE = "wast.gate";
  private static final String RETURN = "wast.return";
  private static final String TRAP = "wast.trap";
  private static final String LINK = "wast.link";

  /** The suite whose own runner offers a host. */
  private static final String WITH_HOST = "wast/wasmtime/";

  private final Path suite;
  private final int threads;
  private final Duration limit;

  /**
   * The scripts of a suite.
   *
   * @param threads how many scripts run at once
   * @param limit of the time that each may take
   */
  Scripts(Path suite, int threads, Duration limit) {
    this.suite = suite;
    this.threads = threads;
    this.limit = limit;
  }

  @Override
  public List<String> lines() {
    return List.of(ACCEPT, REJECT, GATE, RETURN, TRAP, LINK);
  }

  @Override
  public void run(Consumer<Verdict> out) throws IOException, InterruptedException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(suite.resolve("wast"))) {
      files = all.filter(file -> file.endsWith("commands.json")).sorted().toList();
    }
    Component testHost = testHost();
    try (var pool = Executors.newFixedThreadPool(threads)) {
      for (Path file : files) {
        String name = suite.relativize(file.getParent()).toString().replace('\\', '/');
        Optional<Component> host =
            name.startsWith(WITH_HOST) ? Optional.of(testHost) : Optional.empty();
        pool.execute(() -> run(name, file, host, out));
      }
      pool.shutdown();
      pool.awaitTermination(1, TimeUnit.DAYS);
    }
  }

  private static Component testHost() throws IOException {
    try (InputStream in = Scripts.class.getResourceAsStream("host.wasm")) {
      Component component = ComponentDecoder.decode(Objects.requireNonNull(in).readAllBytes());
      Validator.validate(component);
      return component;
    }
  }

  private void run(String name, Path file, Optional<Component> host, Consumer<Verdict> out) {
    try {
      Script script = Script.read(name, file);
      Deadline.run(name, limit, new ScriptRun(script, host, out));
    } catch (IOException | RuntimeException e) {
      out.accept(Verdict.failed(ACCEPT, name, "cannot be read: " + Execution.describe(e)));
    }
  }

  /** Where a command counts. */
  static String line(Command command) {
    return switch (command) {
      case Command.Define _, Command.Instantiate _, Command.Unknown _ -> ACCEPT;
      case Command.Refuse refuse -> refuse.gate() ? GATE : REJECT;
      case Command.Return _ -> RETURN;
      case Command.Trapping _, Command.Uninstantiable _ -> TRAP;
      case Command.Unlinkable _ -> LINK;
    };
  }
}
