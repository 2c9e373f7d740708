package ai.wippy.benchmarks;

import ai.wippy.build.wasm.ModuleRejectedException;
import ai.wippy.build.wasm.ModuleTranslator;
import ai.wippy.build.wasm.TranslatedModule;
import ai.wippy.runtime.component.CoreInstance;
import ai.wippy.runtime.component.CoreModule;
import ai.wippy.runtime.component.InstanceState;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;

/** A core module that was made up, as the build translates it. */
final class TranslatedGuest extends ClassLoader {
  private final TranslatedModule module;

  private TranslatedGuest(TranslatedModule module) {
    super(TranslatedGuest.class.getClassLoader());
    this.module = module;
  }

  /** An instance of a module without imports. */
  static CoreInstance instance(byte[] binary) {
    try {
      TranslatedModule module = new ModuleTranslator().translate(binary);
      return CoreModule.load(new TranslatedGuest(module), module.id())
          .instantiate(new InstanceState(), List.of());
    } catch (ModuleRejectedException e) {
      throw new IllegalStateException(e);
    }
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
  public InputStream getResourceAsStream(String name) {
    byte[] file = module.files().get(name);
    return file == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(file);
  }
}
