package ai.wippy.runtime.wasm;

import ai.wippy.runtime.function.Functions;
import ai.wippy.runtime.process.StandardStreams;
import ai.wippy.runtime.wasi.cli.Cli;
import ai.wippy.runtime.wasi.clocks.HostMonotonicClock;
import ai.wippy.runtime.wasi.clocks.HostTimezone;
import ai.wippy.runtime.wasi.clocks.HostWallClock;
import ai.wippy.runtime.wasi.filesystem.Filesystem;
import ai.wippy.runtime.wasi.http.Http;
import ai.wippy.runtime.wasi.io.Io;
import ai.wippy.runtime.wasi.random.Randomness;
import ai.wippy.runtime.wasi.sockets.Sockets;
import ai.wippy.runtime.wippy.actor.GuestMailbox;
import ai.wippy.runtime.wippy.runtime.FunctionCalls;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What provides WASI 0.2 and our own interfaces to one instance: a few objects, each made when the
 * first of its interfaces is asked for. Closed when the instance has ended.
 */
final class WasiHosts implements AutoCloseable {
  private final Caller caller;
  private final Surroundings surroundings;
  private final Network network;
  private final Functions functions;
  private final WasiLimits limits;
  private @Nullable List<Lazy<?>> hosts;
  private final List<Runnable> ends = new ArrayList<>();

  /**
   * The hosts of an instance that is about to be made.
   *
   * @param caller for whom it runs
   * @param surroundings what the instance sees
   * @param functions what it may call
   */
  WasiHosts(
      Caller caller,
      Surroundings surroundings,
      Network network,
      Functions functions,
      WasiLimits limits) {
    this.caller = caller;
    this.surroundings = surroundings;
    this.network = network;
    this.functions = functions;
    this.limits = limits;
  }

  private List<Lazy<?>> all() {
    var context = caller.context();
    List<Lazy<?>> always =
        List.of(
            new Lazy<>(Io.class, Io::new),
            new Lazy<>(Cli.class, () -> cli(caller.streams(), surroundings)),
            new Lazy<>(HostMonotonicClock.class, HostMonotonicClock::new),
            new Lazy<>(HostWallClock.class, () -> new HostWallClock(InstantSource.system())),
            new Lazy<>(HostTimezone.class, () -> new HostTimezone(ZoneId.systemDefault())),
            new Lazy<>(Randomness.class, () -> new Randomness(new SecureRandom())),
            new Lazy<>(
                Filesystem.class,
                () ->
                    ending(
                        new Filesystem(surroundings.mounts(), limits.openFiles()),
                        Filesystem::close)),
            new Lazy<>(
                Sockets.class,
                () -> ending(network.sockets(context, limits.sockets()), Sockets::close)),
            new Lazy<>(FunctionCalls.class, () -> new FunctionCalls(functions, context)),
            new Lazy<>(
                Http.class, () -> ending(network.http(context, limits.http()), Http::close)));
    var all = new ArrayList<>(always);
    caller.mailbox().ifPresent(mailbox -> all.add(new Lazy<>(GuestMailbox.class, () -> mailbox)));
    return all;
  }

  private static Cli cli(StandardStreams streams, Surroundings seen) {
    return new Cli(streams, seen.args(), seen.environ(), seen.cwd());
  }

  /** Notes how a host ends. */
  private <T> T ending(T host, Consumer<T> end) {
    ends.add(() -> end.accept(host));
    return host;
  }

  /** The host of an interface; null if there is none. */
  <T> @Nullable T find(Class<T> type) {
    if (hosts == null) {
      // Many instances never ask, and each class here has several interfaces to load.
      hosts = all();
    }
    for (Lazy<?> host : hosts) {
      if (type.isAssignableFrom(host.type)) {
        return type.cast(host.get());
      }
    }
    return null;
  }

  @Override
  public void close() {
    ends.forEach(Runnable::run);
    ends.clear();
  }

  /** A host, made when it is asked for. */
  private static final class Lazy<T> {
    private final Class<T> type;
    private final Supplier<T> make;
    private @Nullable T made;

    Lazy(Class<T> type, Supplier<T> make) {
      this.type = type;
      this.make = make;
    }

    T get() {
      T host = made;
      if (host == null) {
        host = make.get();
        made = host;
      }
      return host;
    }
  }
}
