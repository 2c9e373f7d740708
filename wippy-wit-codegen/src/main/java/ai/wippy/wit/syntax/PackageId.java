package ai.wippy.wit.syntax;

import ai.wippy.diagnostic.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The name of a package where it stands: {@code a:b/c@1.0.0}.
 *
 * @param namespaces at least one
 * @param names at least one; more than one for nested packages
 * @param version empty for none
 * @param span its place
 */
public record PackageId(
    List<Ident> namespaces, List<Ident> names, Optional<Version> version, Span span) {
  /** Copies the lists. */
  public PackageId {
    namespaces = List.copyOf(namespaces);
    names = List.copyOf(names);
  }

  /** The namespaces joined by {@code :}. */
  public String namespace() {
    return namespaces.stream().map(Ident::name).collect(Collectors.joining(":"));
  }

  /** The names joined by {@code /}. */
  public String name() {
    return names.stream().map(Ident::name).collect(Collectors.joining("/"));
  }
}
