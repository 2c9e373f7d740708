package ai.wippy.registry;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * An application as the build leaves it in the jar: checked entries in load order, and settings.
 *
 * <p>The form is binary, so that a start reads neither YAML nor JSON, and depends on nothing but
 * the content: the same application gives the same bytes. It is of use only to a runtime of the
 * very version that wrote it.
 *
 * @param registry the entries
 * @param settings the settings
 */
public record FrozenRegistry(Registry registry, Settings settings) {
  /** Name of the resource that holds it. */
  public static final String RESOURCE = "META-INF/wippy/registry";

  /** Writes the binary form. */
  public void write(OutputStream out) throws IOException {
    new FrozenWriter().write(this, out);
  }

  /**
   * Reads the binary form to the end of the stream.
   *
   * @throws IllegalStateException if it is damaged or was written by another version
   */
  public static FrozenRegistry read(InputStream in) throws IOException {
    return new FrozenReader(in.readAllBytes()).read();
  }
}
