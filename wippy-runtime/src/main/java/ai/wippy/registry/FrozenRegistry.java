package ai.wippy.registry;

import ai.wippy.content.Content;
import ai.wippy.content.ContentWriter;
import java.util.Optional;
import java.util.SortedMap;

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
  /** Binary name of the {@link Content} that holds it. */
  public static final String CLASS = "wippy.Application";

  /** The files of the class that holds it, by their paths. */
  public SortedMap<String, byte[]> files() {
    return ContentWriter.write(CLASS, bytes());
  }

  /** The binary form. */
  byte[] bytes() {
    return new FrozenWriter().write(this);
  }

  /**
   * The one that a class loader finds; empty if there is none.
   *
   * @throws IllegalStateException if it is damaged or was written by another version
   */
  public static Optional<FrozenRegistry> find(ClassLoader loader) {
    try {
      Class<?> found = Class.forName(CLASS, true, loader);
      var content = (Content) found.getConstructor().newInstance();
      return Optional.of(read(content.bytes()));
    } catch (ClassNotFoundException e) {
      return Optional.empty();
    } catch (ReflectiveOperationException | ClassCastException e) {
      throw new IllegalStateException(
          "the class %s is no application: build the jar again".formatted(CLASS), e);
    }
  }

  /**
   * Reads the binary form.
   *
   * @throws IllegalStateException if it is damaged or was written by another version
   */
  static FrozenRegistry read(byte[] bytes) {
    return new FrozenReader(bytes).read();
  }
}
