package ai.wippy.registry;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The paths that a route serves: {@code /users/{id}/files/{rest...}}.
 *
 * @param segments what is between the slashes, in order; a slash at the end is an empty literal
 */
public record RoutePattern(List<Segment> segments) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /** Copies the list. */
  public RoutePattern {
    segments = List.copyOf(segments);
  }

  /** A part of a pattern. */
  public sealed interface Segment {
    /** Itself. */
    record Literal(String text) implements Segment {}

    /** Any one segment that is not empty: {@code {name}} or {@code :name}. */
    record Param(String name) implements Segment {}

    /** All that is left, slashes included: {@code {name...}}, at the end only. */
    record Rest(String name) implements Segment {}
  }

  /** How the paths of two patterns relate. */
  public enum Relation {
    /** No path fits both. */
    DISJOINT,
    /** The same paths fit both. */
    EQUAL,
    /** All paths of the first fit the second. */
    NARROWER,
    /** All paths of the second fit the first. */
    WIDER,
    /** Some paths fit both, and neither is the more specific one. */
    OVERLAPPING
  }

  /**
   * Reads a pattern.
   *
   * @throws IllegalArgumentException if it is none, with the reason
   */
  public static RoutePattern parse(String text) {
    if (!text.startsWith("/")) {
      throw new IllegalArgumentException("a path begins with a slash");
    }
    var segments = new ArrayList<Segment>();
    var names = new HashSet<String>();
    String[] parts = text.substring(1).split("/", -1);
    for (int i = 0; i < parts.length; i++) {
      Segment segment = segment(parts[i]);
      boolean last = i == parts.length - 1;
      if (segment instanceof Segment.Literal(var literal) && literal.isEmpty() && !last) {
        throw new IllegalArgumentException("a path has no two slashes in a row");
      }
      if (segment instanceof Segment.Rest && !last) {
        throw new IllegalArgumentException(parts[i] + " stands at the end of a path");
      }
      String name = name(segment);
      if (!name.isEmpty() && !names.add(name)) {
        throw new IllegalArgumentException("two parameters are called " + name);
      }
      segments.add(segment);
    }
    return new RoutePattern(segments);
  }

  private static String name(Segment segment) {
    return switch (segment) {
      case Segment.Literal _ -> "";
      case Segment.Param(String name) -> name;
      case Segment.Rest(String name) -> name;
    };
  }

  private static Segment segment(String part) {
    if (part.startsWith(":")) {
      return new Segment.Param(checked(part, part.substring(1)));
    }
    if (part.startsWith("{") && part.endsWith("...}")) {
      return new Segment.Rest(checked(part, part.substring(1, part.length() - 4)));
    }
    if (part.startsWith("{") && part.endsWith("}")) {
      return new Segment.Param(checked(part, part.substring(1, part.length() - 1)));
    }
    if (part.indexOf('{') >= 0 || part.indexOf('}') >= 0) {
      throw new IllegalArgumentException("a parameter is all that is between two slashes: " + part);
    }
    if (part.equals(".") || part.equals("..") || part.indexOf('?') >= 0 || part.indexOf('#') >= 0) {
      throw new IllegalArgumentException("no request has such a path: " + part);
    }
    return new Segment.Literal(part);
  }

  private static String checked(String part, String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "a parameter has letters, digits and underscores: " + part);
    }
    return name;
  }

  /** How the paths of this one relate to those of another. */
  public Relation to(RoutePattern other) {
    boolean narrower = false;
    boolean wider = false;
    for (int i = 0; ; i++) {
      Segment mine = i < segments.size() ? segments.get(i) : null;
      Segment theirs = i < other.segments.size() ? other.segments.get(i) : null;
      if (mine instanceof Segment.Rest || theirs instanceof Segment.Rest) {
        narrower |= !(mine instanceof Segment.Rest);
        wider |= !(theirs instanceof Segment.Rest);
        return relation(narrower, wider);
      }
      if (mine == null || theirs == null) {
        return mine == theirs ? relation(narrower, wider) : Relation.DISJOINT;
      }
      if (mine instanceof Segment.Literal && theirs instanceof Segment.Literal) {
        if (!mine.equals(theirs)) {
          return Relation.DISJOINT;
        }
      } else if (isEmpty(mine) || isEmpty(theirs)) {
        return Relation.DISJOINT;
      } else {
        narrower |= mine instanceof Segment.Literal;
        wider |= theirs instanceof Segment.Literal;
      }
    }
  }

  private static boolean isEmpty(Segment segment) {
    return segment instanceof Segment.Literal(String text) && text.isEmpty();
  }

  private static Relation relation(boolean narrower, boolean wider) {
    if (narrower && wider) {
      return Relation.OVERLAPPING;
    }
    return narrower ? Relation.NARROWER : wider ? Relation.WIDER : Relation.EQUAL;
  }

  @Override
  public String toString() {
    var text = new StringBuilder();
    for (Segment segment : segments) {
      text.append('/')
          .append(
              switch (segment) {
                case Segment.Literal(String literal) -> literal;
                case Segment.Param(String name) -> "{" + name + "}";
                case Segment.Rest(String name) -> "{" + name + "...}";
              });
    }
    return text.toString();
  }
}
