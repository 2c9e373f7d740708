package ai.wippy.conformance;

import ai.wippy.runtime.component.CoreFunction;
import ai.wippy.runtime.component.FunctionShape;
import ai.wippy.runtime.component.Imports;
import ai.wippy.runtime.component.Trap;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.process.StandardStreams;
import ai.wippy.runtime.wasi.cli.Cli;
import ai.wippy.runtime.wasi.clocks.HostMonotonicClock;
import ai.wippy.runtime.wasi.clocks.HostWallClock;
import ai.wippy.runtime.wasi.file.Mount;
import ai.wippy.runtime.wasi.filesystem.Filesystem;
import ai.wippy.runtime.wasi.io.Io;
import ai.wippy.runtime.wasi.random.Randomness;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The imports of a command over WASI 0.2: a command line, clocks, random numbers and files. */
final class Wasi implements Imports, AutoCloseable {
  private static final int OPEN_FILES = 1024;

  private final Filesystem files;
  private final List<Object> hosts;

  Wasi(WasiProgram program, StandardStreams streams, List<Mount> mounts) {
    files = new Filesystem(mounts, OPEN_FILES);
    hosts =
        List.of(
            new Io(),
            new Cli(streams, program.words(), program.env(), "/"),
            new HostMonotonicClock(),
            new HostWallClock(InstantSource.system()),
            new Randomness(new SecureRandom()),
            files);
  }

  @Override
  public <T> @Nullable T instance(String name, Class<T> type) {
    return hosts.stream().filter(type::isInstance).map(type::cast).findFirst().orElse(null);
  }

  @Override
  public CoreFunction core(String module, String name, FunctionShape shape) {
    return stub(module, name);
  }

  @Override
  public Trap missing(String instance, String function) {
    return new Trap(
        Kind.UNAVAILABLE, "nothing stands behind %s of %s".formatted(function, instance));
  }

  @Override
  public void close() {
    files.close();
  }
}
