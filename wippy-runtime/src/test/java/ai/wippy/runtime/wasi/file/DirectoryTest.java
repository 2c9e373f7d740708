package ai.wippy.runtime.wasi.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.wippy.runtime.wasi.file.FileError.Code;
import ai.wippy.runtime.wasi.file.OpenMode.Durability;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryTest {
  private static final OpenMode WRITE =
      new OpenMode(true, true, true, false, false, false, Durability.NONE);
  private static final OpenMode NEW =
      new OpenMode(true, true, true, true, false, false, Durability.NONE);
  private static final OpenMode EMPTY =
      new OpenMode(true, true, false, false, true, false, Durability.NONE);
  private static final OpenMode DIRECTORY =
      new OpenMode(true, false, false, false, false, true, Durability.NONE);

  @TempDir private Path root;
  private Directory mount;

  @BeforeEach
  void open() throws Exception {
    Files.createDirectories(root.resolve("dir/deep"));
    Files.writeString(root.resolve("file"), "content");
    Files.createSymbolicLink(root.resolve("to-file"), Path.of("file"));
    Files.createSymbolicLink(root.resolve("dir/to-file"), Path.of("../file"));
    Files.createSymbolicLink(root.resolve("to-dir"), Path.of("dir/"));
    Files.createSymbolicLink(root.resolve("nowhere"), Path.of("missing"));
    Files.createSymbolicLink(root.resolve("loop"), Path.of("loop"));
    mount = Directory.open(new Mount("/", root, false));
  }

  @AfterEach
  void close() {
    mount.close();
  }

  private static void refused(Code code, ThrowingCallable call) {
    assertThatExceptionOfType(FileError.class)
        .isThrownBy(call)
        .extracting(FileError::code)
        .isEqualTo(code);
  }

  private String read(String path) throws FileError {
    try (var file = (OpenFile) mount.open(path, true, OpenMode.READ)) {
      var bytes = ByteBuffer.allocate((int) file.size());
      file.read(bytes, 0);
      return new String(bytes.array(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void pathsInsideAndTheirLinks() throws FileError {
    for (String path :
        List.of(
            "file",
            "./file",
            "dir/../file",
            "to-file",
            "dir/to-file",
            "to-dir/to-file",
            "to-dir/deep/../../file",
            "dir//deep/.././to-file")) {
      assertThat(read(path)).as(path).isEqualTo("content");
    }
  }

  @Test
  void theDirectoryItself() throws FileError {
    for (String path : List.of(".", "./", "dir/..", "to-dir/../.")) {
      try (var self = mount.open(path, false, OpenMode.READ)) {
        assertThat(self.attributes().isSameFile(mount.attributes())).as(path).isTrue();
      }
    }
    mount.setTimes(FileTime.fromMillis(0), null);
    assertThat(mount.attributes().accessed()).isEqualTo(FileTime.fromMillis(0));
  }

  @Test
  void pathsThatLeadNowhere() {
    refused(Code.NO_ENTRY, () -> mount.open("missing", true, OpenMode.READ));
    refused(Code.NO_ENTRY, () -> mount.open("nowhere", true, OpenMode.READ));
    refused(Code.NO_ENTRY, () -> mount.open("missing/file", true, OpenMode.READ));
    refused(Code.NO_ENTRY, () -> mount.open("", true, OpenMode.READ));
    refused(Code.NOT_DIRECTORY, () -> mount.open("file/x", true, OpenMode.READ));
    refused(Code.NOT_DIRECTORY, () -> mount.open("file/", true, OpenMode.READ));
    refused(Code.NOT_DIRECTORY, () -> mount.open("file", true, DIRECTORY));
    refused(Code.LOOP, () -> mount.open("loop", true, OpenMode.READ));
    refused(Code.LOOP, () -> mount.open("to-file", false, OpenMode.READ));
    refused(Code.ILLEGAL_BYTE_SEQUENCE, () -> mount.open("fi\0le", true, OpenMode.READ));
    refused(Code.NAME_TOO_LONG, () -> mount.open("x".repeat(300), true, WRITE));
    refused(Code.NAME_TOO_LONG, () -> mount.open("x/".repeat(3000), true, WRITE));
    refused(Code.IS_DIRECTORY, () -> mount.open("dir", true, WRITE));
  }

  @Test
  void createTruncateAndExclusive() throws FileError {
    try (var made = (OpenFile) mount.open("new", true, NEW)) {
      made.write(ByteBuffer.wrap(new byte[] {1, 2, 3}), 2);
      assertThat(made.size()).isEqualTo(5);
      made.setSize(9);
      made.setSize(4);
      assertThat(made.attributes().size()).isEqualTo(4);
    }
    refused(Code.EXIST, () -> mount.open("new", true, NEW));
    refused(Code.EXIST, () -> mount.open("nowhere", true, NEW));
    mount.open("new", true, EMPTY).close();
    assertThat(mount.attributes("new", true).size()).isZero();
    mount.open("nowhere", true, WRITE).close();
    assertThat(mount.attributes("missing", true).type()).isEqualTo(Attributes.Type.REGULAR);
  }

  @Test
  void whatWasNotOpenedForWritingIsNotWritten() throws FileError {
    try (var file = (OpenFile) mount.open("file", true, OpenMode.READ)) {
      refused(Code.BAD_DESCRIPTOR, () -> file.write(ByteBuffer.wrap(new byte[1]), 0));
      refused(Code.INVALID, () -> file.read(ByteBuffer.allocate(1), -1));
    }
  }

  @Test
  void directoriesComeAndGo() throws FileError {
    mount.createDirectory("made");
    refused(Code.EXIST, () -> mount.createDirectory("made"));
    refused(Code.EXIST, () -> mount.createDirectory("."));
    refused(Code.IS_DIRECTORY, () -> mount.unlink("made"));
    mount.removeDirectory("made/");
    refused(Code.NO_ENTRY, () -> mount.removeDirectory("made"));
    refused(Code.NOT_EMPTY, () -> mount.removeDirectory("dir"));
    refused(Code.NOT_DIRECTORY, () -> mount.removeDirectory("file"));
  }

  @Test
  void namesAreGivenAndTaken() throws FileError {
    mount.rename("file", mount, "renamed");
    assertThat(read("renamed")).isEqualTo("content");
    refused(Code.IS_DIRECTORY, () -> mount.rename("renamed", mount, "dir"));
    refused(Code.NOT_DIRECTORY, () -> mount.rename("dir", mount, "renamed"));
    refused(Code.NO_ENTRY, () -> mount.rename("file", mount, "x"));
    mount.createDirectory("empty");
    mount.rename("dir", mount, "empty");
    assertThat(mount.attributes("empty/deep", true).type()).isEqualTo(Attributes.Type.DIRECTORY);
    mount.link("renamed", false, mount, "second");
    assertThat(mount.attributes("second", true).links()).isEqualTo(2);
    assertThat(mount.attributes("second", true).isSameFile(mount.attributes("renamed", true)))
        .isTrue();
    refused(Code.EXIST, () -> mount.link("renamed", false, mount, "second"));
    refused(Code.NOT_PERMITTED, () -> mount.link("empty", false, mount, "third"));
    mount.unlink("second");
    refused(Code.NO_ENTRY, () -> mount.attributes("second", true));
  }

  @Test
  void symbolicLinks() throws FileError {
    mount.symlink("dir/to-file", "chain");
    assertThat(mount.readLink("chain")).isEqualTo("dir/to-file");
    assertThat(read("chain")).isEqualTo("content");
    refused(Code.EXIST, () -> mount.symlink("x", "chain"));
    refused(Code.INVALID, () -> mount.readLink("file"));
    assertThat(mount.attributes("chain", false).type()).isEqualTo(Attributes.Type.SYMBOLIC_LINK);
    mount.unlink("chain");
  }

  @Test
  void times() throws FileError {
    var then = FileTime.fromMillis(1_000_000);
    mount.setTimes("to-file", true, then, null);
    assertThat(mount.attributes("file", true).accessed()).isEqualTo(then);
    mount.setTimes("to-file", false, null, then);
    assertThat(mount.attributes("to-file", false).modified()).isEqualTo(then);
    assertThat(mount.attributes("file", true).modified()).isNotEqualTo(then);
    try (var file = mount.open("file", true, OpenMode.READ)) {
      file.setTimes(null, then);
      assertThat(file.attributes().modified()).isEqualTo(then);
    }
  }

  @Test
  void entriesAndWhatTheyAre() throws FileError {
    var seen = new ArrayList<String>();
    try (var entries = mount.entries()) {
      for (var each = entries.next(); each != null; each = entries.next()) {
        seen.add(each.name() + " " + each.type());
      }
    }
    assertThat(seen)
        .containsExactlyInAnyOrder(
            "dir DIRECTORY",
            "file REGULAR",
            "loop SYMBOLIC_LINK",
            "nowhere SYMBOLIC_LINK",
            "to-dir SYMBOLIC_LINK",
            "to-file SYMBOLIC_LINK");
  }

  @Test
  void aReadOnlyMountIsOnlyRead() throws FileError {
    try (var closed = Directory.open(new Mount("/", root, true));
        var deeper = (Directory) closed.open("dir", true, OpenMode.READ)) {
      assertThat(closed.open("file", true, OpenMode.READ)).isInstanceOf(OpenFile.class);
      for (Directory each : List.of(closed, deeper)) {
        refused(Code.READ_ONLY, () -> each.open("file", true, WRITE));
        refused(Code.READ_ONLY, () -> each.open("file", true, EMPTY));
        refused(Code.READ_ONLY, () -> each.createDirectory("x"));
        refused(Code.READ_ONLY, () -> each.removeDirectory("deep"));
        refused(Code.READ_ONLY, () -> each.unlink("to-file"));
        refused(Code.READ_ONLY, () -> each.rename("to-file", mount, "x"));
        refused(Code.READ_ONLY, () -> mount.rename("file", each, "x"));
        refused(Code.READ_ONLY, () -> each.symlink("x", "y"));
        refused(Code.READ_ONLY, () -> each.link("to-file", true, mount, "y"));
        refused(Code.READ_ONLY, () -> mount.link("file", true, each, "y"));
        refused(Code.READ_ONLY, () -> each.setTimes("to-file", true, null, null));
        refused(Code.READ_ONLY, () -> each.setTimes(null, null));
      }
    }
  }

  @Test
  void theHostsDirectoryMustBeThere() {
    refused(Code.NO_ENTRY, () -> Directory.open(new Mount("/", root.resolve("none"), false)));
    refused(Code.NOT_DIRECTORY, () -> Directory.open(new Mount("/", root.resolve("file"), false)));
  }
}
