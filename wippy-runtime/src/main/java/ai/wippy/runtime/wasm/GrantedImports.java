package ai.wippy.runtime.wasm;

import ai.wippy.registry.HostProfile;
import ai.wippy.runtime.component.CoreFunction;
import ai.wippy.runtime.component.FunctionShape;
import ai.wippy.runtime.component.Imports;
import ai.wippy.runtime.component.InstanceState;
import ai.wippy.runtime.component.Rest;
import ai.wippy.runtime.component.Trap;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.process.StandardStreams;
import ai.wippy.runtime.wasi.file.Directory;
import ai.wippy.runtime.wasi.file.FileError;
import ai.wippy.runtime.wasi.file.Mount;
import ai.wippy.runtime.wasi.preview1.Preview1;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The imports of one instance. Closed with it. */
final class GrantedImports implements Imports, AutoCloseable {
  private final Grants grants;
  private final StandardStreams streams;
  private final Surroundings surroundings;
  private final Function<Surroundings, WasiHosts> makeWasi;
  private final WasiHosts wasi;
  private final AppHosts hosts;
  private final Function<String, Grants> linked;
  private @Nullable Preview1 preview1;
  private @Nullable InstanceState served;

  /** Asked more than once: while the instance is set up, and when a call fails. */
  private final Map<String, GrantedImports> parts = new HashMap<>();

  /** The interfaces that a class of the application would have to implement. */
  private final Map<String, Class<?>> wanted = new HashMap<>();

  /**
   * The imports of an instance that is about to be made.
   *
   * @param grants of its entry; preview 1 can be called without, but shows nothing of {@code
   *     surroundings} but the words of the command line
   * @param words of the command line
   * @param wasi makes the hosts of WASI 0.2 for what the guest sees
   * @param hosts for the interfaces that are neither WASI's nor ours
   * @param linked of the entries whose components are linked into this one, by their ids
   */
  GrantedImports(
      Grants grants,
      StandardStreams streams,
      Surroundings surroundings,
      List<String> words,
      Function<Surroundings, WasiHosts> wasi,
      AppHosts hosts,
      Function<String, Grants> linked) {
    this.grants = grants;
    this.streams = streams;
    this.hosts = hosts;
    this.linked = linked;
    makeWasi = wasi;
    this.wasi = wasi.apply(surroundings);
    this.surroundings =
        grants.profiles().contains(HostProfile.WASI_PREVIEW1)
            ? surroundings
            : new Surroundings(words, "/", Map.of(), List.of());
  }

  @Override
  public void serve(InstanceState instance) {
    served = instance;
  }

  /** Calls the instance, which may rest while its guest waits, if there is anything to wait in. */
  <T> T inside(Supplier<T> call) {
    InstanceState instance = served;
    boolean waits = preview1 != null || !grants.profiles().isEmpty() || !parts.isEmpty();
    return instance != null && waits ? Rest.inside(instance, call) : call.get();
  }

  /** What a linked component imports; core modules that run preview 1 are never linked. */
  @Override
  public Imports part(String name) {
    return parts.computeIfAbsent(name, this::linkedPart);
  }

  private GrantedImports linkedPart(String name) {
    var nothing = new Surroundings(List.of(), "/", Map.of(), List.of());
    return new GrantedImports(
        linked.apply(name), streams, nothing, List.of(), makeWasi, hosts, linked);
  }

  @Override
  public CoreFunction core(String module, String name, FunctionShape shape) {
    Optional<CoreFunction> function =
        module.equals(Preview1.MODULE) ? preview1().function(name, shape) : Optional.empty();
    return function.orElseGet(() -> CoreFunction.trapping(() -> grants.missingCore(module, name)));
  }

  /** Made when a core module asks for it, which components do not. */
  private Preview1 preview1() {
    Preview1 made = preview1;
    if (made == null) {
      made = new Preview1(streams, surroundings.args(), surroundings.environ(), preopens());
      preview1 = made;
    }
    return made;
  }

  private LinkedHashMap<String, Directory> preopens() {
    var preopens = new LinkedHashMap<String, Directory>();
    try {
      for (Mount mount : surroundings.mounts()) {
        preopens.put(mount.guest(), Directory.open(mount));
      }
      return preopens;
    } catch (FileError e) {
      preopens.values().forEach(Directory::close);
      throw new Failure(
          Kind.UNAVAILABLE, "%s cannot be opened: %s".formatted(grants.entry(), e.getMessage()), e);
    }
  }

  @Override
  public <T> @Nullable T instance(String name, Class<T> type) {
    if (HostProfile.reserves(name)) {
      return grants.allow(name) ? wasi.find(type) : null;
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

  @Override
  public void close() {
    if (preview1 != null) {
      preview1.close();
    }
    wasi.close();
    parts.values().forEach(GrantedImports::close);
  }
}
