package ai.wippy.registry;

import java.nio.file.FileSystems;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * Permissions of a file or directory that is made for an entry.
 *
 * @param bits such as 0644
 */
public record FileMode(int bits) {
  /**
   * The mode that a value of an entry means.
   *
   * @param value a number, which YAML reads as octal if it begins with a zero, or octal digits
   * @param otherwise the bits if there is no value
   */
  public static FileMode of(@Nullable Object value, int otherwise) {
    int bits =
        switch (value) {
          case Long number -> number.intValue();
          case String text -> Integer.parseInt(text.replaceFirst("^0o", ""), 8);
          case null, default -> otherwise;
        };
    return new FileMode(bits & 0777);
  }

  /** What to make a file with; nothing on systems without such permissions. */
  public FileAttribute<?>[] attributes() {
    if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      return new FileAttribute<?>[0];
    }
    var letters = new StringBuilder();
    for (int i = 0; i < 9; i++) {
      letters.append((bits & 0400 >> i) == 0 ? '-' : "rwx".charAt(i % 3));
    }
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(letters.toString()))
    };
  }
}
