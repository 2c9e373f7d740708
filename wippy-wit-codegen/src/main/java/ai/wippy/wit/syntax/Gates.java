package ai.wippy.wit.syntax;

import ai.wippy.diagnostic.Span;
import ai.wippy.wit.syntax.Token.Kind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Parses what stands before an item: documentation and feature gates (WIT, feature gate syntax).
 */
final class Gates {
  private final Cursor in;

  Gates(Cursor in) {
    this.in = in;
  }

  Meta meta() throws SyntaxError {
    String docs = in.docs();
    Version since = null;
    Version deprecated = null;
    Ident unstable = null;
    Span start = in.here();
    while (in.at(Kind.AT)) {
      Span at = in.span(in.next());
      String attribute = in.at(Kind.WORD) ? in.text(in.token()) : "";
      switch (attribute) {
        case "since" -> since = once(at, since, version());
        case "deprecated" -> deprecated = once(at, deprecated, version());
        case "unstable" -> unstable = once(at, unstable, feature());
        case "external-id" -> throw external();
        default ->
            throw in.expected("an attribute", "`@since`, `@unstable` and `@deprecated` are known");
      }
    }
    if (since != null && unstable != null) {
      throw new SyntaxError(
          in.since(start), "`@since` and `@unstable` exclude each other", "keep one of them");
    }
    if (deprecated != null && since == null && unstable == null) {
      throw new SyntaxError(
          in.since(start),
          "`@deprecated` stands alone",
          "add the `@since(version = …)` of the item");
    }
    var gate =
        new Gate(
            Optional.ofNullable(since),
            Optional.ofNullable(unstable),
            Optional.ofNullable(deprecated));
    return new Meta(docs, gate);
  }

  private <T> T once(Span at, @Nullable T before, T now) throws SyntaxError {
    if (before != null) {
      throw new SyntaxError(in.since(at), "attribute is given twice", "keep one of them");
    }
    return now;
  }

  private Version version() throws SyntaxError {
    open("version");
    Version version = in.version();
    in.expect(Kind.RIGHT_PAREN);
    return version;
  }

  private Ident feature() throws SyntaxError {
    open("feature");
    Ident feature = in.ident();
    in.expect(Kind.RIGHT_PAREN);
    return feature;
  }

  private void open(String field) throws SyntaxError {
    in.next();
    in.expect(Kind.LEFT_PAREN);
    in.expectWord(field);
    in.expect(Kind.EQUALS);
  }

  private SyntaxError external() {
    return new SyntaxError(
        in.here(),
        "%s are not supported yet".formatted(LaterFeature.EXTERNAL_ID.shown()),
        "remove the attribute");
  }
}
