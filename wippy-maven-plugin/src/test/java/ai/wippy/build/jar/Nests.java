package ai.wippy.build.jar;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.constant.ClassDesc;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Classes that the tests load a second time, from bytes. */
final class Nests extends ClassLoader {
  private final Map<String, byte[]> classes;

  /** Finds classes among files first; asks {@code parent} for all others. */
  Nests(Map<String, byte[]> classes, ClassLoader parent) {
    super(parent);
    this.classes = classes;
  }

  /** The class files of a class and all that are nested in it. */
  static Map<String, byte[]> of(Class<?> type) {
    String name = type.getName().replace('.', '/');
    try {
      Path home =
          Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()));
      var files = new TreeMap<>(Library.read(home).files());
      files
          .keySet()
          .removeIf(file -> !file.equals(name + ".class") && !file.startsWith(name + "$"));
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A class file, as tools that read class files ask for it; null if it is not among the files. */
  @Nullable InputStream in(ClassDesc type) {
    String descriptor = type.descriptorString();
    byte[] found = classes.get(descriptor.substring(1, descriptor.length() - 1) + ".class");
    return found == null ? null : new ByteArrayInputStream(found);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    byte[] found = classes.get(name.replace('.', '/') + ".class");
    if (found == null) {
      return super.loadClass(name, resolve);
    }
    Class<?> loaded = findLoadedClass(name);
    return loaded == null ? defineClass(name, found, 0, found.length) : loaded;
  }
}
