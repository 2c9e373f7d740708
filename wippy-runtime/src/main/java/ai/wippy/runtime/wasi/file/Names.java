package ai.wippy.runtime.wasi.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A guest's path, name by name. What is left of it grows where a symbolic link is replaced by its
 * target.
 */
final class Names {
  private static final int LONGEST = 4096;
  private static final int LONGEST_NAME = 255;

  private final Deque<String> left = new ArrayDeque<>();
  private boolean directory;

  /**
   * A path.
   *
   * @throws FileError NO_ENTRY if it is empty, NOT_PERMITTED if it is absolute,
   *     ILLEGAL_BYTE_SEQUENCE if it holds a zero byte, NAME_TOO_LONG
   */
  Names(String path) throws FileError {
    if (path.isEmpty()) {
      throw new FileError(FileError.Code.NO_ENTRY, "the path is empty");
    }
    prepend(path);
    directory = path.endsWith("/") || path.endsWith("/.") || path.equals(".");
  }

  /**
   * Puts the target of a symbolic link in front.
   *
   * @throws FileError as the constructor
   */
  void prepend(String path) throws FileError {
    if (path.startsWith("/")) {
      throw new FileError(FileError.Code.NOT_PERMITTED, "an absolute path: " + path);
    }
    if (path.indexOf('\0') >= 0) {
      throw new FileError(FileError.Code.ILLEGAL_BYTE_SEQUENCE, "a path with a zero byte");
    }
    if (path.length() > LONGEST) {
      throw new FileError(
          FileError.Code.NAME_TOO_LONG, "a path of more than %d characters".formatted(LONGEST));
    }
    directory |= left.isEmpty() && path.endsWith("/");
    String[] names = path.split("/");
    for (int i = names.length - 1; i >= 0; i--) {
      if (!names[i].isEmpty() && !names[i].equals(".")) {
        check(names[i]);
        left.addFirst(names[i]);
      }
    }
  }

  private static void check(String name) throws FileError {
    if (name.getBytes(UTF_8).length > LONGEST_NAME) {
      throw new FileError(
          FileError.Code.NAME_TOO_LONG, "a name of more than %d bytes".formatted(LONGEST_NAME));
    }
  }

  /** Whether nothing is left. */
  boolean isEmpty() {
    return left.isEmpty();
  }

  /** Takes the next name. */
  String next() {
    return left.removeFirst();
  }

  /** Whether the path is one that only a directory can have: it ends with a slash. */
  boolean endsWithSlash() {
    return directory;
  }
}
