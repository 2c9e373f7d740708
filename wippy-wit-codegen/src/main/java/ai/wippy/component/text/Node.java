package ai.wippy.component.text;

import ai.wippy.diagnostic.Span;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A piece of text in parentheses, or something that stands in one. */
sealed interface Node {
  Span span();

  /** A keyword, number or identifier. */
  record Word(Span span) implements Node {
    String text() {
      return span.text();
    }
  }

  /** A string: bytes, which need not be UTF-8. */
  record Bytes(Span span, byte[] bytes) implements Node {
    String text() throws Refusal {
      try {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      } catch (CharacterCodingException e) {
        throw new Refusal(span, "this name is not UTF-8", "");
      }
    }
  }

  /** {@code (head part part …)}. */
  record Group(Span span, List<Node> parts) implements Node {
    /** The word that it starts with; empty if it starts with something else. */
    String head() {
      return !parts.isEmpty() && parts.getFirst() instanceof Word word ? word.text() : "";
    }

    Parts inside() {
      return new Parts(this);
    }
  }
}
