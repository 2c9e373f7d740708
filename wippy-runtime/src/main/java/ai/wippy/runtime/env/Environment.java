package ai.wippy.runtime.env;

import ai.wippy.registry.Entry;
import ai.wippy.registry.EntryId;
import ai.wippy.registry.Registry;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The variables of an application. Thread-safe. */
public final class Environment {
  private final Map<EntryId, Variable> byId = new HashMap<>();
  private final Map<String, Variable> byName = new HashMap<>();

  private Environment() {}

  /**
   * The variables of a registry.
   *
   * @param process finds a variable of the process's environment; null if it is not set
   * @throws IllegalStateException if an entry refers to a storage that is not there; the build lets
   *     none pass
   */
  public static Environment of(Registry registry, Function<String, @Nullable String> process) {
    var storages = new Storages(registry, process);
    var environment = new Environment();
    for (Entry entry : registry.ofKind("env.variable")) {
      environment.add(entry, storages);
    }
    return environment;
  }

  private void add(Entry entry, Storages storages) {
    Map<String, Object> data = entry.data();
    String name = data.get("variable") instanceof String text ? text : "";
    var variable =
        new Variable(
            entry.id(),
            name.isEmpty() ? entry.id().toString() : name,
            storages.get(Storages.id(data.get("storage"))),
            Optional.ofNullable(data.get("default")).map(Object::toString),
            Boolean.TRUE.equals(data.get("readonly")));
    byId.put(entry.id(), variable);
    if (!name.isEmpty()) {
      byName.put(name, variable);
    }
  }

  /**
   * The stored value of a variable, whatever its default; empty if there is no such variable, or
   * its value is empty.
   *
   * @throws Failure of kind INTERNAL if its storage cannot be read
   */
  public Optional<String> lookup(EntryId id) {
    return Optional.ofNullable(byId.get(id)).flatMap(Variable::stored);
  }

  /**
   * The value of a variable, or else its default.
   *
   * @param name its public name, its full id, or the name of its entry
   * @param namespace of that entry
   * @throws Failure of kind NOT_FOUND if it has neither or does not exist; INTERNAL if its storage
   *     cannot be read
   */
  public String get(String name, String namespace) {
    return value(find(name, namespace))
        .orElseThrow(
            () -> new Failure(Kind.NOT_FOUND, "environment variable has no value: " + name));
  }

  private static Optional<String> value(Variable variable) {
    return variable.stored().or(variable::standard);
  }

  /**
   * All variables that have a value, by their public names, or by their ids if they have none.
   *
   * @throws Failure of kind INTERNAL if a storage cannot be read
   */
  public Map<String, String> all() {
    var all = new TreeMap<String, String>();
    byId.values()
        .forEach(variable -> value(variable).ifPresent(value -> all.put(variable.key(), value)));
    return all;
  }

  /**
   * Stores a value.
   *
   * @param name its public name, its full id, or the name of its entry
   * @param namespace of that entry
   * @throws Failure of kind NOT_FOUND if it does not exist; PERMISSION_DENIED if it or its storage
   *     is read-only; INTERNAL if its storage cannot be written
   */
  public void set(String name, String namespace, String value) {
    Variable variable = find(name, namespace);
    if (variable.readOnly()) {
      throw new Failure(
          Kind.PERMISSION_DENIED, "environment variable is read-only: %s".formatted(name));
    }
    variable.storage().set(variable.key(), value);
  }

  private Variable find(String name, String namespace) {
    return Stream.of(byName.get(name), byId.get(EntryId.parse(name)), own(name, namespace))
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow(() -> new Failure(Kind.NOT_FOUND, "environment variable not found: " + name));
  }

  private @Nullable Variable own(String name, String namespace) {
    return byId.get(new EntryId(namespace, name));
  }
}
