package ai.wippy.build;

import ai.wippy.build.Outcome.NothingToDo;
import java.io.IOException;

/** The build of an application: registry to bindings, core modules to bytecode, all to one jar. */
public final class Build {
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
    return new NothingToDo("no classes in " + request.classes());
  }
}
