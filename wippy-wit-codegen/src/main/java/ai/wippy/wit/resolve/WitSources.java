package ai.wippy.wit.resolve;

import ai.wippy.diagnostic.SourceText;
import java.util.List;

/**
 * The texts that make up a package and those that it depends on (WIT, filesystem structure).
 *
 * @param root the files of the package itself
 * @param dependencies the files of each of its dependencies, in any order
 */
public record WitSources(List<SourceText> root, List<List<SourceText>> dependencies) {
  /** Copies the lists. */
  public WitSources {
    root = List.copyOf(root);
    dependencies = List.copyOf(dependencies);
  }

  /** A text that contains all that it needs. */
  public static WitSources of(SourceText text) {
    return new WitSources(List.of(text), List.of());
  }
}
