package ai.wippy.component;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A core module: its bytes, and what of it matters outside.
 *
 * @param offset of its preamble, in bytes from the start of the file
 * @param bytes from the preamble to the end of the module; not to be changed
 * @param types of its type section
 * @param imports in order
 * @param exports in order
 */
public record CoreBinary(
    int offset,
    byte[] bytes,
    List<CoreDefType.Group> types,
    List<Import> imports,
    List<Export> exports) {
  /** Copies the lists. */
  public CoreBinary {
    types = List.copyOf(types);
    imports = List.copyOf(imports);
    exports = List.copyOf(exports);
  }

  /**
   * An import.
   *
   * @param signature of a function or tag; null for others
   */
  public record Import(
      String module, String name, CoreExtern type, CoreSubType.@Nullable Function signature) {}

  /**
   * An export.
   *
   * @param signature of a function or tag; null for others
   */
  public record Export(String name, CoreExtern type, CoreSubType.@Nullable Function signature) {}
}
