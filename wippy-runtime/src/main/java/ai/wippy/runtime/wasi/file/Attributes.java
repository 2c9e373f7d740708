package ai.wippy.runtime.wasi.file;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;

/**
 * What the host knows of a file.
 *
 * @param type what it is
 * @param permissions who may read, write and execute it: the lower 12 bits of the mode
 * @param device that it lies on
 * @param inode its number there: with the device the file's identity
 * @param links how many names it has
 * @param size in bytes; of a symbolic link, of the path that it holds
 * @param accessed when it was last read
 * @param modified when its content was last changed
 * @param changed when its attributes were last changed
 */
public record Attributes(
    Type type,
    int permissions,
    long device,
    long inode,
    long links,
    long size,
    FileTime accessed,
    FileTime modified,
    FileTime changed) {
  private static final String ALL =
      "unix:mode,dev,ino,nlink,size,lastAccessTime,lastModifiedTime,ctime";
  private static final int FORMAT = 0xF000;

  /** What a file can be. */
  public enum Type {
    /** A file with content. */
    REGULAR,
    /** A directory. */
    DIRECTORY,
    /** A symbolic link. */
    SYMBOLIC_LINK,
    /** A device that moves blocks. */
    BLOCK_DEVICE,
    /** A device that moves characters. */
    CHARACTER_DEVICE,
    /** A named pipe. */
    FIFO,
    /** A socket with a name. */
    SOCKET,
    /** Something else. */
    UNKNOWN
  }

  /** Reads them; a symbolic link at the end of the path is followed only if {@code follow}. */
  static Attributes read(Path path, boolean follow) throws IOException {
    LinkOption[] options =
        follow ? new LinkOption[0] : new LinkOption[] {LinkOption.NOFOLLOW_LINKS};
    Map<String, Object> all = Files.readAttributes(path, ALL, options);
    return new Attributes(
        type((int) number(all, "mode") & FORMAT),
        (int) number(all, "mode") & ~FORMAT,
        number(all, "dev"),
        number(all, "ino"),
        number(all, "nlink"),
        number(all, "size"),
        time(all, "lastAccessTime"),
        time(all, "lastModifiedTime"),
        time(all, "ctime"));
  }

  private static long number(Map<String, Object> all, String name) {
    return ((Number) requireNonNull(all.get(name), name)).longValue();
  }

  private static FileTime time(Map<String, Object> all, String name) {
    return (FileTime) requireNonNull(all.get(name), name);
  }

  private static Type type(int format) {
    return switch (format) {
      case 0x8000 -> Type.REGULAR;
      case 0x4000 -> Type.DIRECTORY;
      case 0xA000 -> Type.SYMBOLIC_LINK;
      case 0x6000 -> Type.BLOCK_DEVICE;
      case 0x2000 -> Type.CHARACTER_DEVICE;
      case 0x1000 -> Type.FIFO;
      case 0xC000 -> Type.SOCKET;
      default -> Type.UNKNOWN;
    };
  }

  /** Whether both are the same file. */
  public boolean isSameFile(Attributes other) {
    return device == other.device && inode == other.inode;
  }
}
