package ai.wippy.codegen;

import ai.wippy.codegen.java.ClassName;
import java.util.List;

/**
 * What was generated. The same request gives the same bytes.
 *
 * @param files sources
 * @param component the class that implements {@code ai.wippy.runtime.component.Component}
 * @param bindings the class that Java callers use
 * @param imports interfaces that the host has to implement, without those that the runtime does
 * @param bridges interfaces whose implementation has to be made of the translated core modules
 */
public record Generated(
    List<JavaFile> files,
    ClassName component,
    ClassName bindings,
    List<Import> imports,
    List<Bridge> bridges) {
  /** Copies the lists. */
  public Generated {
    files = List.copyOf(files);
    imports = List.copyOf(imports);
    bridges = List.copyOf(bridges);
  }

  /**
   * An imported interface.
   *
   * @param name as the component spells it; empty for what the world imports by itself
   * @param type the Java interface
   */
  public record Import(String name, ClassName type) {}

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
