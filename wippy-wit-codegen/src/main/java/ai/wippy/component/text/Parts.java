package ai.wippy.component.text;

import ai.wippy.diagnostic.Span;
import java.util.Optional;

/** The parts of a group behind its head, read one after another. */
final class Parts {
  private final Node.Group group;
  private int at = 1;

  Parts(Node.Group group) {
    this.group = group;
  }

  boolean more() {
    return at < group.parts().size();
  }

  Node next(String what) throws Refusal {
    if (!more()) {
      Span end = new Span(group.span().source(), group.span().end() - 1, group.span().end());
      throw new Refusal(end, "expected %s, found `)`".formatted(what), "");
    }
    return group.parts().get(at++);
  }

  Node.Group group(String what) throws Refusal {
    Node next = next(what);
    if (next instanceof Node.Group found) {
      return found;
    }
    throw expected(what, next);
  }

  Node.Word word(String what) throws Refusal {
    Node next = next(what);
    if (next instanceof Node.Word found) {
      return found;
    }
    throw expected(what, next);
  }

  String string(String what) throws Refusal {
    Node next = next(what);
    if (next instanceof Node.Bytes found) {
      return found.text();
    }
    throw expected(what, next);
  }

  /** The {@code $name} that comes next, if one does. */
  Optional<String> id() {
    boolean found =
        more()
            && group.parts().get(at) instanceof Node.Word word
            && word.span().text().startsWith("$");
    return found ? Optional.of(group.parts().get(at++).span().text()) : Optional.empty();
  }

  /** The group that comes next, if it starts with a word. */
  Optional<Node.Group> group(String head, boolean consume) {
    boolean found =
        more() && group.parts().get(at) instanceof Node.Group next && next.head().equals(head);
    if (!found) {
      return Optional.empty();
    }
    var next = (Node.Group) group.parts().get(at);
    at += consume ? 1 : 0;
    return Optional.of(next);
  }

  void end() throws Refusal {
    if (more()) {
      throw expected("`)`", group.parts().get(at));
    }
  }

  static Refusal expected(String what, Node found) {
    String text = found instanceof Node.Group group ? "(" + group.head() : found.span().text();
    String shown = text.length() > 40 ? text.substring(0, 40) + "…" : text;
    return new Refusal(found.span(), "expected %s, found `%s`".formatted(what, shown), "");
  }
}
