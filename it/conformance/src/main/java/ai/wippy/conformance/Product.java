package ai.wippy.conformance;

import ai.wippy.codegen.Generated;
import ai.wippy.runtime.component.Component;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A component that was generated and translated, and the loader of its classes. */
final class Product extends ClassLoader {
  private final Generated generated;
  private final Map<String, byte[]> files;
  private String complaints = "not compiled";

  /**
   * A component.
   *
   * @param files classes and images by their path; compiled classes are added
   */
  Product(Generated generated, Map<String, byte[]> files) {
    super(Product.class.getClassLoader());
    this.generated = generated;
    this.files = files;
  }

  Generated generated() {
    return generated;
  }

  /** Receives a compiled class. */
  void add(String path, byte[] code) {
    files.put(path, code);
  }

  /**
   * Receives what the compiler says.
   *
   * @param text empty if it has no complaints
   */
  void compiled(String text) {
    complaints = text;
  }

  /** The component, ready to be instantiated. */
  Component load() throws Problem, ReflectiveOperationException {
    if (!complaints.isEmpty()) {
      throw new Problem("the generated source does not compile: " + complaints);
    }
    return (Component) loadClass(generated.component().binaryName()).getConstructor().newInstance();
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
