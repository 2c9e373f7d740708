package ai.wippy.build.wasm;

import com.dylibso.chicory.wasm.WasmModule;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * A core module as JVM classes.
 *
 * @param id what {@code CoreModule.load} takes: equal for equal binaries
 * @param files what belongs into the jar, by path such as {@code wippy/module/m12ab/Machine.class}
 * @param slow functions that the build should warn about, interpreted ones first
 * @param owners binary names of the classes that hold the functions, by function index
 * @param module as Chicory sees it, for bridges
 */
public record TranslatedModule(
    String id,
    SortedMap<String, byte[]> files,
    List<SlowFunction> slow,
    Map<Integer, String> owners,
    WasmModule module) {
  /** Copies what it can. */
  public TranslatedModule {
    files = Collections.unmodifiableSortedMap(files);
    slow = List.copyOf(slow);
    owners = Map.copyOf(owners);
  }
}
