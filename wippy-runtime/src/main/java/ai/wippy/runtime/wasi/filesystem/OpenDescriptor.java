package ai.wippy.runtime.wasi.filesystem;

import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.component.Tuple2;
import ai.wippy.runtime.component.Unit;
import ai.wippy.runtime.wasi.file.Attributes;
import ai.wippy.runtime.wasi.file.Directory;
import ai.wippy.runtime.wasi.file.FileError;
import ai.wippy.runtime.wasi.file.OpenFile;
import ai.wippy.runtime.wasi.file.OpenMode;
import ai.wippy.runtime.wasi.file.Opened;
import ai.wippy.runtime.wasi.filesystem.Types.Advice;
import ai.wippy.runtime.wasi.filesystem.Types.Descriptor;
import ai.wippy.runtime.wasi.filesystem.Types.DescriptorFlags;
import ai.wippy.runtime.wasi.filesystem.Types.DescriptorStat;
import ai.wippy.runtime.wasi.filesystem.Types.DescriptorType;
import ai.wippy.runtime.wasi.filesystem.Types.DirectoryEntryStream;
import ai.wippy.runtime.wasi.filesystem.Types.ErrorCode;
import ai.wippy.runtime.wasi.filesystem.Types.MetadataHashValue;
import ai.wippy.runtime.wasi.filesystem.Types.NewTimestamp;
import ai.wippy.runtime.wasi.filesystem.Types.OpenFlags;
import ai.wippy.runtime.wasi.filesystem.Types.PathFlags;
import ai.wippy.runtime.wasi.io.SinkStream;
import ai.wippy.runtime.wasi.io.SourceStream;
import ai.wippy.runtime.wasi.io.Streams;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** A file or directory that a guest has open. */
final class OpenDescriptor implements Descriptor {
  /** The most that one read gives, so that a guest cannot have the host reserve what it likes. */
  private static final int MOST_READ = 1 << 20;

  private final SharedFile file;
  private final Set<DescriptorFlags> flags;
  private final OpenFiles open;

  OpenDescriptor(SharedFile file, Set<DescriptorFlags> flags, OpenFiles open) {
    this.file = file;
    this.flags = flags;
    this.open = open;
  }

  /** What may be refused. */
  @FunctionalInterface
  private interface Operation<T> {
    T run() throws FileError;
  }

  /** What may be refused and gives nothing. */
  @FunctionalInterface
  private interface Action {
    void run() throws FileError;
  }

  private static <T> Result<T, ErrorCode> answer(Operation<T> operation) {
    try {
      return Result.ok(operation.run());
    } catch (FileError e) {
      return Result.err(ErrorCodes.of(e));
    }
  }

  private static Result<Unit, ErrorCode> done(Action action) {
    return answer(() -> {
      action.run();
      return Unit.UNIT;
    });
  }

  private OpenFile file() throws FileError {
    return switch (file.opened()) {
      case OpenFile opened -> opened;
      case Directory _ ->
          throw new FileError(FileError.Code.BAD_DESCRIPTOR, "a directory is no file");
    };
  }

  private Directory directory() throws FileError {
    return switch (file.opened()) {
      case Directory opened -> opened;
      case OpenFile _ ->
          throw new FileError(FileError.Code.NOT_DIRECTORY, "a file is no directory");
    };
  }

  private static Directory directory(Descriptor descriptor) throws FileError {
    if (!(descriptor instanceof OpenDescriptor ours)) {
      throw new IllegalArgumentException("a descriptor that another host made: " + descriptor);
    }
    return ours.directory();
  }

  private OpenFile fileFor(DescriptorFlags use) throws FileError {
    OpenFile opened = file();
    if (!flags.contains(use)) {
      throw new FileError(FileError.Code.BAD_DESCRIPTOR, "the file is not open for that");
    }
    return opened;
  }

  private static boolean follows(Set<PathFlags> flags) {
    return flags.contains(PathFlags.SYMLINK_FOLLOW);
  }

  @Override
  public Result<Streams.InputStream, ErrorCode> readViaStream(long offset) {
    return answer(() -> {
      var source = new FileSource(fileFor(DescriptorFlags.READ), offset);
      return new SourceStream(source, file.share()::release);
    });
  }

  @Override
  public Result<Streams.OutputStream, ErrorCode> writeViaStream(long offset) {
    return answer(() -> {
      var sink = FileSink.at(fileFor(DescriptorFlags.WRITE), offset);
      return new SinkStream(sink, file.share()::release);
    });
  }

  @Override
  public Result<Streams.OutputStream, ErrorCode> appendViaStream() {
    return answer(() -> {
      var sink = FileSink.atEnd(fileFor(DescriptorFlags.WRITE));
      return new SinkStream(sink, file.share()::release);
    });
  }

  /** Advice may be ignored, and is. */
  @Override
  public Result<Unit, ErrorCode> advise(long offset, long length, Advice advice) {
    return done(this::file);
  }

  @Override
  public Result<Unit, ErrorCode> syncData() {
    return done(() -> file.opened().sync(false));
  }

  @Override
  public Result<Unit, ErrorCode> sync() {
    return done(() -> file.opened().sync(true));
  }

