package ai.wippy.runtime.wasi.filesystem;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.component.Trap;
import ai.wippy.runtime.component.Tuple2;
import ai.wippy.runtime.wasi.clocks.WallClock.Datetime;
import ai.wippy.runtime.wasi.file.Mount;
import ai.wippy.runtime.wasi.filesystem.Types.Advice;
import ai.wippy.runtime.wasi.filesystem.Types.Descriptor;
import ai.wippy.runtime.wasi.filesystem.Types.DescriptorFlags;
import ai.wippy.runtime.wasi.filesystem.Types.DescriptorType;
import ai.wippy.runtime.wasi.filesystem.Types.DirectoryEntry;
import ai.wippy.runtime.wasi.filesystem.Types.ErrorCode;
import ai.wippy.runtime.wasi.filesystem.Types.NewTimestamp;
import ai.wippy.runtime.wasi.filesystem.Types.OpenFlags;
import ai.wippy.runtime.wasi.filesystem.Types.PathFlags;
import ai.wippy.runtime.wasi.io.Streams.StreamError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesystemTest {
  private static final Set<PathFlags> STAY = Set.of();
  private static final Set<PathFlags> FOLLOW = Set.of(PathFlags.SYMLINK_FOLLOW);
  private static final Set<OpenFlags> PLAIN = Set.of();
  private static final Set<DescriptorFlags> READ = Set.of(DescriptorFlags.READ);
  private static final Set<DescriptorFlags> WRITE = Set.of(DescriptorFlags.WRITE);
  private static final Set<DescriptorFlags> BOTH =
      Set.of(DescriptorFlags.READ, DescriptorFlags.WRITE);

  @TempDir private Path folder;
  private Filesystem filesystem;
  private Descriptor root;

  @BeforeEach
  void mount() throws IOException {
    Files.writeString(folder.resolve("text"), "text");
    Files.createDirectory(folder.resolve("deep"));
    filesystem =
        new Filesystem(
            List.of(new Mount("/", folder, false), new Mount("/frozen", folder, true)), 20);
    root = filesystem.getDirectories().getFirst().v0();
  }

  @AfterEach
  void close() {
    filesystem.close();
  }

  private static <T> ErrorCode error(Result<T, ErrorCode> result) {
    assertThat(result).isInstanceOf(Result.Err.class);
    return ((Result.Err<T, ErrorCode>) result).error();
  }

  private Descriptor open(String path, Set<OpenFlags> how, Set<DescriptorFlags> flags) {
    return root.openAt(STAY, path, how, flags).orElseThrow();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  @Test
  void preopensComeWithTheirPaths() {
    List<Tuple2<Descriptor, String>> all = filesystem.getDirectories();
    assertThat(all).extracting(Tuple2::v1).containsExactly("/", "/frozen");
    assertThat(all.getFirst().v0().getFlags().orElseThrow())
        .containsExactlyInAnyOrder(DescriptorFlags.READ, DescriptorFlags.MUTATE_DIRECTORY);
    assertThat(all.getLast().v0().getFlags().orElseThrow()).containsExactly(DescriptorFlags.READ);
  }

  @Test
  void aMountThatIsGoneIsATrap() {
    var gone = new Filesystem(List.of(new Mount("/gone", folder.resolve("gone"), false)), 20);
    assertThatThrownBy(gone::getDirectories)
        .isInstanceOf(Trap.class)
        .hasMessageContaining("/gone cannot be opened");
  }

  @Test
  void flagsAreThoseOfTheOpening() {
    var create = Set.of(OpenFlags.CREATE);
    assertThat(open("text", PLAIN, Set.of()).getFlags().orElseThrow()).isEqualTo(READ);
    assertThat(open("text", PLAIN, WRITE).getFlags().orElseThrow()).isEqualTo(WRITE);
    assertThat(open("new", create, Set.of()).getFlags().orElseThrow()).isEqualTo(BOTH);
    assertThat(open("new", create, READ).getFlags().orElseThrow()).isEqualTo(BOTH);
    assertThat(open("new", create, WRITE).getFlags().orElseThrow()).isEqualTo(WRITE);
    assertThat(open("new", Set.of(OpenFlags.EXCLUSIVE), READ).getFlags().orElseThrow())
        .isEqualTo(READ);
    assertThat(open(".", PLAIN, Set.of()).getFlags().orElseThrow()).isEqualTo(READ);
    assertThat(
            open("text", PLAIN, Set.of(DescriptorFlags.WRITE, DescriptorFlags.FILE_INTEGRITY_SYNC))
                .getFlags()
                .orElseThrow())
        .containsExactlyInAnyOrder(DescriptorFlags.WRITE, DescriptorFlags.FILE_INTEGRITY_SYNC);
  }

  @Test
  void openingSaysWhatIsWrong() {
    assertThat(error(root.openAt(STAY, "nowhere", PLAIN, READ))).isEqualTo(ErrorCode.NO_ENTRY);
    assertThat(error(root.openAt(STAY, "", PLAIN, READ))).isEqualTo(ErrorCode.NO_ENTRY);
    assertThat(error(root.openAt(STAY, "..", PLAIN, READ))).isEqualTo(ErrorCode.NOT_PERMITTED);
    assertThat(error(root.openAt(STAY, "/", PLAIN, READ))).isEqualTo(ErrorCode.NOT_PERMITTED);
    assertThat(error(root.openAt(STAY, "deep", PLAIN, BOTH))).isEqualTo(ErrorCode.IS_DIRECTORY);
    assertThat(error(root.openAt(STAY, "text", Set.of(OpenFlags.DIRECTORY), READ)))
        .isEqualTo(ErrorCode.NOT_DIRECTORY);
    assertThat(error(root.openAt(STAY, "x", Set.of(OpenFlags.DIRECTORY, OpenFlags.CREATE), READ)))
        .isEqualTo(ErrorCode.INVALID);
    assertThat(
            error(root.openAt(STAY, "text", Set.of(OpenFlags.EXCLUSIVE, OpenFlags.CREATE), READ)))
        .isEqualTo(ErrorCode.EXIST);
    assertThat(error(open("text", PLAIN, READ).openAt(STAY, "x", PLAIN, READ)))
        .isEqualTo(ErrorCode.NOT_DIRECTORY);
    assertThat(error(root.openAt(STAY, "a".repeat(256), PLAIN, READ)))
        .isEqualTo(ErrorCode.NAME_TOO_LONG);
  }

  @Test
  void bytesAreReadAndWrittenAtPlaces() {
    Descriptor file = open("text", PLAIN, BOTH);
    assertThat(file.write(bytes("XY"), 1).orElseThrow()).isEqualTo(2);
    assertThat(file.read(10, 0).orElseThrow().v0()).isEqualTo(bytes("tXYt"));
    assertThat(file.read(10, 4).orElseThrow())
        .satisfies(read -> {
          assertThat(read.v0()).isEmpty();
          assertThat(read.v1()).isTrue();
        });
    assertThat(file.read(2, 2).orElseThrow().v0()).isEqualTo(bytes("Yt"));
    assertThat(error(file.read(1, -1))).isEqualTo(ErrorCode.INVALID);
    assertThat(error(open("text", PLAIN, READ).write(bytes("x"), 0)))
        .isEqualTo(ErrorCode.BAD_DESCRIPTOR);
    assertThat(error(open("text", PLAIN, WRITE).read(1, 0))).isEqualTo(ErrorCode.BAD_DESCRIPTOR);
    assertThat(error(root.read(1, 0))).isEqualTo(ErrorCode.BAD_DESCRIPTOR);
  }

  @Test
  void aStreamReadsToTheEndAndIsClosedThere() {
    Descriptor file = open("text", PLAIN, READ);
    try (var stream = file.readViaStream(1).orElseThrow()) {
      file.close();
      assertThat(stream.read(2).orElseThrow()).isEqualTo(bytes("ex"));
      assertThat(stream.skip(1).orElseThrow()).isEqualTo(1);
      assertThat(stream.blockingRead(1)).isEqualTo(Result.err(new StreamError.Closed()));
    }
  }

  @Test
  void streamsWriteAtAPlaceOrAtTheEnd() throws IOException {
    Descriptor file = open("text", PLAIN, WRITE);
    try (var at = file.writeViaStream(1).orElseThrow();
        var end = file.appendViaStream().orElseThrow()) {
      assertThat(at.blockingWriteAndFlush(bytes("12"))).isEqualTo(Result.ok());
      assertThat(end.blockingWriteAndFlush(bytes("ab"))).isEqualTo(Result.ok());
      assertThat(at.checkWrite().orElseThrow()).isPositive();
      assertThat(at.write(bytes("34"))).isEqualTo(Result.ok());
      assertThat(end.checkWrite().orElseThrow()).isPositive();
      assertThat(end.write(bytes("cd"))).isEqualTo(Result.ok());
    }
    assertThat(folder.resolve("text")).hasContent("t1234bcd");
    assertThat(error(root.appendViaStream())).isEqualTo(ErrorCode.BAD_DESCRIPTOR);
    assertThat(error(file.writeViaStream(-1))).isEqualTo(ErrorCode.INVALID);
  }

  @Test
  void aFailedStreamTellsTheCodeOfItsError() {
    Descriptor file = open("text", PLAIN, BOTH);
    var stream = file.writeViaStream(Long.MAX_VALUE - 1).orElseThrow();
    var failed = stream.blockingWriteAndFlush(bytes("too far"));
    assertThat(failed)
        .isInstanceOfSatisfying(
            Result.Err.class,
            err -> {
              var error = ((StreamError.LastOperationFailed) err.error()).value();
              assertThat(error.toDebugString()).isNotEmpty();
              assertThat(filesystem.filesystemErrorCode(error)).isPresent();
            });
    assertThat(filesystem.filesystemErrorCode(() -> "another")).isEmpty();
  }

  @Test
  void sizesAndTimes() {
    Descriptor file = open("text", PLAIN, BOTH);
    assertThat(file.setSize(100)).isEqualTo(Result.<ErrorCode>ok());
    assertThat(file.stat().orElseThrow().size()).isEqualTo(100);
    assertThat(error(file.setSize(-1))).isEqualTo(ErrorCode.INVALID);
    assertThat(error(open("text", PLAIN, READ).setSize(1))).isEqualTo(ErrorCode.INVALID);
    assertThat(error(root.setSize(1))).isEqualTo(ErrorCode.BAD_DESCRIPTOR);

    var then = new Datetime(42, 7);
    assertThat(file.setTimes(new NewTimestamp.Timestamp(then), new NewTimestamp.NoChange()))
        .isEqualTo(Result.<ErrorCode>ok());
    assertThat(file.stat().orElseThrow().dataAccessTimestamp()).contains(then);
    assertThat(
            root.setTimesAt(
                STAY, "text", new NewTimestamp.NoChange(), new NewTimestamp.Timestamp(then)))
        .isEqualTo(Result.<ErrorCode>ok());
    assertThat(root.statAt(STAY, "text").orElseThrow().dataModificationTimestamp()).contains(then);
    var wrong = new NewTimestamp.Timestamp(new Datetime(1, 1_000_000_000));
    assertThat(error(file.setTimes(wrong, wrong))).isEqualTo(ErrorCode.INVALID);
    assertThat(file.setTimes(new NewTimestamp.Now(), new NewTimestamp.Now()))
        .isEqualTo(Result.<ErrorCode>ok());
    assertThat(file.stat().orElseThrow().dataModificationTimestamp().orElseThrow().seconds())
        .isGreaterThan(1_700_000_000);
  }

  @Test
  void namesAreMadeMovedLinkedAndRemoved() {
    assertThat(root.createDirectoryAt("made")).isEqualTo(Result.<ErrorCode>ok());
    assertThat(error(root.createDirectoryAt("made"))).isEqualTo(ErrorCode.EXIST);
    Descriptor made = open("made", Set.of(OpenFlags.DIRECTORY), READ);
    assertThat(root.renameAt("text", made, "moved")).isEqualTo(Result.<ErrorCode>ok());
    assertThat(made.linkAt(STAY, "moved", root, "again")).isEqualTo(Result.<ErrorCode>ok());
    assertThat(root.statAt(STAY, "again").orElseThrow().linkCount()).isEqualTo(2);
    assertThat(root.symlinkAt("made/moved", "link")).isEqualTo(Result.<ErrorCode>ok());
    assertThat(error(root.symlinkAt("/etc", "absolute"))).isEqualTo(ErrorCode.NOT_PERMITTED);
    assertThat(root.readlinkAt("link").orElseThrow()).isEqualTo("made/moved");
    assertThat(root.statAt(STAY, "link").orElseThrow().type())
        .isEqualTo(DescriptorType.SYMBOLIC_LINK);
    assertThat(root.statAt(FOLLOW, "link").orElseThrow().type())
        .isEqualTo(DescriptorType.REGULAR_FILE);
    assertThat(root.linkAt(FOLLOW, "link", root, "followed")).isEqualTo(Result.<ErrorCode>ok());
    assertThat(root.statAt(STAY, "followed").orElseThrow().linkCount()).isEqualTo(3);
    assertThat(error(root.removeDirectoryAt("made"))).isEqualTo(ErrorCode.NOT_EMPTY);
    assertThat(made.unlinkFileAt("moved")).isEqualTo(Result.<ErrorCode>ok());
    assertThat(root.removeDirectoryAt("made")).isEqualTo(Result.<ErrorCode>ok());
    assertThat(error(root.unlinkFileAt("deep"))).isEqualTo(ErrorCode.IS_DIRECTORY);
  }

  @Test
  void identity() {
    Descriptor text = open("text", PLAIN, READ);
    root.linkAt(STAY, "text", root, "same");
    Descriptor same = open("same", PLAIN, READ);
    assertThat(text.isSameObject(same)).isTrue();
    assertThat(text.isSameObject(root)).isFalse();
    assertThat(text.metadataHash()).isEqualTo(same.metadataHash());
    assertThat(root.metadataHashAt(STAY, "text")).isEqualTo(text.metadataHash());
    assertThat(text.metadataHash()).isNotEqualTo(root.metadataHash());
  }

  @Test
  void directoriesAreListedEntryByEntry() {
    var listed = new ArrayList<DirectoryEntry>();
    try (var entries = root.readDirectory().orElseThrow()) {
      for (Optional<DirectoryEntry> next = entries.readDirectoryEntry().orElseThrow();
          next.isPresent();
          next = entries.readDirectoryEntry().orElseThrow()) {
        listed.add(next.get());
      }
    }
    assertThat(listed)
        .containsExactlyInAnyOrder(
            new DirectoryEntry(DescriptorType.DIRECTORY, "deep"),
            new DirectoryEntry(DescriptorType.REGULAR_FILE, "text"));
    assertThat(error(open("text", PLAIN, READ).readDirectory())).isEqualTo(ErrorCode.NOT_DIRECTORY);
  }

  @Test
  void whatElseADescriptorAnswers() {
    Descriptor text = open("text", PLAIN, READ);
    assertThat(text.advise(0, 4, Advice.WILL_NEED)).isEqualTo(Result.<ErrorCode>ok());
    assertThat(error(root.advise(0, 0, Advice.NORMAL))).isEqualTo(ErrorCode.BAD_DESCRIPTOR);
    assertThat(text.getType().orElseThrow()).isEqualTo(DescriptorType.REGULAR_FILE);
    assertThat(root.getType().orElseThrow()).isEqualTo(DescriptorType.DIRECTORY);
    for (Descriptor each : List.of(text, root)) {
      assertThat(each.sync()).isEqualTo(Result.<ErrorCode>ok());
      assertThat(each.syncData()).isEqualTo(Result.<ErrorCode>ok());
    }
  }

  @Test
  void aReadOnlyMountRefusesEveryChange() {
    Descriptor frozen = filesystem.getDirectories().getLast().v0();
    var time = new NewTimestamp.Now();
    assertThat(
            List.<Result<?, ErrorCode>>of(
                frozen.openAt(STAY, "new", Set.of(OpenFlags.CREATE), READ),
                frozen.openAt(STAY, "text", Set.of(OpenFlags.TRUNCATE), READ),
                frozen.openAt(STAY, "text", PLAIN, WRITE),
                frozen.createDirectoryAt("new"),
                frozen.removeDirectoryAt("deep"),
                frozen.unlinkFileAt("text"),
                frozen.renameAt("text", frozen, "new"),
                frozen.renameAt("text", root, "new"),
                root.renameAt("text", frozen, "new"),
                frozen.linkAt(STAY, "text", frozen, "new"),
                frozen.linkAt(STAY, "text", root, "new"),
                frozen.symlinkAt("text", "new"),
                frozen.setTimes(time, time),
                frozen.setTimesAt(STAY, "text", time, time),
                frozen.openAt(STAY, "text", PLAIN, READ).orElseThrow().setTimes(time, time)))
        .allSatisfy(result -> assertThat(result).isEqualTo(Result.err(ErrorCode.READ_ONLY)));
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("deep", "text");
  }

  @Test
  void noMoreAreOpenThanTheLimitSays() {
    var opened = new ArrayList<Descriptor>();
    Result<Descriptor, ErrorCode> next = root.openAt(STAY, "text", PLAIN, READ);
    while (next instanceof Result.Ok<Descriptor, ErrorCode>(Descriptor descriptor)) {
      opened.add(descriptor);
      next = root.openAt(STAY, "text", PLAIN, READ);
    }
    assertThat(opened).hasSize(18);
    assertThat(error(next)).isEqualTo(ErrorCode.INSUFFICIENT_MEMORY);
    assertThat(error(root.readDirectory())).isEqualTo(ErrorCode.INSUFFICIENT_MEMORY);
    opened.getFirst().close();
    assertThat(root.openAt(STAY, "text", PLAIN, READ)).isInstanceOf(Result.Ok.class);
  }

  @Test
  void closingClosesWhatTheGuestLeftOpen() throws IOException {
    long before = openOfProcess();
    Descriptor text = open("text", PLAIN, BOTH);
    open("deep", PLAIN, READ).readDirectory();
    text.readViaStream(0);
    text.appendViaStream().orElseThrow().blockingWriteAndFlush(bytes("x"));
    assertThat(openOfProcess()).isGreaterThan(before);
    filesystem.close();
    assertThat(openOfProcess()).isLessThan(before);
  }

  private static long openOfProcess() throws IOException {
    try (var all = Files.list(Path.of("/proc/self/fd"))) {
      return all.count();
    }
  }
}
