package ai.wippy.runtime.wasi.preview1;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.runtime.component.GuestMemory;
import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.component.TestMemory;
import ai.wippy.runtime.process.StandardStreams;
import ai.wippy.runtime.wasi.file.Directory;
import ai.wippy.runtime.wasi.file.FileError;
import ai.wippy.runtime.wasi.file.Mount;
import ai.wippy.runtime.wasi.file.WaysToLeave;
import ai.wippy.runtime.wasi.filesystem.Filesystem;
import ai.wippy.runtime.wasi.filesystem.Types.Descriptor;
import ai.wippy.runtime.wasi.filesystem.Types.DescriptorFlags;
import ai.wippy.runtime.wasi.filesystem.Types.ErrorCode;
import ai.wippy.runtime.wasi.filesystem.Types.NewTimestamp;
import ai.wippy.runtime.wasi.filesystem.Types.OpenFlags;
import ai.wippy.runtime.wasi.filesystem.Types.PathFlags;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a guest can call in each of the two worlds, with every path that leaves its mount. */
class WaysOutTest {
  private static final int PERM = 63;
  private static final long FOLLOW = 1;
  private static final long CREATE = 1;
  private static final long ALL_RIGHTS = -1;
  private static final int PATH = 1024;
  private static final int RESULT = 8;

  @TempDir private Path base;
  private Path secret;
  private Mount mount;

  @BeforeEach
  void prepare() throws IOException {
    Path outside = Files.createDirectory(base.resolve("outside"));
    secret = Files.writeString(outside.resolve("secret"), "secret");
    mount = new Mount("/", WaysToLeave.make(base), false);
  }

  @AfterEach
  void nothingHappenedOutside() throws IOException {
    assertThat(secret).hasContent("secret");
    try (var all = Files.list(secret.getParent())) {
      assertThat(all).containsExactly(secret);
    }
    WaysToLeave.clear(base);
  }

  @ParameterizedTest
  @MethodSource("ai.wippy.runtime.wasi.file.WaysToLeave#paths")
  void preview1(String path) throws FileError {
    GuestMemory memory = TestMemory.ofPages(1);
    byte[] bytes = path.getBytes(UTF_8);
    System.arraycopy(bytes, 0, memory.array(), PATH, bytes.length);
    memory.array()[0] = 'n';
    var streams =
        new StandardStreams(
            InputStream.nullInputStream(),
            OutputStream.nullOutputStream(),
            OutputStream.nullOutputStream());
    var preopens = new LinkedHashMap<>(Map.of("/", Directory.open(mount)));
    try (var host = new Preview1(streams, List.of(), Map.of(), preopens)) {
      int length = bytes.length;
      assertThat(call(host, memory, "path_open", 3, FOLLOW, PATH, length, 0, ALL_RIGHTS, 0, 0, 8))
          .isEqualTo(PERM);
      assertThat(
              call(host, memory, "path_open", 3, FOLLOW, PATH, length, CREATE, ALL_RIGHTS, 0, 0, 8))
          .isEqualTo(PERM);
      assertThat(call(host, memory, "path_filestat_get", 3, FOLLOW, PATH, length, RESULT))
          .isEqualTo(PERM);
      assertThat(
              call(host, memory, "path_filestat_set_times", 3, FOLLOW, PATH, length, 0, 0, 0b1010))
          .isEqualTo(PERM);
      assertThat(call(host, memory, "path_link", 3, FOLLOW, PATH, length, 3, 0, 1)).isEqualTo(PERM);
    }
  }

  private static int call(Preview1 host, GuestMemory memory, String name, long... args) {
    return Preview1.run(Objects.requireNonNull(host.find(name)).call(), memory, args);
  }

  @ParameterizedTest
  @MethodSource("ai.wippy.runtime.wasi.file.WaysToLeave#paths")
  void components(String path) {
    var follow = Set.of(PathFlags.SYMLINK_FOLLOW);
    var now = new NewTimestamp.Now();
    var files = new Filesystem(List.of(mount), 20);
    try {
      Descriptor root = files.getDirectories().getFirst().v0();
      assertRefused(root.openAt(follow, path, Set.of(), Set.of(DescriptorFlags.READ)));
      assertRefused(
          root.openAt(follow, path, Set.of(OpenFlags.CREATE), Set.of(DescriptorFlags.WRITE)));
      assertRefused(root.statAt(follow, path));
      assertRefused(root.metadataHashAt(follow, path));
      assertRefused(root.setTimesAt(follow, path, now, now));
      assertRefused(root.linkAt(follow, path, root, "n"));
    } finally {
      files.close();
    }
  }

  private static void assertRefused(Result<?, ErrorCode> result) {
    assertThat(result).isEqualTo(new Result.Err<>(ErrorCode.NOT_PERMITTED));
  }
}
