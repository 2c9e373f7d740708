package ai.wippy.build;

import ai.wippy.build.Outcome.Checked;
import ai.wippy.build.Outcome.NothingToDo;
import ai.wippy.build.Outcome.Printed;
import ai.wippy.build.Outcome.Rejected;
import ai.wippy.build.Outcome.UpToDate;
import ai.wippy.build.Outcome.Written;
import ai.wippy.build.index.Index;
import ai.wippy.build.index.IndexReader;
import ai.wippy.build.index.WasmSource;
import ai.wippy.build.jar.AppJar;
import ai.wippy.component.ComponentDecoder;
import ai.wippy.diagnostic.Diagnostic;
import ai.wippy.diagnostic.Problems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** The build of an application: registry to bindings, core modules to bytecode, all to one jar. */
public final class Build {
  private static final String MAIN_CLASS = "ai.wippy.runtime.Main";

  /** Reads the registry and writes bindings. */
  public Outcome generate(BuildRequest request) throws IOException {
    return step(
        request,
        "generate",
        Set.of(request.generatedSources()),
        List.of(),
        (read, found) -> {
          // Compiling reads the same, and would say the same once more.
          read.warnings().forEach(found::add);
          Map<Path, byte[]> outputs = new HashMap<>();
          read.bindings()
              .files()
              .forEach((path, text) ->
                  outputs.put(
                      request.generatedSources().resolve(path),
                      text.getBytes(StandardCharsets.UTF_8)));
          return outputs;
        });
  }

  /**
   * Writes the classes of core modules, of Lua and of the frozen registry.
   *
   * @param classPath what the application runs on: where it says what implements the imports of its
   *     guests
   */
  public Outcome compile(BuildRequest request, List<Path> classPath) throws IOException {
    return step(
        request,
        "compile",
        Set.of(request.classes()),
        List.of(request.classes().resolve(Services.FOLDER)),
        (read, found) -> {
          var hosts = new HostClasses(new Services(classPath), found);
          for (Guest guest : read.application().guests()) {
            hosts.check(guest, read.bindings().of(guest));
          }
          Map<Path, byte[]> outputs = new HashMap<>();
          Translation.of(read.application().guests(), read.bindings(), found)
              .files()
              .forEach((path, bytes) -> outputs.put(request.classes().resolve(path), bytes));
          new Frozen(read.application(), read.bindings())
              .files()
              .forEach((path, bytes) -> outputs.put(request.classes().resolve(path), bytes));
          return outputs;
        });
  }

  /** Does everything up to the plan of every component and writes nothing. */
  public Outcome check(BuildRequest request) throws IOException {
    var problems = new Problems();
    Read read = read(request, problems);
    if (problems.hasErrors()) {
      return new Rejected(problems.all());
    }
    int entries = read.application().index().definitions().size();
    return entries == 0 ? nothingToDo(read.application()) : new Checked(entries, problems.all());
  }

  /** Shows the world of a component, which need not belong to the application, as WIT text. */
  public Outcome world(BuildRequest request, Path component) throws IOException {
    var problems = new Problems();
    Path file = request.base().resolve(component).normalize();
    String name = Facts.name(request.base(), file);
    if (!Files.isRegularFile(file)) {
      return new Rejected(
          List.of(
              Diagnostic.error(
                  "there is no file `%s`".formatted(name), "name the file of a component")));
    }
    Optional<String> text = new WorldText(name, problems).of(Files.readAllBytes(file));
    return printed(text.orElse(""), problems);
  }

  /** Shows the worlds of all components of the application as WIT text, one after the other. */
  public Outcome worlds(BuildRequest request) throws IOException {
    var problems = new Problems();
    var application = Application.read(request, problems);
    if (problems.hasErrors()) {
      return new Rejected(problems.all());
    }
    var text = new StringJoiner("\n");
    for (Guest guest : application.guests()) {
      if (guest.first().source() instanceof WasmSource.Binary binary
          && ComponentDecoder.isComponent(Files.readAllBytes(binary.file()))) {
        new WorldText(binary.path().value(), problems)
            .of(guest.plan())
            .ifPresent(world -> text.add(heading(application, guest) + world));
      }
    }
    return text.length() == 0 && !problems.hasErrors()
        ? new NothingToDo("no entry is a component")
        : printed(text.toString(), problems);
  }

