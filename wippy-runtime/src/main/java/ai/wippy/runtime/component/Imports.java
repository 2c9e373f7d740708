package ai.wippy.runtime.component;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The host functions that an instance may call, looked up once while it is set up. */
public interface Imports {
  /**
   * The interfaces given, and nothing else.
   *
   * @param interfaces implementations by the names of what they implement, as the component spells
   *     them; the empty name for the functions that the world imports by themselves
   */
  static Imports of(Map<String, Object> interfaces) {
    return new GivenImports(interfaces);
  }

  /**
   * What a part of a composition may call.
   *
   * @param name of the part, as the build knows it; never empty, for the root has these
   */
  default Imports part(String name) {
    return this;
  }

  /**
   * Says for whom these are, before any of them is called.
   *
   * @param instance what they serve; see {@link Rest}
   */
  default void serve(InstanceState instance) {}

  /**
   * A core function for a core module, such as {@code fd_write} of {@code wasi_snapshot_preview1}.
   * Where nothing is provided or granted, the function returned traps when called, with a {@link
   * Trap} that says what to add.
   */
  CoreFunction core(String module, String name, FunctionShape shape);

  /**
   * What provides an imported interface to this instance; closed by nobody but its provider.
   *
   * @param name as the component spells it, such as {@code acme:log/sink@1.0.0}; empty for the
   *     functions that the world imports by themselves
   * @param type what was generated for the interface
   * @return null if nobody provides it or it is not granted: each function is {@link #missing} then
   */
  default <T> @Nullable T instance(String name, Class<T> type) {
    return null;
  }

  /**
   * What stands for a component function that nobody provides or that the entry does not grant: the
   * trap to throw when it is called, of kind PERMISSION_DENIED or UNAVAILABLE, naming the import
   * and the line to add.
   */
  Trap missing(String instance, String function);

  /** A core function that throws what {@link #missing} gives, when it is called. */
  default CoreFunction stub(String instance, String function) {
    return CoreFunction.trapping(() -> missing(instance, function));
  }
}
