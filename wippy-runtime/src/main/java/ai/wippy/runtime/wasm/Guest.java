package ai.wippy.runtime.wasm;

import ai.wippy.registry.Built;
import ai.wippy.registry.Entry;
import ai.wippy.registry.EntryId;
import ai.wippy.runtime.component.Component;
import ai.wippy.runtime.component.ComponentInstance;
import ai.wippy.runtime.component.ExportedFunction;
import ai.wippy.runtime.component.GuestResource;
import ai.wippy.runtime.component.Host;
import ai.wippy.runtime.component.Limits;
import ai.wippy.runtime.component.Trap;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.payload.Values;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The function that an entry means. Every call gets an instance of its own, so nothing leaks into
 * the next.
 */
final class Guest {
  private final Entry entry;
  private final Components components;
  private final HostResources machine;
  private final WasiSettings wasi;
  private final Grants grants;
  private final Map<String, Grants> linkedGrants = new ConcurrentHashMap<>();
  private final Limits limits;
  private final WasiLimits wasiLimits;
  private final boolean resultTables;

  /** Found when it is first called. */
  private volatile @Nullable Callable callable;

  /**
   * A guest.
   *
   * @param machine what it can be shown, and the entries that it may be linked with
   * @param resultTables as in {@link Host}
   */
  Guest(Entry entry, Components components, HostResources machine, boolean resultTables) {
    this.entry = entry;
    this.components = components;
    this.machine = machine;
    wasi = WasiSettings.of(entry);
    wasiLimits = WasiLimits.of(entry);
    this.resultTables = resultTables;
    grants = Grants.of(entry);
    limits = GuestLimits.of(entry);
  }

  /**
   * What is called.
   *
   * @param number of the function in the component
   */
  private record Callable(Component component, int number) {
    ExportedFunction type() {
      return component.functions().get(number);
    }
  }

  private Callable callable() {
    Callable known = callable;
    if (known == null) {
      var component = components.get(built(Built.COMPONENT));
      known = new Callable(component, number(component));
      callable = known;
    }
    return known;
  }

  /** The type of the function. Loads the component. */
  ExportedFunction type() {
    return callable().type();
  }

  /**
   * Calls the function: in an instance of its own, or, if an argument is a resource of an instance
   * of the same component, in that one. The instance ends with the call, unless the caller gets a
   * resource of it; then it ends when the last of these has been dropped.
   *
   * @param then what to do when the instance has ended
   * @throws ai.wippy.runtime.process.Exit if the guest ends itself
   */
  Object call(Caller caller, Runnable then, Values values, Object[] args) {
    var callable = callable();
    for (Object each : args) {
      if (values.shape(each) == Values.Shape.HANDLE
          && values.handleOf(each) instanceof GuestResource resource
          && resource.serves(callable.type())) {
        try {
          return resource.call(callable.type(), values, args);
        } finally {
          then.run();
        }
      }
    }
    var imports = imports(caller, then);
    Runnable end =
        () -> {
          imports.close();
          then.run();
        };
    var instance = instantiate(callable.component, new Host(limits, imports, resultTables), end);
    try {
      return imports.inside(() -> instance.call(callable.number, values, args));
    } catch (Trap trap) {
      throw failure("failed to call wasm method: %s".formatted(method()), trap);
    } finally {
      instance.closeWhenUnused(end);
    }
  }

  private GrantedImports imports(Caller caller, Runnable then) {
    try {
      return new GrantedImports(
          grants,
          caller.streams(),
          machine.surroundings(wasi, caller.context(), caller.words()),
          caller.words(),
          seen -> new WasiHosts(caller, seen, machine.network(), machine.functions(), wasiLimits),
          components.hosts(),
          this::grants);
    } catch (RuntimeException e) {
      then.run();
      throw e;
    }
  }

  /** What another entry, whose component is linked into this one, may call. */
  private Grants grants(String linked) {
    return linkedGrants.computeIfAbsent(
        linked,
        id ->
            Grants.of(
                machine
                    .entry(EntryId.parse(id))
                    .orElseThrow(() ->
                        new IllegalStateException(
                            "the build linked %s with %s, which is not there"
                                .formatted(entry.id(), id)))));
  }

  private static ComponentInstance instantiate(Component component, Host host, Runnable then) {
    try {
      return component.instantiate(host);
    } catch (Trap trap) {
      then.run();
      throw failure("failed to instantiate wasm module", trap);
    } catch (RuntimeException e) {
      then.run();
      throw e;
    } catch (LinkageError e) {
      // Generated classes look for those of their modules when they are first used.
      then.run();
      Throwable why =
          e instanceof ExceptionInInitializerError && e.getCause() != null ? e.getCause() : e;
      throw new Failure(
          Kind.INTERNAL, "the classes of a guest do not load: %s".formatted(why.getMessage()), e);
    }
  }

  private static Failure failure(String what, Trap trap) {
    return new Failure(trap.kind(), what + ": " + trap.getMessage(), trap);
  }

  /** The method as the entry writes it. */
  String method() {
    return String.valueOf(entry.data().get("method"));
  }

  private int number(Component component) {
    String name = built(Built.FUNCTION);
    var functions = component.functions();
    for (int i = 0; i < functions.size(); i++) {
      if (functions.get(i).name().equals(name)) {
        return i;
      }
    }
    throw new IllegalStateException(
        "the build left no function %s for %s".formatted(name, entry.id()));
  }

  private String built(String key) {
    String value = entry.built().get(key);
    if (value == null) {
      throw new IllegalStateException("the build left no %s for %s".formatted(key, entry.id()));
    }
    return value;
  }
}