  @Override
  public Result<Set<DescriptorFlags>, ErrorCode> getFlags() {
    return Result.ok(EnumSet.copyOf(flags));
  }

  @Override
  public Result<DescriptorType, ErrorCode> getType() {
    return Result.ok(
        switch (file.opened()) {
          case OpenFile _ -> DescriptorType.REGULAR_FILE;
          case Directory _ -> DescriptorType.DIRECTORY;
        });
  }

  @Override
  public Result<Unit, ErrorCode> setSize(long size) {
    return done(() -> file().setSize(size));
  }

  @Override
  public Result<Unit, ErrorCode> setTimes(NewTimestamp accessed, NewTimestamp modified) {
    return done(() -> file.opened().setTimes(Stats.time(accessed), Stats.time(modified)));
  }

  @Override
  public Result<Tuple2<byte[], Boolean>, ErrorCode> read(long length, long offset) {
    return answer(() -> {
      int most = (int) Math.min(length < 0 ? MOST_READ : length, MOST_READ);
      ByteBuffer into = ByteBuffer.allocate(most);
      int read = fileFor(DescriptorFlags.READ).read(into, offset);
      return new Tuple2<>(Arrays.copyOf(into.array(), Math.max(0, read)), read < 0);
    });
  }

  @Override
  public Result<Long, ErrorCode> write(byte[] buffer, long offset) {
    return answer(() -> {
      fileFor(DescriptorFlags.WRITE).write(ByteBuffer.wrap(buffer), offset);
      return (long) buffer.length;
    });
  }

  @Override
  public Result<DirectoryEntryStream, ErrorCode> readDirectory() {
    return answer(() -> {
      Directory directory = directory();
      open.checkRoom();
      return new EntryStream(directory.entries(), open);
    });
  }

  @Override
  public Result<Unit, ErrorCode> createDirectoryAt(String path) {
    return done(() -> directory().createDirectory(path));
  }

  @Override
  public Result<DescriptorStat, ErrorCode> stat() {
    return answer(() -> Stats.of(file.opened().attributes()));
  }

  @Override
  public Result<DescriptorStat, ErrorCode> statAt(Set<PathFlags> pathFlags, String path) {
    return answer(() -> Stats.of(directory().attributes(path, follows(pathFlags))));
  }

  @Override
  public Result<Unit, ErrorCode> setTimesAt(
      Set<PathFlags> pathFlags, String path, NewTimestamp accessed, NewTimestamp modified) {
    return done(() ->
        directory().setTimes(path, follows(pathFlags), Stats.time(accessed), Stats.time(modified)));
  }

  @Override
  public Result<Unit, ErrorCode> linkAt(
      Set<PathFlags> oldPathFlags, String oldPath, Descriptor newDescriptor, String newPath) {
    return done(
        () -> directory().link(oldPath, follows(oldPathFlags), directory(newDescriptor), newPath));
  }

  @Override
  public Result<Descriptor, ErrorCode> openAt(
      Set<PathFlags> pathFlags, String path, Set<OpenFlags> openFlags, Set<DescriptorFlags> asked) {
    return answer(() -> {
      Directory from = directory();
      OpenMode mode = Flags.mode(openFlags, asked);
      open.checkRoom();
      Opened opened = from.open(path, follows(pathFlags), mode);
      var granted =
          switch (opened) {
            case OpenFile each -> Flags.ofFile(each.mode());
            case Directory each -> Flags.ofDirectory(asked, each);
          };
      return new OpenDescriptor(open.add(opened), granted, open);
    });
  }

  @Override
  public Result<String, ErrorCode> readlinkAt(String path) {
    return answer(() -> directory().readLink(path));
  }

  @Override
  public Result<Unit, ErrorCode> removeDirectoryAt(String path) {
    return done(() -> directory().removeDirectory(path));
  }

  @Override
  public Result<Unit, ErrorCode> renameAt(
      String oldPath, Descriptor newDescriptor, String newPath) {
    return done(() -> directory().rename(oldPath, directory(newDescriptor), newPath));
  }

  @Override
  public Result<Unit, ErrorCode> symlinkAt(String oldPath, String newPath) {
    return done(() -> directory().symlink(oldPath, newPath));
  }

  @Override
  public Result<Unit, ErrorCode> unlinkFileAt(String path) {
    return done(() -> directory().unlink(path));
  }

  @Override
  public boolean isSameObject(Descriptor other) {
    try {
      return other instanceof OpenDescriptor ours
          && file.opened().attributes().isSameFile(ours.file.opened().attributes());
    } catch (FileError _) {
      // Of what nothing is known it cannot be said that it is the same.
      return false;
    }
  }

  @Override
  public Result<MetadataHashValue, ErrorCode> metadataHash() {
    return answer(() -> Stats.hash(file.opened().attributes()));
  }

  @Override
  public Result<MetadataHashValue, ErrorCode> metadataHashAt(
      Set<PathFlags> pathFlags, String path) {
    return answer(() -> {
      Attributes found = directory().attributes(path, follows(pathFlags));
      return Stats.hash(found);
    });
  }

  @Override
  public void close() {
    file.release();
  }
}
