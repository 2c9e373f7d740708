package ai.wippy.codegen;

import ai.wippy.codegen.java.ClassName;
import java.util.List;

/**
 * What was generated. The same request gives the same bytes.
 *
 * @param files sources
 * @param component the class that implements {@code ai.wippy.runtime.component.Component}
 * @param bindings the class that Java callers use
 * @param bridges interfaces whose implementation has to be made of the translated core modules
 */
public record Generated(
    List<JavaFile> files, ClassName component, ClassName bindings, List<Bridge> bridges) {
  /** Copies the lists. */
  public Generated {
    files = List.copyOf(files);
    bridges = List.copyOf(bridges);
  }

  /**
   * A source file.
   *
   * @param name the class that it declares
   * @param text its content, lines ending in {@code \n}
   */
  public record JavaFile(ClassName name, String text) {
    /** Where the file belongs below a source folder, with {@code /} between folders. */
    public String path() {
      return name.canonicalName().replace('.', '/') + ".java";
    }
  }
}
