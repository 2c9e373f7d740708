package ai.wippy.content;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * What {@link ContentWriter} writes: a public class with a public constructor without parameters.
 */
public interface Content {
  /**
   * The bytes, a copy of its own for each caller.
   *
   * @throws IllegalStateException if they lie in a file beside the class which is not there
   */
  byte[] bytes();

  /** For written classes: what one {@code char} for each byte stands for, piece after piece. */
  static byte[] of(String... pieces) {
    int length = 0;
    for (String piece : pieces) {
      length += piece.length();
    }
    byte[] all = new byte[length];
    int end = 0;
    for (String piece : pieces) {
      byte[] bytes = piece.getBytes(StandardCharsets.ISO_8859_1);
      System.arraycopy(bytes, 0, all, end, bytes.length);
      end += bytes.length;
    }
    return all;
  }

  /** For written classes: the content of a file beside the class, named as it is. */
  static byte[] beside(Class<?> type) {
    String file = type.getSimpleName();
    try (InputStream in = type.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(
            "there is no file %s beside the class %s: run mvn clean package"
                .formatted(file, type.getName()));
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read what is beside " + type.getName(), e);
    }
  }
}
