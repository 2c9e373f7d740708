package ai.wippy.runtime.wasi.preview1;

import ai.wippy.runtime.component.CoreFunction;
import ai.wippy.runtime.component.FunctionShape;
import ai.wippy.runtime.component.GuestMemory;
import ai.wippy.runtime.component.Trap;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.process.Exit;
import ai.wippy.runtime.process.StandardStreams;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The functions of {@code wasi_snapshot_preview1} for one instance.
 *
 * <p>There are the three standard streams and no files: nothing is preopened. Whatever pointer or
 * length a guest passes, it gets an error number.
 */
public final class Preview1 {
  /** The name under which core modules import it. */
  public static final String MODULE = "wasi_snapshot_preview1";

  private final StringArea args;
  private final StringArea environ;
  private final Descriptors descriptors;
  private final Clocks clocks = new Clocks();
  private final Poll poll;
  private final RandomBytes random = new RandomBytes();

  /**
   * What one instance sees.
   *
   * @param args of the command line, the program's name first; empty for none
   * @param environ its environment, listed by name
   */
  public Preview1(StandardStreams streams, List<String> args, Map<String, String> environ) {
    this.args = new StringArea(args);
    this.environ =
        new StringArea(
            environ.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(variable -> variable.getKey() + "=" + variable.getValue())
                .toList());
    this.descriptors = new Descriptors(streams);
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
      return Optional.of(CoreFunction.host(shape, Preview1::exit));
    }
    var function = find(name);
    if (function == null) {
      return Optional.empty();
    }
    check(name, shape, new FunctionShape(function.params, "i"));
    return Optional.of(
        CoreFunction.host(shape, (memory, args) -> new long[] {run(function.call, memory, args)}));
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
      case "fd_read" -> new Function("iiii", descriptors::read);
      case "fd_write" -> new Function("iiii", descriptors::write);
      case "fd_close" -> new Function("i", descriptors::close);
      case "fd_renumber" -> new Function("ii", descriptors::renumber);
      case "fd_sync", "fd_datasync" -> new Function("i", descriptors::sync);
      case "fd_fdstat_get" -> new Function("ii", descriptors::stat);
      case "fd_fdstat_set_flags" -> new Function("ii", descriptors::setFlags);
      case "fd_filestat_get" -> new Function("ii", descriptors::fileStat);
      case "fd_fdstat_set_rights" -> refused("ill", Errno.NOTSUP);
      case "fd_filestat_set_size" -> refused("il", Errno.INVAL);
      case "fd_filestat_set_times" -> refused("illi", Errno.NOTSUP);
      case "fd_advise" -> refused("illi", Errno.SPIPE);
      case "fd_allocate" -> refused("ill", Errno.SPIPE);
      case "fd_seek" -> refused("ilii", Errno.SPIPE);
      case "fd_tell" -> refused("ii", Errno.SPIPE);
      case "fd_pread", "fd_pwrite" -> refused("iiili", Errno.SPIPE);
      case "fd_prestat_get" -> refused("ii", Errno.BADF);
      case "fd_prestat_dir_name" -> refused("iii", Errno.BADF);
      case "fd_readdir" -> refused("iiili", Errno.NOTDIR);
      case "path_create_directory", "path_remove_directory", "path_unlink_file" ->
          refused("iii", Errno.NOTDIR);
      case "path_filestat_get" -> refused("iiiii", Errno.NOTDIR);
      case "path_filestat_set_times" -> refused("iiiilli", Errno.NOTDIR);
      case "path_link" -> refused("iiiiiii", Errno.NOTDIR);
      case "path_open" -> refused("iiiiillii", Errno.NOTDIR);
      case "path_readlink", "path_rename" -> refused("iiiiii", Errno.NOTDIR);
      case "path_symlink" -> new Function("iiiii", descriptors.refusing(2, Errno.NOTDIR));
      case "sock_accept" -> refused("iii", Errno.NOTSOCK);
      case "sock_recv" -> refused("iiiiii", Errno.NOTSOCK);
      case "sock_send" -> refused("iiiii", Errno.NOTSOCK);
      case "sock_shutdown" -> refused("ii", Errno.NOTSOCK);
      default -> null;
    };
  }

  /** What a standard stream cannot do; the descriptor comes first. */
  private Function refused(String params, Errno errno) {
    return new Function(params, descriptors.refusing(0, errno));
  }

  private static Errno yieldProcessor(GuestMemory memory, long[] args) {
    Thread.yield();
    return Errno.SUCCESS;
  }
}
