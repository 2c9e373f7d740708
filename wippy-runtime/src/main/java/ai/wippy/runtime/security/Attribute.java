package ai.wippy.runtime.security;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A part of a {@link Request} that a condition looks at. */
public sealed interface Attribute {
  /** What {@link #parse} understands, for messages. */
  String WORDS = "actor.id, actor.meta.NAME, action, resource, meta.NAME";

  /** {@code actor.id}. */
  record ActorId() implements Attribute {}

  /** {@code actor.meta.a.b}. */
  record ActorMeta(List<String> path) implements Attribute {
    /** Copies the list. */
    public ActorMeta {
      path = List.copyOf(path);
    }
  }

  /** {@code action}. */
  record Action() implements Attribute {}

  /** {@code resource}. */
  record Resource() implements Attribute {}

  /** {@code meta.a.b}: what the one who asks knows of the resource. */
  record Meta(List<String> path) implements Attribute {
    /** Copies the list. */
    public Meta {
      path = List.copyOf(path);
    }
  }

  /** Reads an attribute; empty if the text is none. */
  static Optional<Attribute> parse(String text) {
    var words = List.of(text.strip().split("\\.", -1));
    if (words.stream().anyMatch(String::isBlank)) {
      return Optional.empty();
    }
    return switch (words.getFirst()) {
      case "action" -> words.size() == 1 ? Optional.of(new Action()) : Optional.empty();
      case "resource" -> words.size() == 1 ? Optional.of(new Resource()) : Optional.empty();
      case "meta" -> path(words, 1).map(Meta::new);
      case "actor" -> ofActor(words);
      default -> Optional.empty();
    };
  }

  private static Optional<Attribute> ofActor(List<String> words) {
    if (words.size() == 2 && words.get(1).equals("id")) {
      return Optional.of(new ActorId());
    }
    return words.size() > 2 && words.get(1).equals("meta")
        ? path(words, 2).map(ActorMeta::new)
        : Optional.empty();
  }

  private static Optional<List<String>> path(List<String> words, int from) {
    return words.size() > from ? Optional.of(words.subList(from, words.size())) : Optional.empty();
  }

  /** Its value in a request; empty if it has none there. */
  default Optional<Object> of(Request request) {
    return switch (this) {
      case ActorId() -> Optional.of(request.actor().id());
      case ActorMeta(var path) -> find(request.actor().meta(), path);
      case Action() -> Optional.of(request.action());
      case Resource() -> Optional.of(request.resource());
      case Meta(var path) -> find(request.meta(), path);
    };
  }

  private static Optional<Object> find(Object value, List<String> path) {
    if (path.isEmpty()) {
      return Optional.of(value);
    }
    return value instanceof Map<?, ?> map && map.get(path.getFirst()) instanceof Object inner
        ? find(inner, path.subList(1, path.size()))
        : Optional.empty();
  }
}
