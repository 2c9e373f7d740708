package ai.wippy.build.wasm;

import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.diagnostic.Diagnostic;
import ai.wippy.diagnostic.Places;
import ai.wippy.diagnostic.Problems;
import ai.wippy.diagnostic.SourceText;
import ai.wippy.runtime.component.CoreExtern;
import ai.wippy.runtime.component.CoreInstance;
import ai.wippy.runtime.component.CoreModule;
import ai.wippy.runtime.component.InstanceState;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Modules for tests, translated and loaded in memory. */
final class Guests {
  /** Sees the files of translated modules, and bridges. */
  static final class Loader extends ClassLoader {
    private final Map<String, byte[]> files = new HashMap<>();

    Loader() {
      super(Guests.class.getClassLoader());
    }

    void add(TranslatedModule module) {
      files.putAll(module.files());
    }

    void add(String path, byte[] content) {
      files.put(path, content);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] file = files.get(name.replace('.', '/') + ".class");
      if (file == null) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, file, 0, file.length);
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
      byte[] file = files.get(name);
      return file == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(file);
    }
  }

  private static final WatAssembler ASSEMBLER = new WatAssembler();

  private Guests() {}

  static byte[] wat(String text) {
    var problems = new Problems();
    var file = new SourceText("test.wat", text);
    var binary = ASSEMBLER.assemble(text, Places.in(file), problems);
    assertThat(problems.all()).extracting(Diagnostic::render).isEmpty();
    return binary.orElseThrow();
  }

  /** A real guest; they lie with the tests of the component decoder. */
  static byte[] file(String name) {
    try {
      return Files.readAllBytes(Path.of("../wippy-wit-codegen/src/test/resources/guests", name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static TranslatedModule translate(byte[] binary) {
    try {
      return new ModuleTranslator().translate(binary);
    } catch (ModuleRejectedException e) {
      throw new AssertionError(e);
    }
  }

  static CoreModule load(TranslatedModule module) {
    var loader = new Loader();
    loader.add(module);
    return CoreModule.load(loader, module.id());
  }

  static CoreModule module(String wat) {
    return load(translate(wat(wat)));
  }

  static CoreInstance instance(String wat, CoreExtern... imports) {
    return module(wat).instantiate(new InstanceState(), List.of(imports));
  }
}
