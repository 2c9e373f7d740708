package ai.wippy.component;

import ai.wippy.diagnostic.Diagnostic;
import ai.wippy.diagnostic.Span;
import java.util.List;
import java.util.Optional;

/**
 * An import that nothing satisfies, or that what is linked to it does not satisfy: callers show
 * {@link #diagnostic}.
 */
public final class LinkException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String importName;
  private final transient List<String> path;
  private final String expected;
  private final transient Optional<String> found;

  private LinkException(
      String importName, List<String> path, String expected, String found, String problem) {
    super("import `%s`%s%s".formatted(importName, at(path), problem));
    this.importName = importName;
    this.path = List.copyOf(path);
    this.expected = expected;
    this.found = found.isEmpty() ? Optional.empty() : Optional.of(found);
  }

  private static String at(List<String> path) {
    return path.isEmpty() ? "" : ": `%s`".formatted(String.join("#", path));
  }

  /**
   * Nothing stands for the import, or for a part of it.
   *
   * @param path from the import to what is missing: names of exports of instances within each other
   * @param expected what it should be, such as {@code a resource}
   */
  public static LinkException notFound(String importName, List<String> path, String expected) {
    return new LinkException(
        importName, path, expected, "", " was not found; expected " + expected);
  }

  /**
   * What stands for the import, or for a part of it, is something else.
   *
   * @param detail where exactly the two differ; empty if that is plain to see
   */
  static LinkException mismatch(
      String importName, List<String> path, String expected, String found, String detail) {
    String differ =
        expected.equals(found) ? "" : ": expected %s, found %s".formatted(expected, found);
    String problem = detail.isEmpty() ? differ : differ + ": " + detail;
    return new LinkException(importName, path, expected, found, problem);
  }

  /**
   * Two imports of the host that are one by their names differ in a type.
   *
   * @param problem a sentence
   */
  public static LinkException conflict(String importName, String problem) {
    return new LinkException(importName, List.of(), "", "", ": " + problem);
  }

  /** The import, as its component spells it. */
  public String importName() {
    return importName;
  }

  /** From the import to the part of it that is missing or differs: names of exports. */
  public List<String> path() {
    return path;
  }

  /** What is expected there. */
  public String expected() {
    return expected;
  }

  /** What was found there; empty for nothing. */
  public Optional<String> found() {
    return found;
  }

  /**
   * What the user is told.
   *
   * @param span where the two components are linked
   * @param help what to do next
   */
  public Diagnostic diagnostic(Span span, String help) {
    return Diagnostic.error(span, String.valueOf(getMessage()), help);
  }
}
