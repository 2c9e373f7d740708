package ai.wippy.build.index.yaml;

import ai.wippy.diagnostic.Problems;
import ai.wippy.diagnostic.Span;
import org.yaml.snakeyaml.events.CollectionStartEvent;

/** Explicit tags: those of the core schema are obeyed, all others are refused. */
final class Tags {
  private static final String CORE = "tag:yaml.org,2002:";

  private Tags() {}

  static Node apply(String tag, TextNode text, Problems problems) {
    switch (tag) {
      case "!", CORE + "str" -> {
        return text;
      }
      case CORE + "int", CORE + "float", CORE + "bool", CORE + "null" -> {
        Node value = CoreSchema.resolve(text.span(), text.value());
        if (value instanceof TextNode) {
          problems.error(
              text.span(),
              "`%s` is not of the type that its tag names".formatted(text.value()),
              "remove the tag, or write a value of that type");
        }
        return value;
      }
      default -> {
        refuse(tag, text.span(), problems);
        return text;
      }
    }
  }

  static void check(CollectionStartEvent event, Span span, Problems problems) {
    String tag = event.getTag();
    if (tag != null && !tag.equals("!") && !tag.equals(CORE + "map") && !tag.equals(CORE + "seq")) {
      refuse(tag, span, problems);
    }
  }

  private static void refuse(String tag, Span span, Problems problems) {
    problems.error(
        span,
        "unknown tag `%s`".formatted(tag.startsWith(CORE) ? tag.replace(CORE, "!!") : tag),
        "a registry needs no tags; put a text that starts with `!` in quotes");
  }
}
