package ai.wippy.runtime.wasm;

import ai.wippy.runtime.function.Functions;
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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What provides WASI 0.2 and our own interfaces to one instance: a few objects, each made when the
 * first of its interfaces is asked for. Closed when the instance has ended.
 */
final class WasiHosts implements AutoCloseable {
  /**
   * A host.
   *
   * @param type its class
   * @param make makes it; gives null if there is none for this instance
   */
  private record Maker(Class<?> type, Function<WasiHosts, @Nullable Object> make) {}

  /**
   * All of them; in a class of its own, for many instances never ask for one, and each class here
   * has several interfaces to load.
   */
  private static final class Makers {
    static final List<Maker> ALL =
        List.of(
            new Maker(Io.class, _ -> new Io()),
            new Maker(Cli.class, WasiHosts::cli),
            new Maker(HostMonotonicClock.class, _ -> new HostMonotonicClock()),
            new Maker(HostWallClock.class, _ -> new HostWallClock(InstantSource.system())),
            new Maker(HostTimezone.class, _ -> new HostTimezone(ZoneId.systemDefault())),
            new Maker(Randomness.class, _ -> new Randomness(new SecureRandom())),
            new Maker(Filesystem.class, WasiHosts::filesystem),
            new Maker(Sockets.class, WasiHosts::sockets),
            new Maker(FunctionCalls.class, WasiHosts::functionCalls),
            new Maker(Http.class, WasiHosts::http),
            new Maker(GuestMailbox.class, hosts -> hosts.caller.mailbox().orElse(null)));

    private Makers() {}
  }

  private final Caller caller;
  private final Surroundings surroundings;
  private final Network network;
  private final Functions functions;
  private final WasiLimits limits;

  /** By their places among all makers; null for those that nobody has asked for. */
  private @Nullable Object[] made = {};

  private final List<Runnable> ends = new ArrayList<>(1);

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

  private Cli cli() {
    return new Cli(
        caller.streams(), surroundings.args(), surroundings.environ(), surroundings.cwd());
  }

  private Filesystem filesystem() {
    return ending(new Filesystem(surroundings.mounts(), limits.openFiles()), Filesystem::close);
  }

  private Sockets sockets() {
    return ending(network.sockets(caller.context(), limits.sockets()), Sockets::close);
  }

  private FunctionCalls functionCalls() {
    return new FunctionCalls(functions, caller.context());
  }

  private Http http() {
    return ending(network.http(caller.context(), limits.http()), Http::close);
  }

  /** Notes how a host ends. */
  private <T> T ending(T host, Consumer<T> end) {
    ends.add(() -> end.accept(host));
    return host;
  }

  /** The host of an interface; null if there is none. */
  <T> @Nullable T find(Class<T> type) {
    if (made.length == 0) {
      made = new @Nullable Object[Makers.ALL.size()];
    }
    for (int i = 0; i < made.length; i++) {
      Maker maker = Makers.ALL.get(i);
      if (type.isAssignableFrom(maker.type)) {
        Object host = made[i];
        if (host == null) {
          host = maker.make.apply(this);
          made[i] = host;
        }
        return type.cast(host);
      }
    }
    return null;
  }

  @Override
  public void close() {
    ends.forEach(Runnable::run);
    ends.clear();
  }
}
