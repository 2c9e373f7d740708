package ai.wippy.runtime.wasm;

import ai.wippy.runtime.wasi.file.Mount;
import java.util.List;
import java.util.Map;

/**
 * What one instance sees of the machine.
 *
 * @param args its command line
 * @param cwd its working directory, absolute
 * @param environ its environment
 * @param mounts its directories, in the order of the guest's paths
 */
record Surroundings(
    List<String> args, String cwd, Map<String, String> environ, List<Mount> mounts) {
  /** Copies the collections. */
  Surroundings {
    args = List.copyOf(args);
    environ = Map.copyOf(environ);
    mounts = List.copyOf(mounts);
  }
}
