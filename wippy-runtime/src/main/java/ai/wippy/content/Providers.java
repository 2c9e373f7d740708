package ai.wippy.content;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.ServiceLoader;
import java.util.SortedMap;

/**
 * What {@link ServiceLoader} finds, without looking where the packed jar says that there is
 * nothing: to look is to open the jar and the JDK's modules.
 */
public final class Providers {
  /**
   * Binary name of the {@link Content} of a packed jar that lists its services, each between line
   * feeds.
   */
  static final String CLASS = "wippy.Services";

  private Providers() {}

  /** The files of the class that lists the services which a packed jar has providers of. */
  public static SortedMap<String, byte[]> files(Collection<String> services) {
    return ContentWriter.write(
        CLASS, ("\n" + String.join("\n", services) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The providers of a service, none of them made yet.
   *
   * @throws java.util.ServiceConfigurationError as {@link ServiceLoader#stream}
   */
  public static <S> List<ServiceLoader.Provider<S>> of(Class<S> service, ClassLoader loader) {
    return isWithout(service, loader)
        ? List.of()
        : ServiceLoader.load(service, loader).stream().toList();
  }

  private static boolean isWithout(Class<?> service, ClassLoader loader) {
    // Whoever puts more on the class path than the packed jar may put providers there.
    if (System.getProperty("java.class.path", "").contains(File.pathSeparator)) {
      return false;
    }
    try {
      Class<?> found = Class.forName(CLASS, true, loader);
      if (found.getClassLoader() != loader) {
        return false;
      }
      var content = (Content) found.getConstructor().newInstance();
      var services = new String(content.bytes(), StandardCharsets.UTF_8);
      return !services.contains("\n" + service.getName() + "\n");
    } catch (ClassNotFoundException e) {
      return false;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "the class %s is not what the build wrote".formatted(CLASS), e);
    }
  }
}
