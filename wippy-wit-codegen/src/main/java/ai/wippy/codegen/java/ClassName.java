package ai.wippy.codegen.java;

/**
 * The name of a Java class.
 *
 * @param packageName empty for the unnamed package
 * @param simpleName with the classes around it: {@code Map.Entry}
 */
public record ClassName(String packageName, String simpleName) {
  /** The class itself or the top-level class around it. */
  public ClassName outermost() {
    int dot = simpleName.indexOf('.');
    return dot < 0 ? this : new ClassName(packageName, simpleName.substring(0, dot));
  }

  /** The simple name alone: {@code Entry} of {@code Map.Entry}. */
  public String innermost() {
    return simpleName.substring(simpleName.lastIndexOf('.') + 1);
  }

  /** A class nested in this one. */
  public ClassName nested(String name) {
    return new ClassName(packageName, simpleName + "." + name);
  }

  /** As source writes it in full. */
  public String canonicalName() {
    return packageName.isEmpty() ? simpleName : packageName + "." + simpleName;
  }

  /** As {@link Class#forName} wants it. */
  public String binaryName() {
    String binary = simpleName.replace('.', '$');
    return packageName.isEmpty() ? binary : packageName + "." + binary;
  }
}
