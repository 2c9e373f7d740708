package ai.wippy.runtime.wasm;

import ai.wippy.registry.Entry;
import ai.wippy.registry.EntryId;
import ai.wippy.registry.FileMode;
import ai.wippy.registry.Registry;
import ai.wippy.runtime.env.Environment;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.security.Access;
import ai.wippy.runtime.security.Context;
import ai.wippy.runtime.wasi.file.Mount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What of the machine entries can show to their guests. Thread-safe. */
public final class HostResources {
  private static final String READ_FILESYSTEM = "fs.get";
  private static final int DIRECTORY_MODE = 0755;

  private final Registry registry;
  private final Environment environment;
  private final Access access;

  /**
   * The directories and variables of an application.
   *
   * @param access decides who may see which directory
   */
  public HostResources(Registry registry, Environment environment, Access access) {
    this.registry = registry;
    this.environment = environment;
    this.access = access;
  }

  /**
   * What an instance sees that is made now for this caller.
   *
   * @param words of the command line
   * @throws Failure of kind NOT_FOUND if a required variable has no value or a directory does not
   *     exist, PERMISSION_DENIED if the caller may not use a directory, INTERNAL if the storage of
   *     a variable cannot be read
   */
  Surroundings surroundings(WasiSettings settings, Context context, List<String> words) {
    return new Surroundings(
        settings.args().isEmpty() ? words : settings.args(),
        settings.cwd(),
        environ(settings.env()),
        mounts(settings.mounts(), context));
  }

  /** Another entry of the application. */
  Optional<Entry> entry(EntryId id) {
    return registry.get(id);
  }

  private Map<String, String> environ(List<WasiSettings.Variable> variables) {
    var environ = new TreeMap<String, String>();
    for (WasiSettings.Variable each : variables) {
      value(each).ifPresentOrElse(value -> environ.put(each.name(), value), () -> check(each));
    }
    return environ;
  }

  private Optional<String> value(WasiSettings.Variable variable) {
    try {
      return environment.lookup(variable.id());
    } catch (Failure failure) {
      throw new Failure(
          failure.kind(),
          "failed to resolve wasi env mapping: %s: %s".formatted(variable.id(), failure.message()),
          failure);
    }
  }

  private static void check(WasiSettings.Variable missing) {
    if (missing.required()) {
      throw new Failure(Kind.NOT_FOUND, "required wasi env variable not found: " + missing.id());
    }
  }

  private List<Mount> mounts(List<WasiSettings.MountPoint> points, Context context) {
    var mounts = new ArrayList<Mount>();
    for (WasiSettings.MountPoint each : points) {
      if (!access.allows(context, READ_FILESYSTEM, each.fs().toString())) {
        throw new Failure(Kind.PERMISSION_DENIED, "not allowed to access filesystem: " + each.fs());
      }
      mounts.add(new Mount(each.guest(), directory(each.fs()), each.readOnly()));
    }
    return mounts;
  }

  private Path directory(EntryId id) {
    Entry entry =
        registry
            .get(id)
            .orElseThrow(
                () -> new Failure(Kind.NOT_FOUND, "wasi mount filesystem not found: " + id));
    if (!entry.kind().equals("fs.directory")) {
      throw new Failure(
          Kind.UNAVAILABLE,
          "wasi mount filesystem %s is a %s: this version mounts only fs.directory"
              .formatted(id, entry.kind()));
    }
    Path path = Path.of(String.valueOf(entry.data().get("directory"))).toAbsolutePath();
    if (!Files.isDirectory(path)) {
      create(entry, path);
    }
    return path;
  }

  private static void create(Entry entry, Path path) {
    if (!Boolean.TRUE.equals(entry.data().get("auto_init"))) {
      throw new Failure(
          Kind.NOT_FOUND,
          "wasi mount filesystem not found: %s: there is no directory %s; make it, or set auto_init: true"
              .formatted(entry.id(), path));
    }
    try {
      Files.createDirectories(
          path, FileMode.of(entry.data().get("mode"), DIRECTORY_MODE).attributes());
    } catch (IOException e) {
      throw new Failure(
          Kind.INTERNAL,
          "wasi mount filesystem %s: %s cannot be made: %s".formatted(entry.id(), path, e),
          e);
    }
  }
}
