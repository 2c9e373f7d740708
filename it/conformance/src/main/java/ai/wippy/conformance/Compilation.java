package ai.wippy.conformance;

import ai.wippy.codegen.Generated.JavaFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Runs the compiler on generated sources, from memory to memory. */
final class Compilation {
  private static final List<String> OPTIONS = List.of("-proc:none", "-implicit:none", "-nowarn");

  private Compilation() {}

  /** Compiles the sources of {@code products}, which have no class in common; true if all did. */
  static boolean run(List<Product> products) {
    if (products.isEmpty()) {
      return true;
    }
    var sources = new ArrayList<Source>();
    var owners = new HashMap<String, Product>();
    for (Product product : products) {
      for (JavaFile file : product.generated().files()) {
        sources.add(new Source(file));
        owners.put(home(file.name().canonicalName()), product);
      }
    }
    var said = new DiagnosticCollector<JavaFileObject>();
    var compiler = ToolProvider.getSystemJavaCompiler();
    boolean done;
    try (var standard = compiler.getStandardFileManager(said, Locale.ROOT, null)) {
      done =
          compiler
              .getTask(null, new Classes(standard, owners), said, OPTIONS, null, sources)
              .call();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String complaints =
        said.getDiagnostics().stream()
            .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
            .limit(3)
            .map(each -> each.toString().lines().collect(Collectors.joining(" | ")))
            .collect(Collectors.joining("; "));
    String verdict = done ? "" : complaints.isEmpty() ? "no reason given" : complaints;
    products.forEach(product -> product.compiled(verdict));
    return done;
  }

  /** All packages of a product start with a name of its own. */
  private static String home(String className) {
    return className.substring(0, className.indexOf('.'));
  }

  /** A source held in memory. */
  private static final class Source extends SimpleJavaFileObject {
    private final JavaFile file;

    Source(JavaFile file) {
      super(URI.create("memory:///" + file.path()), Kind.SOURCE);
      this.file = file;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return file.text();
    }
  }

  /** Gives compiled classes to the product that they belong to. */
  private static final class Classes extends ForwardingJavaFileManager<StandardJavaFileManager> {
    private final Map<String, Product> owners;

    Classes(StandardJavaFileManager manager, Map<String, Product> owners) {
      super(manager);
      this.owners = owners;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        JavaFileManager.Location location,
        String className,
        JavaFileObject.Kind kind,
        FileObject sibling) {
      Product owner = owners.get(home(className));
      if (owner == null) {
        throw new IllegalStateException("nobody asked for " + className);
      }
      String path = className.replace('.', '/') + ".class";
      return new SimpleJavaFileObject(URI.create("memory:///" + path), kind) {
        @Override
        public OutputStream openOutputStream() {
          return new ByteArrayOutputStream() {
            @Override
            public void close() {
              owner.add(path, toByteArray());
            }
          };
        }
      };
    }
  }
}
