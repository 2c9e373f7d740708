package ai.wippy.build.index.yaml;

import ai.wippy.diagnostic.Problems;
import ai.wippy.diagnostic.SourceText;
import ai.wippy.diagnostic.Span;
import ai.wippy.diagnostic.Suggestion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.Parser;

/** Builds the tree of one document from the parser's events. */
final class NodeBuilder {
  private static final int DEEPEST = 200;

  /** Aliases share nodes, but whoever walks the tree meets them again each time. */
  private static final long MOST_NODES = 1_000_000;

  private static final Pattern PROPERTIES = Pattern.compile("([&!]\\S*\\s+)+");

  private final SourceText source;
  private final CodePoints points;
  private final Parser parser;
  private final Problems problems;
  private final Map<String, Anchored> anchors = new HashMap<>();
  private int depth;
  private long nodes;

  private record Anchored(Node node, long size) {}

  NodeBuilder(SourceText source, CodePoints points, Parser parser, Problems problems) {
    this.source = source;
    this.points = points;
    this.parser = parser;
    this.problems = problems;
  }

  Optional<Node> document() {
    next(Event.ID.StreamStart);
    if (parser.checkEvent(Event.ID.StreamEnd)) {
      return Optional.empty();
    }
    next(Event.ID.DocumentStart);
    Node root = node();
    next(Event.ID.DocumentEnd);
    if (!parser.checkEvent(Event.ID.StreamEnd)) {
      problems.error(
          span(parser.peekEvent()),
          "a second document starts here, but a file holds one",
          "remove the line `---`, or move what follows it to a file of its own");
    }
    return Optional.of(root);
  }

  private void next(Event.ID expected) {
    Event event = parser.getEvent();
    if (!event.is(expected)) {
      throw new IllegalStateException("expected " + expected + ", got " + event);
    }
  }

  private Node node() {
    Event event = parser.getEvent();
    if (event instanceof AliasEvent alias) {
      return resolve(alias);
    }
    long before = nodes;
    count(event, 1);
    Node node = build(event);
    String anchor = ((NodeEvent) event).getAnchor();
    if (anchor != null) {
      anchors.put(anchor, new Anchored(node, nodes - before));
    }
    return node;
  }

  private Node build(Event event) {
    if (event instanceof ScalarEvent scalar) {
      return scalar(scalar);
    }
    if (++depth > DEEPEST) {
      throw new TooComplex(
          span(event),
          "more than %d lists and maps inside each other".formatted(DEEPEST),
          "this is far deeper than any registry; is the file what it should be?");
    }
    Tags.check((CollectionStartEvent) event, span(event), problems);
    Node node =
        event instanceof SequenceStartEvent ? sequence(event) : mapping((MappingStartEvent) event);
    depth--;
    return node;
  }

  private Node resolve(AliasEvent alias) {
    Anchored anchored = anchors.get(alias.getAnchor());
    if (anchored == null) {
      problems.error(
          span(alias),
          "no anchor `&%s` stands before this alias".formatted(alias.getAnchor()),
          "anchors are written `&name` in front of a value, and not inside that value itself"
              + Suggestion.didYouMean(alias.getAnchor(), anchors.keySet()));
      return new NullNode(span(alias));
    }
    count(alias, anchored.size);
    return anchored.node;
  }

  private void count(Event event, long more) {
    nodes += more;
    if (nodes > MOST_NODES) {
      throw new TooComplex(
          span(event),
          "more than %d values once aliases are followed".formatted(MOST_NODES),
          "aliases of aliases grow without bound; write the values out");
    }
  }

  private Node scalar(ScalarEvent event) {
    Span span = withoutProperties(span(event));
    ScalarStyle style = style(event.getScalarStyle());
    var text = new TextNode(span, event.getValue(), new TextOrigin.Scalar(style));
    String tag = event.getTag();
    if (tag != null) {
      return Tags.apply(tag, text, problems);
    }
    return style == ScalarStyle.PLAIN ? CoreSchema.resolve(span, event.getValue()) : text;
  }

