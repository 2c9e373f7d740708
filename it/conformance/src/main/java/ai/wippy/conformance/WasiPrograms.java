package ai.wippy.conformance;

import ai.wippy.build.wasm.ModuleRejectedException;
import ai.wippy.component.ComponentDecoder;
import ai.wippy.component.plan.CoreModule;
import ai.wippy.component.plan.CoreModulePlanner;
import ai.wippy.component.plan.Plan;
import ai.wippy.component.plan.Planner;
import ai.wippy.runtime.component.Component;
import ai.wippy.runtime.component.Host;
import ai.wippy.runtime.component.Limits;
import ai.wippy.runtime.component.Trap;
import ai.wippy.runtime.payload.JavaValues;
import ai.wippy.runtime.process.Exit;
import ai.wippy.runtime.process.StandardStreams;
import ai.wippy.runtime.wasi.file.Directory;
import ai.wippy.runtime.wasi.file.FileError;
import ai.wippy.runtime.wasi.file.Mount;
import ai.wippy.runtime.wasi.preview1.Preview1;
import ai.wippy.wit.model.Func;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The folder {@code wasi}: programs over WASI. Each is a core module over preview 1 inside of a
 * component that adapts it; taken out, the module must do the same.
 */
final class WasiPrograms implements Part {
  private static final String ALONE = "wasi.preview1";
  private static final String START = "_start";

  private final Path suite;

  WasiPrograms(Path suite) {
    this.suite = suite;
  }

  @Override
  public List<String> lines() {
    return List.of("wasi.run", ALONE);
  }

  @Override
  public void run(Consumer<Verdict> out) throws IOException {
    try (Stream<Path> files = Files.walk(suite.resolve("wasi"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".wasm")).sorted().toList()) {
        WasiProgram program = WasiProgram.read(suite, file);
        out.accept(verdict(program));
      }
    }
  }

  private static Verdict verdict(WasiProgram program) throws IOException {
    Path work = Files.createTempDirectory("wippy-wasi");
    try {
      runAlone(program, work);
      return Verdict.passed(ALONE, program.place());
    } catch (Problem | RuntimeException | FileError | ReflectiveOperationException e) {
      return Verdict.failed(ALONE, program.place(), String.valueOf(e.getMessage()));
    } finally {
      delete(work);
    }
  }

  private static void runAlone(WasiProgram program, Path work)
      throws IOException, Problem, FileError, ReflectiveOperationException {
    Component component = component(module(program));
    var stdout = new ByteArrayOutputStream();
    var stderr = new ByteArrayOutputStream();
    SequencedMap<String, Directory> preopens = new LinkedHashMap<>();
    Optional<Path> root = program.copyOfRoot(work);
    if (root.isPresent()) {
      preopens.put("/", Directory.open(new Mount("/", root.get(), false)));
    }
    var streams = new StandardStreams(InputStream.nullInputStream(), stdout, stderr);
    int code = 0;
    try (var preview1 = new Preview1(streams, program.words(), program.env(), preopens);
        var instance =
            component.instantiate(new Host(Limits.DEFAULT, new Preview1Only(preview1)))) {
      instance.call(0, JavaValues.INSTANCE);
    } catch (Exit exit) {
      code = exit.code();
    } catch (Trap trap) {
      throw new Problem(
          "%s: %s".formatted(trap.getMessage(), stderr.toString(StandardCharsets.UTF_8).strip()));
    }
    String printed = stdout.toString(StandardCharsets.UTF_8);
    if (code != program.exitCode()) {
      throw new Problem(
          "exit code %d, expected %d: %s"
              .formatted(
                  code, program.exitCode(), stderr.toString(StandardCharsets.UTF_8).strip()));
    }
    if (program.stdout().filter(expected -> !expected.equals(printed)).isPresent()) {
      throw new Problem("printed `%s`, expected `%s`".formatted(printed, program.stdout().get()));
    }
  }

  /** The first core module that begins as a command does. */
  private static byte[] module(WasiProgram program) throws IOException, Problem {
    Plan plan = Planner.plan(ComponentDecoder.decode(Files.readAllBytes(program.file())));
    return plan.modules().stream()
        .filter(module -> module.exports().stream().anyMatch(e -> e.name().equals(START)))
        .findFirst()
        .map(CoreModule::binary)
        .orElseThrow(() -> new Problem("no core module inside exports " + START));
  }

  private static Component component(byte[] module) throws Problem, ReflectiveOperationException {
    var workshop = new Workshop();
    Map<String, Func> start = Map.of(START, CoreModulePlanner.command(START));
    try {
      Product product = workshop.make(CoreModulePlanner.plan(module, start));
      workshop.compile();
      return product.load();
    } catch (ModuleRejectedException e) {
      throw new Problem("the core module is refused: " + e.getMessage());
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
