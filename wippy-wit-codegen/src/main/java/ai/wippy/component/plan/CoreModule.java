package ai.wippy.component.plan;

import ai.wippy.wit.model.CoreType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A core module as it stands in the component.
 *
 * @param binary the module's own bytes, preamble included; not to be changed
 * @param imports in order
 * @param exports in order
 */
public record CoreModule(byte[] binary, List<Import> imports, List<Export> exports) {
  /** Copies the lists. */
  public CoreModule {
    imports = List.copyOf(imports);
    exports = List.copyOf(exports);
  }

  /** What can be imported or exported. */
  public enum Kind {
    /** A function. */
    FUNC,
    /** A table. */
    TABLE,
    /** A memory. */
    MEMORY,
    /** A global. */
    GLOBAL,
    /** An exception tag. */
    TAG
  }

  /**
   * The type of a core function, when it uses only number types.
   *
   * @param params in order
   * @param results in order
   */
  public record Signature(List<CoreType> params, List<CoreType> results) {
    /** Copies the lists. */
    public Signature {
      params = List.copyOf(params);
      results = List.copyOf(results);
    }
  }

  /**
   * An import.
   *
   * @param module first part of the name
   * @param name second part
   * @param kind what it is
   * @param signature of a function with number types; null otherwise
   */
  public record Import(String module, String name, Kind kind, @Nullable Signature signature) {}

  /**
   * An export.
   *
   * @param name its name
   * @param kind what it is
   * @param signature of a function with number types; null otherwise
   */
  public record Export(String name, Kind kind, @Nullable Signature signature) {}
}
