package ai.wippy.runtime.wasi.file;

import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.runtime.wasi.file.FileError.Code;
import ai.wippy.runtime.wasi.file.OpenMode.Durability;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways out of a mount: every operation, by every path that leads out, and by races. */
class ContainmentTest {
  private static final OpenMode CREATE =
      new OpenMode(true, true, true, false, false, false, Durability.NONE);

  @TempDir private Path base;
  private Path outside;
  private Path secret;
  private Directory mount;

  @BeforeEach
  void prepare() throws Exception {
    outside = Files.createDirectory(base.resolve("outside"));
    secret = Files.writeString(outside.resolve("secret"), "secret");
    Path inside = WaysToLeave.make(base);
    mount = Directory.open(new Mount("/", inside, false));
  }

  @AfterEach
  void nothingHappenedOutside() throws IOException {
    mount.close();
    assertThat(secret).hasContent("secret");
    try (var all = Files.list(outside)) {
      assertThat(all).containsExactly(secret);
    }
    WaysToLeave.clear(base);
  }

  private interface Attempt {
    Object run() throws FileError;
  }

  private static Object code(Attempt attempt) {
    try {
      return "gave " + attempt.run();
    } catch (FileError e) {
      return e.code();
    }
  }

  private static Attempt then(ThrowingRunnable action) {
    return () -> {
      action.run();
      return "done";
    };
  }

  private interface ThrowingRunnable {
    void run() throws FileError;
  }

  @ParameterizedTest
  @MethodSource("ai.wippy.runtime.wasi.file.WaysToLeave#paths")
  void noOperationFollowsAPathThatLeavesTheMount(String path) {
    Map<String, Object> told = new TreeMap<>();
    told.put("attributes", code(() -> mount.attributes(path, true)));
    told.put("open", code(() -> mount.open(path, true, OpenMode.READ)));
    told.put("create", code(() -> mount.open(path, true, CREATE)));
    told.put("setTimes", code(then(() -> mount.setTimes(path, true, null, null))));
    told.put("link", code(then(() -> mount.link(path, true, mount, "linked"))));
    assertThat(told.values()).as(told.toString()).containsOnly(Code.NOT_PERMITTED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../outside/new",
        "a/../../outside/new",
        "/tmp/new",
        "up/outside/new",
        "far/new",
        "absolute/new",
        "hop/new",
        "self/tmp/new",
        "a/b/climb/new"
      })
  void nothingIsMadeMovedOrRemovedOutside(String path) {
    Map<String, Object> told = new TreeMap<>();
    told.put("mkdir", code(then(() -> mount.createDirectory(path))));
    told.put("rmdir", code(then(() -> mount.removeDirectory(path))));
    told.put("unlink", code(then(() -> mount.unlink(path.replace("new", "secret")))));
    told.put("rename out", code(then(() -> mount.rename("a/file", mount, path))));
    told.put("rename in", code(then(() -> mount.rename(path, mount, "taken"))));
    told.put("symlink", code(then(() -> mount.symlink("a", path))));
    told.put("readlink", code(() -> mount.readLink(path)));
    told.put("link to", code(then(() -> mount.link("a/file", false, mount, path))));
    told.put("link from", code(then(() -> mount.link(path, false, mount, "linked"))));
    assertThat(told.values()).as(told.toString()).containsOnly(Code.NOT_PERMITTED);
  }

  @Test
  void linksThatAGuestMakesLeadNowhere() {
    assertThat(code(then(() -> mount.symlink("/etc", "mine")))).isEqualTo(Code.NOT_PERMITTED);
    assertThat(code(then(() -> mount.symlink("../outside", "mine")))).isEqualTo("gave done");
    assertThat(code(() -> mount.open("mine/secret", true, OpenMode.READ)))
        .isEqualTo(Code.NOT_PERMITTED);
    assertThat(code(() -> mount.open("mine", false, OpenMode.READ))).isEqualTo(Code.LOOP);
  }

  @Test
  void aDirectoryIsNoWayUpToItsParent() throws FileError {
    try (var b = (Directory) mount.open("a/b", true, OpenMode.READ)) {
      assertThat(code(() -> b.attributes("../file", true))).isEqualTo(Code.NOT_PERMITTED);
      assertThat(code(then(() -> b.rename("../file", mount, "file"))))
          .isEqualTo(Code.NOT_PERMITTED);
    }
  }

  @Test
  void whatIsMovedStaysWhatItIs() throws Exception {
    try (var a = (Directory) mount.open("a", true, OpenMode.READ)) {
      Files.move(base.resolve("inside/a"), base.resolve("moved"));
      Files.createSymbolicLink(base.resolve("inside/a"), outside);
      assertThat(code(() -> a.attributes("secret", true))).isEqualTo(Code.NO_ENTRY);
      assertThat(a.attributes("file", true).size()).isEqualTo(4);
      assertThat(code(() -> mount.attributes("a/secret", true))).isEqualTo(Code.NOT_PERMITTED);
    }
  }

  /**
   * A folder on the way is a symbolic link to the outside in one moment and a folder in the next.
   */
  @Test
  void aFolderSwappedForALinkWhileItIsPassed() throws Exception {
    Path inside = base.resolve("inside");
    Path folder = Files.createDirectory(inside.resolve("swap"));
    Path spare = base.resolve("spare");
    Path link = Files.createSymbolicLink(base.resolve("link"), outside);
    var over = new AtomicBoolean();
    Thread swapper =
        Thread.ofPlatform()
            .start(() -> {
              try {
                while (!over.get()) {
                  Files.move(folder, spare, StandardCopyOption.ATOMIC_MOVE);
                  Files.move(link, folder, StandardCopyOption.ATOMIC_MOVE);
                  Files.move(folder, link, StandardCopyOption.ATOMIC_MOVE);
                  Files.move(spare, folder, StandardCopyOption.ATOMIC_MOVE);
                }
              } catch (IOException e) {
                Assertions.fail(e);
              }
            });
    Set<Code> seen = EnumSet.noneOf(Code.class);
    try {
      for (int i = 0; i < 400; i++) {
        attempt(seen, () -> read(mount.open("swap/secret", true, OpenMode.READ)));
        attempt(seen, () -> mount.open("swap/new", true, CREATE));
        attempt(seen, then(() -> mount.createDirectory("swap/dir")));
        attempt(seen, then(() -> mount.unlink("swap/new")));
        attempt(seen, then(() -> mount.removeDirectory("swap/dir")));
        attempt(seen, then(() -> mount.rename("a/file", mount, "swap/file")));
        attempt(seen, then(() -> mount.rename("swap/file", mount, "a/file")));
      }
    } finally {
      over.set(true);
      swapper.join();
    }
    assertThat(seen).contains(Code.NOT_PERMITTED).contains(Code.NO_ENTRY);
  }

  private static void attempt(Set<Code> seen, Attempt attempt) {
    switch (code(attempt)) {
      case Code code -> seen.add(code);
      case String gave -> assertThat(gave).doesNotContain("secret");
      default -> throw new AssertionError();
    }
  }

  private static String read(Opened opened) throws FileError {
    try (opened) {
      var bytes = ByteBuffer.allocate(16);
      ((OpenFile) opened).read(bytes, 0);
      return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
    }
  }
}