  /** The span without an anchor and a tag in front, which the parser counts to the scalar. */
  private static Span withoutProperties(Span span) {
    Matcher properties = PROPERTIES.matcher(span.text());
    int skipped = properties.lookingAt() ? properties.end() : 0;
    return span.source().span(span.start() + skipped, span.end());
  }

  private static ScalarStyle style(DumperOptions.ScalarStyle style) {
    return switch (style) {
      case DOUBLE_QUOTED, JSON_SCALAR_STYLE -> ScalarStyle.DOUBLE_QUOTED;
      case SINGLE_QUOTED -> ScalarStyle.SINGLE_QUOTED;
      case LITERAL -> ScalarStyle.LITERAL;
      case FOLDED -> ScalarStyle.FOLDED;
      case PLAIN -> ScalarStyle.PLAIN;
    };
  }

  private Node sequence(Event start) {
    var items = new ArrayList<Node>();
    while (!parser.checkEvent(Event.ID.SequenceEnd)) {
      items.add(node());
    }
    return new SequenceNode(span(start, parser.getEvent()), items);
  }

  private Node mapping(MappingStartEvent start) {
    var fields = new LinkedHashMap<String, MappingNode.Field>();
    var merged = new ArrayList<MappingNode>();
    while (!parser.checkEvent(Event.ID.MappingEnd)) {
      boolean merge = isMergeKey(parser.peekEvent());
      TextNode key = key();
      Node value = node();
      if (merge) {
        merged.addAll(mergeable(value));
      } else if (key != null) {
        put(fields, new MappingNode.Field(key, value));
      }
    }
    Span span = span(start, parser.getEvent());
    for (MappingNode mapping : merged) {
      mapping.fields().forEach(field -> fields.putIfAbsent(field.name(), field));
    }
    return new MappingNode(span, List.copyOf(fields.values()));
  }

  private void put(Map<String, MappingNode.Field> fields, MappingNode.Field field) {
    MappingNode.Field first = fields.putIfAbsent(field.name(), field);
    if (first != null) {
      problems.error(
          field.key().span(),
          "duplicate key `%s`".formatted(field.name()),
          "it is first given in line %d; keep one of them".formatted(first.key().span().line()));
    }
  }

  private @Nullable TextNode key() {
    Event event = parser.peekEvent();
    Node key = node();
    if (key instanceof TextNode text) {
      return text;
    }
    if (event instanceof ScalarEvent scalar) {
      return new TextNode(
          key.span(), scalar.getValue(), new TextOrigin.Scalar(style(scalar.getScalarStyle())));
    }
    problems.error(
        key.span(), "%s cannot be a key".formatted(key.describe()), "write a name as the key");
    return null;
  }

  private static boolean isMergeKey(Event event) {
    return event instanceof ScalarEvent scalar
        && scalar.getScalarStyle() == DumperOptions.ScalarStyle.PLAIN
        && scalar.getValue().equals("<<");
  }

  private List<MappingNode> mergeable(Node value) {
    return switch (value) {
      case MappingNode mapping -> List.of(mapping);
      case SequenceNode(Span _, List<Node> items) ->
          items.stream().flatMap(item -> mergeable(item).stream()).toList();
      case TextNode _, IntegerNode _, DecimalNode _, BooleanNode _, NullNode _ -> {
        problems.error(
            value.span(),
            "`<<` merges maps, but this is " + value.describe(),
            "write an alias of a map, such as `<<: *defaults`");
        yield List.of();
      }
    };
  }

  private Span span(Event event) {
    return span(event, event);
  }

  /** Without the blank lines that the parser counts to a block. */
  private Span span(Event first, Event last) {
    int start = points.offset(first.getStartMark());
    int end = points.offset(last.getEndMark());
    while (end > start && Character.isWhitespace(source.text().charAt(end - 1))) {
      end--;
    }
    return source.span(start, end);
  }
}
