package ai.wippy.wit.resolve;

import ai.wippy.diagnostic.SourceText;
import java.util.List;

/**
 * The texts that make up a package and those that it depends on (WIT, filesystem structure).
 *
 * @param root the files of the package itself; none if there was something wrong with all of them
 * @param dependencies the files of each of its dependencies, in any order
 * @param parts of packages that compiled dependencies refer to, what these know of them, one
 *     package a text; one counts only where nothing else defines its package
 */
public record WitSources(
    List<SourceText> root, List<List<SourceText>> dependencies, List<SourceText> parts) {
  /** Copies the lists. */
  public WitSources {
    root = List.copyOf(root);
    dependencies = List.copyOf(dependencies);
    parts = List.copyOf(parts);
  }

  /** Nothing, for a text that depends on nothing. */
  public static final WitSources NONE = new WitSources(List.of(), List.of(), List.of());

  /** A text that contains all that it needs. */
  public static WitSources of(SourceText text) {
    return new WitSources(List.of(text), List.of(), List.of());
  }
}
