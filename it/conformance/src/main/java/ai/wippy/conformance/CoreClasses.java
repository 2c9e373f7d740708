package ai.wippy.conformance;

import ai.wippy.build.wasm.TranslatedModule;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The classes and the image of one core module. */
final class CoreClasses extends ClassLoader {
  private final TranslatedModule module;

  CoreClasses(TranslatedModule module) {
    super(CoreClasses.class.getClassLoader());
    this.module = module;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] file = module.files().get(name.replace('.', '/') + ".class");
    if (file == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, file, 0, file.length);
  }

  @Override
  public @Nullable InputStream getResourceAsStream(String name) {
    byte[] file = module.files().get(name);
    return file == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(file);
  }
}
