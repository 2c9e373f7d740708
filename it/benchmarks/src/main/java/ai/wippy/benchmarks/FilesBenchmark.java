package ai.wippy.benchmarks;

import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.wasi.file.Mount;
import ai.wippy.runtime.wasi.filesystem.Filesystem;
import ai.wippy.runtime.wasi.filesystem.Types.Descriptor;
import ai.wippy.runtime.wasi.filesystem.Types.DescriptorFlags;
import ai.wippy.runtime.wasi.filesystem.Types.OpenFlags;
import ai.wippy.runtime.wasi.io.Streams;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** 64 MB of a file, in blocks of 64 KB. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class FilesBenchmark {
  private static final int SIZE = 64 << 20;
  private static final int BLOCK = 64 << 10;

  private final byte[] block = new byte[BLOCK];
  private Path folder;
  private Filesystem files;
  private Descriptor root;

  /** Makes the file. */
  @Setup(Level.Trial)
  public void make() throws IOException {
    folder = Files.createTempDirectory("wippy-files");
    Files.write(folder.resolve("in"), new byte[SIZE]);
    files = new Filesystem(List.of(new Mount("/", folder, false)), 100);
    root = files.getDirectories().getFirst().v0();
  }

  /** Removes what was made. */
  @TearDown(Level.Trial)
  public void remove() throws IOException {
    files.close();
    Files.deleteIfExists(folder.resolve("in"));
    Files.deleteIfExists(folder.resolve("out"));
    Files.delete(folder);
  }

  /** A channel into an array of its own for each block, as a stream gives them. */
  @Benchmark
  public long rawRead() throws IOException {
    long length = 0;
    try (var in = FileChannel.open(folder.resolve("in"))) {
      while (true) {
        int read = in.read(ByteBuffer.wrap(new byte[BLOCK]));
        if (read < 0) {
          return length;
        }
        length += read;
      }
    }
  }

  /** {@code read-via-stream} and {@code blocking-read}. */
  @Benchmark
  public long wasiRead() {
    try (var file = open("in", Set.of(), DescriptorFlags.READ);
        Streams.InputStream in = file.readViaStream(0).orElseThrow()) {
      long length = 0;
      while (in.blockingRead(BLOCK) instanceof Result.Ok<byte[], ?> read) {
        length += read.value().length;
      }
      return length;
    }
  }

  /** A channel. */
  @Benchmark
  public void rawWrite() throws IOException {
    try (var out =
        FileChannel.open(
            folder.resolve("out"),
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      for (int written = 0; written < SIZE; written += BLOCK) {
        out.write(ByteBuffer.wrap(block));
      }
    }
  }

  /** {@code write-via-stream}, {@code check-write} and {@code write}. */
  @Benchmark
  public void wasiWrite() {
    var flags = Set.of(OpenFlags.CREATE, OpenFlags.TRUNCATE);
    try (var file = open("out", flags, DescriptorFlags.WRITE);
        Streams.OutputStream out = file.writeViaStream(0).orElseThrow()) {
      int written = 0;
      while (written < SIZE) {
        if (out.checkWrite().orElseThrow() < BLOCK) {
          out.subscribe().block();
        } else {
          out.write(block).orElseThrow();
          written += BLOCK;
        }
      }
      out.blockingFlush().orElseThrow();
    }
  }

  private Descriptor open(String name, Set<OpenFlags> how, DescriptorFlags flags) {
    return root.openAt(Set.of(), name, how, Set.of(flags)).orElseThrow();
  }
}
