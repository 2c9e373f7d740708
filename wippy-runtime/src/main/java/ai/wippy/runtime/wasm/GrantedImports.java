package ai.wippy.runtime.wasm;

import ai.wippy.registry.HostProfile;
import ai.wippy.runtime.component.CoreFunction;
import ai.wippy.runtime.component.FunctionShape;
import ai.wippy.runtime.component.Imports;
import ai.wippy.runtime.component.Trap;
import ai.wippy.runtime.wasi.preview1.Preview1;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The imports of one instance. */
final class GrantedImports implements Imports {
  private final Grants grants;
  private final Preview1 preview1;
  private final AppHosts hosts;
  private final Function<String, Grants> linked;

  /** The interfaces that a class of the application would have to implement. */
  private final Map<String, Class<?>> wanted = new HashMap<>();

  /**
   * The imports of one instance.
   *
   * @param grants of its entry; preview 1 needs none, because without files it gives nothing away
   * @param preview1 for this instance alone
   * @param hosts for the interfaces that are neither WASI's nor ours
   * @param linked of the entries whose components are linked into this one, by their ids
   */
  GrantedImports(
      Grants grants, Preview1 preview1, AppHosts hosts, Function<String, Grants> linked) {
    this.grants = grants;
    this.preview1 = preview1;
    this.hosts = hosts;
    this.linked = linked;
  }

  @Override
  public Imports part(String name) {
    return new GrantedImports(linked.apply(name), preview1, hosts, linked);
  }

  @Override
  public CoreFunction core(String module, String name, FunctionShape shape) {
    Optional<CoreFunction> function =
        module.equals(Preview1.MODULE) ? preview1.function(name, shape) : Optional.empty();
    return function.orElseGet(
        () -> CoreFunction.trapping(shape, () -> grants.missingCore(module, name)));
  }

  @Override
  public <T> @Nullable T instance(String name, Class<T> type) {
    if (HostProfile.reserves(name)) {
      return null;
    }
    wanted.put(name, type);
    return hosts.find(type).orElse(null);
  }

  @Override
  public Trap missing(String instance, String function) {
    Class<?> type = wanted.get(instance);
    return type == null
        ? grants.missing(instance, function)
        : grants.notImplemented(instance, function, type);
  }
}
