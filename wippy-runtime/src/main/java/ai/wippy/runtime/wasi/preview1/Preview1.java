package ai.wippy.runtime.wasi.preview1;

import ai.wippy.runtime.component.CoreFunction;
import ai.wippy.runtime.component.FunctionShape;
import ai.wippy.runtime.component.GuestMemory;
import ai.wippy.runtime.component.Trap;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.process.Exit;
import ai.wippy.runtime.process.StandardStreams;
import ai.wippy.runtime.wasi.file.Directory;
import ai.wippy.runtime.wasi.file.FileError;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * The functions of {@code wasi_snapshot_preview1} for one instance.
 *
 * <p>Files are those below the preopens. Whatever pointer or length a guest passes, it gets an
 * error number.
 */
public final class Preview1 implements AutoCloseable {
  /** The name under which core modules import it. */
  public static final String MODULE = "wasi_snapshot_preview1";

  private final StringArea args;
  private final StringArea environ;
  private final Descriptors descriptors;
  private final Transfers transfers;
  private final FileCalls files;
  private final Listing listing;
  private final Paths paths;
  private final Clocks clocks = new Clocks();
  private final Poll poll;
  private final RandomBytes random = new RandomBytes();

  /**
   * What one instance sees that gets no files.
   *
   * @param args of the command line, the program's name first; empty for none
   * @param environ its environment, listed by name
   */
  public Preview1(StandardStreams streams, List<String> args, Map<String, String> environ) {
    this(streams, args, environ, new LinkedHashMap<>());
  }

  /**
   * What one instance sees.
   *
   * @param args of the command line, the program's name first; empty for none
   * @param environ its environment, listed by name
   * @param preopens directories by the path under which it finds them; closed with this
   */
  public Preview1(
      StandardStreams streams,
      List<String> args,
      Map<String, String> environ,
      SequencedMap<String, Directory> preopens) {
    this.args = new StringArea(args);
    this.environ =
        new StringArea(
            environ.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(variable -> variable.getKey() + "=" + variable.getValue())
                .toList());
    this.descriptors = new Descriptors(streams, preopens);
    this.transfers = new Transfers(descriptors);
    this.files = new FileCalls(descriptors);
    this.listing = new Listing(descriptors);
    this.paths = new Paths(descriptors);
    this.poll = new Poll(clocks, descriptors);
  }

  /**
   * A function.
   *
   * @param params as in {@link FunctionShape}
   * @param call what it does
   */
  record Function(String params, HostCall call) {}

  /**
   * A function by name, empty if preview 1 has none of that name.
   *
   * @throws Trap if the module imports it with another type than it has
   */
  public Optional<CoreFunction> function(String name, FunctionShape shape) {
    if (name.equals("proc_exit")) {
      check(name, shape, new FunctionShape("i", ""));
      return Optional.of(CoreFunction.host(Preview1::exit));
    }
    var function = find(name);
    if (function == null) {
      return Optional.empty();
    }
    check(name, shape, new FunctionShape(function.params, "i"));
    return Optional.of(
        CoreFunction.host((memory, args) -> new long[] {run(function.call, memory, args)}));
  }

  private static void check(String name, FunctionShape wanted, FunctionShape actual) {
    if (!wanted.equals(actual)) {
      throw new Trap(
          "%s of %s has the type %s -> %s, but the module imports %s -> %s"
              .formatted(
                  name,
                  MODULE,
                  actual.params(),
                  actual.results(),
                  wanted.params(),
                  wanted.results()));
    }
  }

  private static long[] exit(long[] args) {
    throw new Exit((int) args[0]);
  }

  static int run(HostCall call, GuestMemory memory, long[] args) {
    try {
      return call.call(memory, args).number();
    } catch (FileError error) {
      return Errno.of(error).number();
    } catch (IOException _) {
      return Errno.IO.number();
    } catch (Trap trap) {
      // The memory traps on a pointer outside of it, for which preview 1 has an error number.
      if (trap.kind() != Kind.INTERNAL) {
        throw trap;
      }
      return Errno.FAULT.number();
    }
  }

