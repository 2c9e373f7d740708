package ai.wippy.build;

import ai.wippy.build.Outcome.Checked;
import ai.wippy.build.Outcome.NothingToDo;
import ai.wippy.build.Outcome.Rejected;
import ai.wippy.build.Outcome.UpToDate;
import ai.wippy.build.Outcome.Written;
import ai.wippy.build.index.IndexReader;
import ai.wippy.build.jar.AppJar;
import ai.wippy.diagnostic.Problems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The build of an application: registry to bindings, core modules to bytecode, all to one jar. */
public final class Build {
  private static final String MAIN_CLASS = "ai.wippy.runtime.Main";

  private final long start = System.nanoTime();
  private final Problems problems = new Problems();

  /** Reads the registry and writes bindings and the frozen registry. */
  public Outcome generate(BuildRequest request) throws IOException {
    return step(
        request,
        "generate",
        Set.of(request.generatedSources(), request.generatedResources()),
        (application, bindings) -> {
          Map<Path, byte[]> outputs = new HashMap<>();
          bindings
              .files()
              .forEach((path, text) ->
                  outputs.put(
                      request.generatedSources().resolve(path),
                      text.getBytes(StandardCharsets.UTF_8)));
          new Frozen(application, bindings)
              .resources()
              .forEach(
                  (name, bytes) -> outputs.put(request.generatedResources().resolve(name), bytes));
          return outputs;
        });
  }

  /** Translates core modules to classes. */
  public Outcome compile(BuildRequest request) throws IOException {
    return step(
        request,
        "compile",
        Set.of(request.classes()),
        (application, bindings) -> {
          Map<Path, byte[]> outputs = new HashMap<>();
          Translation.of(application.guests(), bindings, problems)
              .files()
              .forEach((path, bytes) -> outputs.put(request.classes().resolve(path), bytes));
          return outputs;
        });
  }

  /** Does everything up to the plan of every component and writes nothing. */
  public Outcome check(BuildRequest request) throws IOException {
    var application = Application.read(request, problems);
    if (application.index().definitions().isEmpty() && !problems.hasErrors()) {
      return nothingToDo(application);
    }
    bindings(request, application);
    return problems.hasErrors()
        ? new Rejected(problems.all())
        : new Checked(application.index().definitions().size(), problems.all());
  }

  /** What a step makes of an application; all paths are absolute. */
  private interface Work {
    Map<Path, byte[]> outputs(Application application, Bindings bindings) throws IOException;
  }

  private Outcome step(BuildRequest request, String name, Set<Path> roots, Work work)
      throws IOException {
    var reader = new IndexReader(request.base(), Optional.ofNullable(request.sources()));
    var facts =
        new Facts(request.base())
            .inputs(reader.candidates())
            .setting("bindings package", request.bindingsPackage())
            .setting("plugin version", request.pluginVersion());
    var stamp = Stamp.read(request.state().resolve(name), request.base(), roots);
    Optional<String> change = stamp.change(facts);
    if (change.isEmpty()) {
      return new UpToDate(stamp.outputs());
    }
    var application = Application.read(request, problems);
    var bindings = bindings(request, application);
    Map<Path, byte[]> outputs =
        problems.hasErrors() ? Map.of() : work.outputs(application, bindings);
    if (problems.hasErrors()) {
      return new Rejected(problems.all());
    }
    if (application.index().definitions().isEmpty()) {
      stamp.commit(facts, application.index().inputs(), Map.of());
      return nothingToDo(application);
    }
    stamp.commit(facts, application.index().inputs(), outputs);
    return new Written(outputs.size(), change.get(), took(), problems.all());
  }

  private Bindings bindings(BuildRequest request, Application application) {
    String prefix = Optional.ofNullable(request.bindingsPackage()).orElse("");
    return Bindings.of(application.guests(), prefix, problems);
  }

  private static NothingToDo nothingToDo(Application application) {
    return new NothingToDo(
        "no file with a namespace below "
            + String.join(
                " or ",
                application.index().roots().stream()
                    .map(root -> root.folder().toString())
                    .toList()));
  }

  /** Packs classes and libraries into an executable jar. */
  public Outcome jar(JarRequest request) throws IOException {
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
    byte[] jar = new AppJar(request.classPath(), MAIN_CLASS, request.timestamp()).pack(problems);
    if (problems.hasErrors()) {
      return new Rejected(problems.all());
    }
    stamp.commit(facts, List.of(), Map.of(target, jar));
    return new Written(1, change.get(), took(), problems.all());
  }

  private Duration took() {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