  private static String heading(Application application, Guest guest) {
    String entries =
        application.functions().entrySet().stream()
            .filter(each -> each.getValue().guest() == guest)
            .map(each -> each.getKey().toString())
            .collect(Collectors.joining(", "));
    return "// %s\n".formatted(entries);
  }

  private static Outcome printed(String text, Problems problems) {
    return problems.hasErrors() ? new Rejected(problems.all()) : new Printed(text, problems.all());
  }

  /** What every step starts from. */
  private record Read(Application application, Bindings bindings, List<Diagnostic> warnings) {}

  private static Read read(BuildRequest request, Problems problems) {
    var application = Application.read(request, problems);
    String prefix = Optional.ofNullable(request.bindingsPackage()).orElse("");
    var bindings = Bindings.of(application.guests(), prefix, HostedInterfaces.read(), problems);
    return new Read(application, bindings, problems.all());
  }

  /** What a step makes of an application: content of files by absolute path. */
  private interface Work {
    Map<Path, byte[]> outputs(Read read, Problems found) throws IOException;
  }

  private static Outcome step(
      BuildRequest request, String name, Set<Path> roots, List<Path> more, Work work)
      throws IOException {
    long start = System.nanoTime();
    var reader = new IndexReader(request.base(), Optional.ofNullable(request.sources()));
    var facts =
        new Facts(request.base())
            .inputs(reader.candidates())
            .setting("bindings package", request.bindingsPackage())
            .setting("plugin version", request.pluginVersion());
    for (Path each : more) {
      facts.tree(each);
    }
    var stamp = Stamp.read(request.state().resolve(name), request.base(), roots);
    Optional<String> change = stamp.change(facts);
    if (change.isEmpty()) {
      return new UpToDate(stamp.outputs());
    }
    var problems = new Problems();
    Read read = read(request, problems);
    if (problems.hasErrors()) {
      return new Rejected(problems.all());
    }
    Index index = read.application().index();
    if (index.definitions().isEmpty()) {
      stamp.commit(facts, index.inputs(), Map.of());
      return nothingToDo(read.application());
    }
    var found = new Problems();
    Map<Path, byte[]> outputs = work.outputs(read, found);
    if (found.hasErrors()) {
      return new Rejected(found.all());
    }
    stamp.commit(facts, index.inputs(), outputs);
    return new Written(outputs.size(), change.get(), since(start), found.all());
  }

  private static NothingToDo nothingToDo(Application application) {
    return new NothingToDo(
        "no file with a namespace below "
            + application.index().roots().stream()
                .map(root -> root.folder().toString())
                .collect(Collectors.joining(" or ")));
  }

  /** Packs classes and libraries into an executable jar. */
  public Outcome jar(JarRequest request) throws IOException {
    long start = System.nanoTime();
    var problems = new Problems();
    var facts =
        new Facts(request.base())
            .setting("timestamp", request.timestamp())
            .setting("plugin version", request.pluginVersion());
    for (Path path : request.classPath()) {
      facts.tree(path);
    }
    Path target = request.target();
    var stamp =
        Stamp.read(request.state().resolve("jar"), request.base(), Set.of(target.getParent()));
    Optional<String> change = stamp.change(facts);
    if (change.isEmpty()) {
      return new UpToDate(stamp.outputs());
    }
    var jarred =
        new AppJar(
            request.classPath(),
            HttpLibraries.spare(request.classPath()),
            MAIN_CLASS,
            request.timestamp());
    byte[] jar = jarred.pack(problems);
    if (problems.hasErrors()) {
      return new Rejected(problems.all());
    }
    stamp.commit(facts, List.of(), Map.of(target, jar));
    return new Written(1, change.get(), since(start), problems.all());
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
