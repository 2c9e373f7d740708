package ai.wippy.wit.syntax;

import ai.wippy.diagnostic.Span;
import java.util.List;
import java.util.Optional;

/** A type as it is written. */
public sealed interface TypeExpr {
  /** Its place. */
  Span span();

  /**
   * A type without parts, such as {@code u32}.
   *
   * @param keyword its name
   * @param span its place
   */
  record Builtin(String keyword, Span span) implements TypeExpr {}

  /**
   * The name of a type.
   *
   * @param name the name
   */
  record Named(Ident name) implements TypeExpr {
    @Override
    public Span span() {
      return name.span();
    }
  }

  /**
   * {@code list<element>}.
   *
   * @param element its element
   * @param span its place
   */
  record ListOf(TypeExpr element, Span span) implements TypeExpr {}

  /**
   * {@code option<some>}.
   *
   * @param some its payload
   * @param span its place
   */
  record OptionOf(TypeExpr some, Span span) implements TypeExpr {}

  /**
   * {@code result<ok, err>}.
   *
   * @param ok payload of success; empty for none
   * @param err payload of failure; empty for none
   * @param span its place
   */
  record ResultOf(Optional<TypeExpr> ok, Optional<TypeExpr> err, Span span) implements TypeExpr {}

  /**
   * {@code tuple<…>}.
   *
   * @param elements in order
   * @param span its place
   */
  record TupleOf(List<TypeExpr> elements, Span span) implements TypeExpr {
    /** Copies the list. */
    public TupleOf {
      elements = List.copyOf(elements);
    }
  }

  /**
   * {@code own<resource>} or {@code borrow<resource>}.
   *
   * @param borrowed which of the two
   * @param resource the name of the resource
   * @param span its place
   */
  record Handle(boolean borrowed, Ident resource, Span span) implements TypeExpr {}

  /**
   * A type of a later version of the component model.
   *
   * @param feature what it needs
   * @param parts the types that it is made of
   * @param span its place
   */
  record Later(LaterFeature feature, List<TypeExpr> parts, Span span) implements TypeExpr {
    /** Copies the list. */
    public Later {
      parts = List.copyOf(parts);
    }
  }
}
