package ai.wippy.build;

import ai.wippy.build.Outcome.NothingToDo;
import ai.wippy.build.jar.AppJar;
import ai.wippy.diagnostic.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The build of an application: registry to bindings, core modules to bytecode, all to one jar. */
public final class Build {
  private static final String MAIN_CLASS = "ai.wippy.runtime.Main";

  /** Reads the registry and writes bindings and the frozen registry. */
  public Outcome generate(BuildRequest request) throws IOException {
    return new NothingToDo("no registry in " + request.base());
  }

  /** Translates core modules to classes. */
  public Outcome compile(BuildRequest request) throws IOException {
    return new NothingToDo("no registry in " + request.base());
  }

  /** Does everything up to the plan of every component and writes nothing. */
  public Outcome check(BuildRequest request) throws IOException {
    return new NothingToDo("no registry in " + request.base());
  }

  /** Packs classes and libraries into an executable jar. */
  public Outcome jar(JarRequest request) throws IOException {
    long start = System.nanoTime();
    Facts facts =
        new Facts(request.base())
            .setting("plugin version", request.pluginVersion())
            .setting("timestamp", request.timestamp());
    for (Path path : request.classPath()) {
      facts.tree(path);
    }
    Path target = request.target();
    Stamp stamp =
        Stamp.read(request.state().resolve("jar"), request.base(), Set.of(target.getParent()));
    Optional<String> change = stamp.change(facts);
    if (change.isEmpty()) {
      return new Outcome.UpToDate(stamp.outputs());
    }
    var problems = new Problems();
    byte[] jar = new AppJar(request.classPath(), MAIN_CLASS, request.timestamp()).pack(problems);
    if (problems.hasErrors()) {
      return new Outcome.Rejected(problems.all());
    }
    stamp.commit(facts, List.of(), Map.of(target, jar));
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    return new Outcome.Written(1, change.get(), took, problems.all());
  }
}
