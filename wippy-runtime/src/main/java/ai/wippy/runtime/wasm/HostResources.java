package ai.wippy.runtime.wasm;

import ai.wippy.registry.Entry;
import ai.wippy.registry.EntryId;
import ai.wippy.registry.FileMode;
import ai.wippy.registry.Registry;
import ai.wippy.runtime.env.Environment;
import ai.wippy.runtime.function.Functions;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.security.Access;
import ai.wippy.runtime.security.Context;
import ai.wippy.runtime.wasi.file.Directory;
import ai.wippy.runtime.wasi.file.FileError;
import ai.wippy.runtime.wasi.file.Mount;
import ai.wippy.runtime.wasi.http.RequestSender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What of the machine entries can show to their guests. Thread-safe. */
public final class HostResources implements AutoCloseable {
  private static final String DIRECTORY = "fs.directory";
  private static final String READ_FILESYSTEM = "fs.get";
  private static final int DIRECTORY_MODE = 0755;

  private final Registry registry;
  private final Environment environment;
  private final Access access;
  private final Functions functions;
  private final Network network;

  /** Directories whose content guests may change, and so what a path through them means. */
  private final Set<Path> writable;

  /**
   * The directories, variables, connections and functions of an application.
   *
   * @param access decides who may see which directory, and reach what
   * @param functions for guests that call some
   */
  public HostResources(
      Registry registry, Environment environment, Access access, Functions functions) {
    this.registry = registry;
    this.environment = environment;
    this.access = access;
    this.functions = functions;
    network = new Network(access);
    writable = writable(registry);
  }

  private static Set<Path> writable(Registry registry) {
    boolean anyByLua = registry.all().stream().anyMatch(HostResources::requiresFiles);
    var paths = new HashSet<Path>();
    for (Entry entry : anyByLua ? registry.ofKind(DIRECTORY) : mountedToWrite(registry)) {
      paths.add(path(entry));
    }
    return Set.copyOf(paths);
  }

  private static List<Entry> mountedToWrite(Registry registry) {
    var directories = new ArrayList<Entry>();
    for (Entry entry : registry.all()) {
      for (var mount : WasiSettings.of(entry).mounts()) {
        if (!mount.readOnly()) {
          registry
              .get(mount.fs())
              .filter(fs -> fs.kind().equals(DIRECTORY))
              .ifPresent(directories::add);
        }
      }
    }
    return directories;
  }

  /** Whether an entry has Lua code that may ask for any directory. */
  private static boolean requiresFiles(Entry entry) {
    return entry.data().get("modules") instanceof List<?> modules && modules.contains("fs");
  }

  private static Path path(Entry directory) {
    return Path.of(String.valueOf(directory.data().get("directory"))).toAbsolutePath().normalize();
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

  /** What guests reach others by. */
  Network network() {
    return network;
  }

  /** What guests may call. */
  Functions functions() {
    return functions;
  }

  /** Another entry of the application. */
  Optional<Entry> entry(EntryId id) {
    return registry.get(id);
  }

  /** Sends HTTP requests for code that is no guest. */
  public RequestSender requests() {
    return network.requests();
  }

  /**
   * A directory that the runtime itself shows, for reading only.
   *
   * @throws Failure of kind NOT_FOUND if it does not exist
   */
  public Mount mount(EntryId fs) {
    return mount(fs, true);
  }

  /**
   * A directory for whoever may use it; that has been checked.
   *
   * @throws Failure of kind NOT_FOUND if it does not exist
   */
  public Mount mount(EntryId fs, boolean readOnly) {
    return mount(new WasiSettings.MountPoint(fs, "/", readOnly), "");
  }

  /**
   * A directory as a mount.
   *
   * @param whose before the word filesystem in messages
   */
  private Mount mount(WasiSettings.MountPoint point, String whose) {
    Entry directory = directory(point.fs(), whose);
    Mount mount = mount(point, path(directory));
    prepare(directory, mount, whose);
    return mount;
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
      mounts.add(mount(each, "wasi mount "));
    }
    return mounts;
  }

  private Entry directory(EntryId id, String whose) {
    Entry entry =
        registry
            .get(id)
            .orElseThrow(() -> new Failure(Kind.NOT_FOUND, whose + "filesystem not found: " + id));
    if (!entry.kind().equals(DIRECTORY)) {
      throw new Failure(
          Kind.UNAVAILABLE,
          "%sfilesystem %s is a %s: this version knows only fs.directory"
              .formatted(whose, id, entry.kind()));
    }
    return entry;
  }

  /** A directory inside of one that guests may change is reached through that one. */
  private Mount mount(WasiSettings.MountPoint point, Path path) {
    Path root =
        writable.stream()
            .filter(path::startsWith)
            .min(Comparator.comparingInt(Path::getNameCount))
            .orElse(path);
    return new Mount(point.guest(), root, root.relativize(path).toString(), point.readOnly());
  }

  private static void prepare(Entry entry, Mount mount, String whose) {
    boolean create = Boolean.TRUE.equals(entry.data().get("auto_init"));
    try {
      if (!mount.path().isEmpty()) {
        if (create) {
          createInside(mount);
        }
      } else if (!Files.isDirectory(mount.root())) {
        if (!create) {
          throw new Failure(
              Kind.NOT_FOUND,
              "%sfilesystem not found: %s: there is no directory %s; make it, or set auto_init: true"
                  .formatted(whose, entry.id(), mount.root()));
        }
        Files.createDirectories(
            mount.root(), FileMode.of(entry.data().get("mode"), DIRECTORY_MODE).attributes());
      }
    } catch (IOException | FileError e) {
      throw new Failure(
          Kind.INTERNAL,
          "%sfilesystem %s: %s cannot be made: %s"
              .formatted(whose, entry.id(), mount.root().resolve(mount.path()), e.getMessage()),
          e);
    }
  }

  private static void createInside(Mount mount) throws FileError {
    try (var root = Directory.open(new Mount(mount.guest(), mount.root(), false))) {
      Path path = Path.of(mount.path());
      for (int i = 1; i <= path.getNameCount(); i++) {
        createOnce(root, path.subpath(0, i).toString());
      }
    }
  }

  private static void createOnce(Directory root, String path) throws FileError {
    try {
      root.createDirectory(path);
    } catch (FileError e) {
      if (e.code() != FileError.Code.EXIST) {
        throw e;
      }
    }
  }

  /** Ends what guests share, when the last of them has ended. */
  @Override
  public void close() {
    network.close();
  }
}
