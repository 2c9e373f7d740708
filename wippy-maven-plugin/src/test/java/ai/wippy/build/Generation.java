package ai.wippy.build;

import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.build.wasm.BridgeWriter;
import ai.wippy.build.wasm.ModuleRejectedException;
import ai.wippy.build.wasm.ModuleTranslator;
import ai.wippy.build.wasm.TranslatedModule;
import ai.wippy.codegen.Bridge;
import ai.wippy.codegen.Generated;
import ai.wippy.codegen.Generator;
import ai.wippy.codegen.Hosted;
import ai.wippy.codegen.Request;
import ai.wippy.component.plan.CoreModule;
import ai.wippy.component.plan.Plan;
import ai.wippy.runtime.component.Component;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** A plan taken the whole way in memory: generated, compiled, translated, loaded. */
public final class Generation extends ClassLoader {
  private final Map<String, byte[]> files = new HashMap<>();
  private final Generated generated;

  /** Takes {@code plan} and Java sources that use what is generated for it. */
  public Generation(Plan plan, String name, Source... users) {
    super(Generation.class.getClassLoader());
    var modules = new ArrayList<TranslatedModule>();
    for (CoreModule module : plan.modules()) {
      modules.add(translate(module.binary()));
    }
    List<String> ids = modules.stream().map(TranslatedModule::id).toList();
    generated = Generator.generate(new Request(plan, "", "app", name, ids, Hosted.NONE));
    modules.forEach(module -> files.putAll(module.files()));
    var sources = new ArrayList<Source>(List.of(users));
    generated.files().forEach(file -> sources.add(new Source(file.path(), file.text())));
    compile(sources, files);
    for (Bridge bridge : generated.bridges()) {
      String type = bridge.type().binaryName();
      List<BridgeWriter.Method> methods =
          bridge.methods().stream()
              .map(m ->
                  new BridgeWriter.Method(
                      m.name(), m.export(), m.type().params(), m.type().results()))
              .toList();
      byte[] code = new BridgeWriter(modules.get(bridge.module())).write(type, methods);
      files.put(type.replace('.', '/') + "Bridge.class", code);
    }
  }

  private static TranslatedModule translate(byte[] binary) {
    try {
      return new ModuleTranslator().translate(binary);
    } catch (ModuleRejectedException e) {
      throw new AssertionError(e);
    }
  }

  /** What the runtime would find. */
  public Component component() throws ReflectiveOperationException {
    return (Component) loadClass(generated.component().binaryName()).getConstructor().newInstance();
  }

  /** Compiles sources, about which javac must not say a word. */
  static void compile(List<Source> sources, Map<String, byte[]> files) {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var problems = new DiagnosticCollector<JavaFileObject>();
    var standard = compiler.getStandardFileManager(problems, Locale.ROOT, null);
    var task =
        compiler.getTask(
            null,
            new Classes(standard, files),
            problems,
            List.of("-Xlint:all,-options,-processing,-classfile", "-proc:none", "--release", "25"),
            null,
            sources);
    boolean compiled = task.call();
    assertThat(problems.getDiagnostics())
        .as("what javac says")
        .filteredOn(each -> each.getKind() != Diagnostic.Kind.NOTE)
        .isEmpty();
    assertThat(compiled).isTrue();
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

  /** A source held in memory. */
  public static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String path, String text) {
      super(URI.create("memory:///" + path), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }

    @Override
    public String toString() {
      return getName() + "\n" + text;
    }
  }

  /** Keeps compiled classes in memory. */
  private static final class Classes extends ForwardingJavaFileManager<StandardJavaFileManager> {
    private final Map<String, byte[]> files;

    Classes(StandardJavaFileManager manager, Map<String, byte[]> files) {
      super(manager);
      this.files = files;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        JavaFileManager.Location location,
        String className,
        JavaFileObject.Kind kind,
        FileObject sibling) {
      String path = className.replace('.', '/') + ".class";
      return new SimpleJavaFileObject(URI.create("memory:///" + path), kind) {
        @Override
        public OutputStream openOutputStream() {
          return new ByteArrayOutputStream() {
            @Override
            public void close() {
              files.put(path, toByteArray());
            }
          };
        }
      };
    }
  }
}
