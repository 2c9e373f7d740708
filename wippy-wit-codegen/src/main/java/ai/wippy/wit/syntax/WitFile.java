package ai.wippy.wit.syntax;

import ai.wippy.diagnostic.Span;
import java.util.List;
import java.util.Optional;

/**
 * The syntax tree of a text.
 *
 * @param header its package; empty if the text does not say
 * @param items in order
 * @param loose members that stand outside of every world, as if in a world of their own; always
 *     empty unless the text was read by {@link WitParser#parseLoose}
 * @param span the text
 */
public record WitFile(
    Optional<PackageHeader> header, List<TopItem> items, List<WorldMember> loose, Span span) {
  /** Copies the lists. */
  public WitFile {
    items = List.copyOf(items);
    loose = List.copyOf(loose);
  }
}
