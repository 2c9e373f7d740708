package ai.wippy.wit.syntax;

import ai.wippy.diagnostic.Span;

/**
 * A name where it stands.
 *
 * @param name in kebab case, without {@code %}
 * @param span its place, {@code %} included
 */
public record Ident(String name, Span span) {
  @Override
  public String toString() {
    return name;
  }
}
