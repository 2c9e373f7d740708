package ai.wippy.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.wippy.build.HostedInterfaces;
import ai.wippy.build.wasm.ModuleRejectedException;
import ai.wippy.component.ComponentDecoder;
import ai.wippy.component.plan.CoreModule;
import ai.wippy.component.plan.CoreModulePlanner;
import ai.wippy.component.plan.Plan;
import ai.wippy.component.plan.Planner;
import ai.wippy.runtime.component.Component;
import ai.wippy.runtime.component.Host;
import ai.wippy.runtime.component.Limits;
import ai.wippy.runtime.payload.Failure;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The folder {@code wasi}: programs over WASI. Each is a core module over preview 1 inside of a
 * component that adapts it; taken out, the module must do the same.
 */
final class WasiPrograms implements Part {
  private static final String WHOLE = "wasi.run";
  private static final String ALONE = "wasi.preview1";
  private static final String START = "_start";

  private final Path suite;

  WasiPrograms(Path suite) {
    this.suite = suite;
  }

  @Override
  public List<String> lines() {
    return List.of(WHOLE, ALONE);
  }

  @Override
  public void run(Consumer<Verdict> out) throws IOException {
    try (Stream<Path> files = Files.walk(suite.resolve("wasi"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".wasm")).sorted().toList()) {
        WasiProgram program = WasiProgram.read(suite, file);
        out.accept(verdict(WHOLE, program, WasiPrograms::runWhole));
        out.accept(verdict(ALONE, program, WasiPrograms::runAlone));
      }
    }
  }

  private static Verdict verdict(String line, WasiProgram program, Way way) throws IOException {
    Path work = Files.createTempDirectory("wippy-wasi");
    var stdout = new ByteArrayOutputStream();
    var stderr = new ByteArrayOutputStream();
    var streams = new StandardStreams(InputStream.nullInputStream(), stdout, stderr);
    try {
      List<Mount> mounts =
          program.copyOfRoot(work).stream().map(root -> new Mount("/", root, false)).toList();
      check(program, exitCode(way, program, streams, mounts), stdout.toString(UTF_8));
      return Verdict.passed(line, program.place());
    } catch (Problem | RuntimeException | FileError | ReflectiveOperationException e) {
      return Verdict.failed(
          line,
          program.place(),
          "%s: %s".formatted(e.getMessage(), stderr.toString(UTF_8).strip()));
    } finally {
      delete(work);
    }
  }

  private static int exitCode(
      Way way, WasiProgram program, StandardStreams streams, List<Mount> mounts)
      throws IOException, Problem, FileError, ReflectiveOperationException {
    try {
      way.run(program, streams, mounts);
      return 0;
    } catch (Exit exit) {
      return exit.code();
    }
  }

  private static void check(WasiProgram program, int code, String printed) throws Problem {
    if (code != program.exitCode()) {
      throw new Problem("exit code %d, expected %d".formatted(code, program.exitCode()));
    }
    if (program.stdout().filter(expected -> !expected.equals(printed)).isPresent()) {
      throw new Problem("printed `%s`, expected `%s`".formatted(printed, program.stdout().get()));
    }
  }

  /** As it is. */
  private static void runWhole(WasiProgram program, StandardStreams streams, List<Mount> mounts)
      throws IOException, Problem, ReflectiveOperationException {
    Component component =
        component(Planner.plan(ComponentDecoder.decode(Files.readAllBytes(program.file()))));
    int run = function(component);
    try (var wasi = new Wasi(program, streams, mounts);
        var instance = component.instantiate(new Host(Limits.DEFAULT, wasi))) {
      instance.call(run, JavaValues.INSTANCE);
    } catch (Failure failure) {
      if (failure.details() == null) {
        throw failure;
      }
      throw new Exit(1);
    }
  }

  private static int function(Component component) throws Problem {
    var functions = component.functions();
    for (int i = 0; i < functions.size(); i++) {
      if (functions.get(i).name().startsWith("wasi:cli/run@")) {
        return i;
      }
    }
    throw new Problem("no wasi:cli/run among its exports");
  }

  /** Its core module without the adapter. */
  private static void runAlone(WasiProgram program, StandardStreams streams, List<Mount> mounts)
      throws IOException, Problem, FileError, ReflectiveOperationException {
    Map<String, Func> start = Map.of(START, CoreModulePlanner.command(START));
    Component component = component(CoreModulePlanner.plan(module(program), start));
    SequencedMap<String, Directory> preopens = new LinkedHashMap<>();
    for (Mount mount : mounts) {
      preopens.put(mount.guest(), Directory.open(mount));
    }
    try (var preview1 = new Preview1(streams, program.words(), program.env(), preopens);
        var instance =
            component.instantiate(new Host(Limits.DEFAULT, new Preview1Only(preview1)))) {
      instance.call(0, JavaValues.INSTANCE);
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

  private static Component component(Plan plan) throws Problem, ReflectiveOperationException {
    var workshop = new Workshop(HostedInterfaces.read());
    try {
      Product product = workshop.make(plan);
      workshop.compile();
      return product.load();
    } catch (ModuleRejectedException e) {
      throw new Problem("a core module is refused: " + e.getMessage());
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  /** A way to run a program; it ends normally, with {@link Exit}, or fails. */
  private interface Way {
    void run(WasiProgram program, StandardStreams streams, List<Mount> mounts)
        throws IOException, Problem, FileError, ReflectiveOperationException;
  }
}
