package ai.wippy.runtime.env;

import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where values of variables are kept. Thread-safe. */
sealed interface Storage {
  /**
   * The value of a key.
   *
   * @throws Failure of kind INTERNAL if the storage cannot be read
   */
  Optional<String> get(String key);

  /**
   * Keeps a value.
   *
   * @throws Failure of kind PERMISSION_DENIED if the storage is read-only, INTERNAL if it cannot be
   *     written
   */
  void set(String key, String value);

  /** Values that are forgotten with the process; starts empty. */
  record InMemory(Map<String, String> values) implements Storage {
    InMemory() {
      this(new ConcurrentHashMap<>());
    }

    @Override
    public Optional<String> get(String key) {
      return Optional.ofNullable(values.get(key));
    }

    @Override
    public void set(String key, String value) {
      values.put(key, value);
    }
  }

  /**
   * The environment of the process.
   *
   * @param variables finds one by name; null if it is not set
   */
  record OfProcess(Function<String, @Nullable String> variables) implements Storage {
    @Override
    public Optional<String> get(String key) {
      return Optional.ofNullable(variables.apply(key));
    }

    @Override
    public void set(String key, String value) {
      throw readOnly("the environment of the process", key);
    }
  }

  /** Values that the entry lists. */
  record Listed(Map<String, String> values) implements Storage {
    /** Copies the map. */
    public Listed {
      values = Map.copyOf(values);
    }

    @Override
    public Optional<String> get(String key) {
      return Optional.ofNullable(values.get(key));
    }

    @Override
    public void set(String key, String value) {
      throw readOnly("env.storage.static", key);
    }
  }

  /** Lines of a file. */
  record InFile(VariableFile file) implements Storage {
    @Override
    public Optional<String> get(String key) {
      return file.get(key);
    }

    @Override
    public void set(String key, String value) {
      file.set(key, value);
    }
  }

  /**
   * Several storages as one: the first that has a value gives it, the first of all keeps new ones.
   */
  record Routed(List<Storage> storages) implements Storage {
    /** Copies the list. */
    public Routed {
      storages = List.copyOf(storages);
    }

    @Override
    public Optional<String> get(String key) {
      return storages.stream().flatMap(storage -> storage.get(key).stream()).findFirst();
    }

    @Override
    public void set(String key, String value) {
      storages.getFirst().set(key, value);
    }
  }

  private static Failure readOnly(String what, String key) {
    return new Failure(
        Kind.PERMISSION_DENIED,
        "%s cannot be set: %s is read-only; keep it in an env.storage.memory or env.storage.file"
            .formatted(key, what));
  }
}
