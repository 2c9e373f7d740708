package ai.wippy.runtime.wasi.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How what is at a place is opened, or made.
 *
 * @param path that led there, for messages
 */
record Opening(Place place, String path, OpenMode mode) {
  /** As {@link Directory#open(String, boolean, OpenMode)}. */
  Opened open() throws FileError, IOException {
    Attributes.@Nullable Type type = place.type();
    if (type == null) {
      if (place.endsWithSlash() && mode.create()) {
        throw new FileError(FileError.Code.IS_DIRECTORY, path + " can only be a directory");
      }
      return file();
    }
    if (mode.create() && mode.exclusive()) {
      throw new FileError(FileError.Code.EXIST, path + " exists");
    }
    return switch (type) {
      case DIRECTORY -> {
        if (mode.write() || mode.truncate() || mode.create() && !mode.directory()) {
          throw new FileError(FileError.Code.IS_DIRECTORY, path + " is a directory");
        }
        yield place.directory().enter(place.isDirectory() ? "." : place.name());
      }
      case REGULAR -> {
        if (mode.directory()) {
          throw new FileError(FileError.Code.NOT_DIRECTORY, path + " is no directory");
        }
        place.checkNoSlash(path);
        yield file();
      }
      case SYMBOLIC_LINK -> throw new FileError(FileError.Code.LOOP, path + " is a symbolic link");
      case BLOCK_DEVICE, CHARACTER_DEVICE, FIFO, SOCKET, UNKNOWN ->
          throw new FileError(FileError.Code.UNSUPPORTED, path + " is no file with content");
    };
  }

  private OpenFile file() throws IOException {
    Directory directory = place.directory();
    FileChannel opened = FileChannel.open(place.path(), options());
    return new OpenFile(opened, directory.nextDescriptor(), mode, directory.isReadOnly());
  }

  private Set<OpenOption> options() {
    Set<OpenOption> options = new HashSet<>();
    options.add(LinkOption.NOFOLLOW_LINKS);
    if (mode.read() || !mode.write()) {
      options.add(StandardOpenOption.READ);
    }
    if (mode.changes()) {
      options.add(StandardOpenOption.WRITE);
    }
    if (mode.create()) {
      options.add(mode.exclusive() ? StandardOpenOption.CREATE_NEW : StandardOpenOption.CREATE);
    }
    if (mode.truncate()) {
      options.add(StandardOpenOption.TRUNCATE_EXISTING);
    }
    mode.durability().option().ifPresent(options::add);
    return options;
  }
}
