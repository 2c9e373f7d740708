package ai.wippy.wit.syntax;

import ai.wippy.diagnostic.Span;

/**
 * A semantic version where it stands.
 *
 * @param text such as {@code 0.2.1-rc.1+build}
 * @param span its place
 */
public record Version(String text, Span span) {
  @Override
  public String toString() {
    return text;
  }
}