  @Nullable Function find(String name) {
    return switch (name) {
      case "args_get" -> new Function("ii", args::copy);
      case "args_sizes_get" -> new Function("ii", args::sizes);
      case "environ_get" -> new Function("ii", environ::copy);
      case "environ_sizes_get" -> new Function("ii", environ::sizes);
      case "clock_res_get" -> new Function("ii", clocks::resolution);
      case "clock_time_get" -> new Function("ili", clocks::time);
      case "poll_oneoff" -> new Function("iiii", poll::oneoff);
      case "random_get" -> new Function("ii", random::get);
      case "sched_yield" -> new Function("", Preview1::yieldProcessor);
      case "proc_raise" -> new Function("i", (memory, args) -> Errno.NOTSUP);
      case "fd_read" -> new Function("iiii", transfers::read);
      case "fd_write" -> new Function("iiii", transfers::write);
      case "fd_pread" -> new Function("iiili", transfers::readAt);
      case "fd_pwrite" -> new Function("iiili", transfers::writeAt);
      case "fd_seek" -> new Function("ilii", transfers::seek);
      case "fd_tell" -> new Function("ii", transfers::tell);
      case "fd_close" -> new Function("i", descriptors::close);
      case "fd_renumber" -> new Function("ii", descriptors::renumber);
      case "fd_sync" -> new Function("i", files::sync);
      case "fd_datasync" -> new Function("i", files::dataSync);
      case "fd_fdstat_get" -> new Function("ii", descriptors::stat);
      case "fd_fdstat_set_flags" -> new Function("ii", descriptors::setFlags);
      case "fd_fdstat_set_rights" -> new Function("ill", descriptors::setRights);
      case "fd_filestat_get" -> new Function("ii", files::stat);
      case "fd_filestat_set_size" -> new Function("il", files::setSize);
      case "fd_filestat_set_times" -> new Function("illi", files::setTimes);
      case "fd_advise" -> new Function("illi", files::advise);
      case "fd_allocate" -> new Function("ill", files::allocate);
      case "fd_prestat_get" -> new Function("ii", descriptors::prestat);
      case "fd_prestat_dir_name" -> new Function("iii", descriptors::preopenName);
      case "fd_readdir" -> new Function("iiili", listing::read);
      case "path_create_directory" -> new Function("iii", paths::createDirectory);
      case "path_remove_directory" -> new Function("iii", paths::removeDirectory);
      case "path_unlink_file" -> new Function("iii", paths::unlink);
      case "path_filestat_get" -> new Function("iiiii", paths::stat);
      case "path_filestat_set_times" -> new Function("iiiilli", paths::setTimes);
      case "path_link" -> new Function("iiiiiii", paths::link);
      case "path_open" -> new Function("iiiiillii", paths::open);
      case "path_readlink" -> new Function("iiiiii", paths::readLink);
      case "path_rename" -> new Function("iiiiii", paths::rename);
      case "path_symlink" -> new Function("iiiii", paths::symlink);
      case "sock_accept" -> refused("iii", Errno.NOTSOCK);
      case "sock_recv" -> refused("iiiiii", Errno.NOTSOCK);
      case "sock_send" -> refused("iiiii", Errno.NOTSOCK);
      case "sock_shutdown" -> refused("ii", Errno.NOTSOCK);
      default -> null;
    };
  }

  /** What only sockets can do; the descriptor comes first. */
  private Function refused(String params, Errno errno) {
    return new Function(params, (_, args) -> descriptors.notA(args[0], errno));
  }

  /** Closes what the guest has open. */
  @Override
  public void close() {
    descriptors.close();
  }

  private static Errno yieldProcessor(GuestMemory memory, long[] args) {
    Thread.yield();
    return Errno.SUCCESS;
  }
}
