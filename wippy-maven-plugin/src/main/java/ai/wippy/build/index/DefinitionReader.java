package ai.wippy.build.index;

import ai.wippy.build.index.yaml.MappingNode;
import ai.wippy.build.index.yaml.Node;
import ai.wippy.build.index.yaml.SequenceNode;
import ai.wippy.build.index.yaml.TextNode;
import ai.wippy.build.index.yaml.YamlReader;
import ai.wippy.diagnostic.Diagnostic;
import ai.wippy.diagnostic.Problems;
import ai.wippy.diagnostic.SourceText;
import ai.wippy.diagnostic.Span;
import ai.wippy.diagnostic.Suggestion;
import ai.wippy.registry.EntryId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the definitions of one file. */
final class DefinitionReader {
  private static final Set<String> FILE_KEYS =
      Set.of("version", "namespace", "meta", "entries", "name", "kind", "data");
  private static final Set<String> ENTRY_KEYS = Set.of("name", "kind", "meta", "data");

  private static final Pattern TOP_LEVEL_KEY =
      Pattern.compile("(?m)^(namespace|entries|'namespace'|[\\s{]*\"namespace\")\\s*:");

  private final ScanRoot root;
  private final Path file;
  private final SourceFiles files;
  private final Problems problems;

  DefinitionReader(ScanRoot root, Path file, SourceFiles files, Problems problems) {
    this.root = root;
    this.file = file;
    this.files = files;
    this.problems = problems;
  }

  /**
   * The definitions of the file; none if it is some other YAML or JSON file. Any name will do, so a
   * file counts by its text: one without a namespace at the top level belongs to another tool and
   * need not even be YAML.
   */
  List<Definition> read() {
    Optional<SourceText> source = files.read(file);
    if (source.isEmpty() || !mayDefine(source.get().text())) {
      return List.of();
    }
    Optional<Node> document = YamlReader.read(source.get(), problems);
    if (document.isPresent() && !(document.get() instanceof MappingNode)) {
      document.filter(d -> isIndex()).ifPresent(this::refuseShape);
      return List.of();
    }
    return document.map(MappingNode.class::cast).map(this::definitions).orElseGet(List::of);
  }

  private boolean mayDefine(String text) {
    return isIndex() || TOP_LEVEL_KEY.matcher(text).find();
  }

  private boolean isIndex() {
    return file.getFileName().toString().startsWith("_index.");
  }

  private void refuseShape(Node document) {
    problems.error(
        document.span(),
        "expected a map with a namespace, got " + document.describe(),
        "start the file with namespace: NAME and entries:");
  }

  private List<Definition> definitions(MappingNode content) {
    Optional<TextNode> namespace = namespace(content);
    if (namespace.isEmpty()) {
      return List.of();
    }
    MappingNode meta = meta(content).orElseGet(() -> new MappingNode(content.span(), List.of()));
    Optional<Node> entries = content.get("entries");
    if (entries.isPresent()) {
      return entries(content, namespace.get(), meta);
    }
    if (content.field("name").isPresent() || content.field("kind").isPresent()) {
      var entry = without(content, Set.of("version", "namespace", "meta"));
      return definition(entry, "entry", namespace.get(), meta).stream().toList();
    }
    noEntries(content, namespace.get());
    return List.of();
  }

  private Optional<TextNode> namespace(MappingNode content) {
    Optional<Node> value = content.get("namespace");
    if (value.isEmpty()) {
      String near = nearKey(content, "namespace");
      if (isIndex() || !near.isEmpty()) {
        problems.error(
            start(content.span()),
            "namespace is required",
            "start the file with namespace: NAME" + near);
      }
      return Optional.empty();
    }
    if (!(value.get() instanceof TextNode text) || text.value().isBlank()) {
      problems.error(
          value.get().span(),
          "namespace is " + value.get().describe(),
          "write a dotted name, such as app.users");
      return Optional.empty();
    }
    if (text.value().contains(":")) {
      problems.error(
          text.span(),
          "a namespace cannot contain `:`: " + text.value(),
          "`:` separates the namespace from the name in an id; use dots");
      return Optional.empty();
    }
    return Optional.of(text);
  }

  private Optional<MappingNode> meta(MappingNode content) {
    Optional<Node> meta = content.get("meta");
    meta.filter(m -> !(m instanceof MappingNode))
        .ifPresent(m ->
            problems.error(
                m.span(), "meta is " + m.describe(), "write a map: meta: {comment: text}"));
    return content.mapping("meta");
  }

  private void noEntries(MappingNode content, TextNode namespace) {
    String problem = "entries: either entries array or single entry (name/kind) must be provided";
    String help =
        "add entries: with a list of entries, each with name and kind"
            + nearKey(content, "entries");
    problems.add(
        isIndex()
            ? Diagnostic.error(namespace.span(), problem, help)
            : Diagnostic.warning(namespace.span(), problem, help));
  }

  private static String nearKey(MappingNode content, String key) {
    return content.fields().stream()
        .map(MappingNode.Field::name)
        .filter(name -> !FILE_KEYS.contains(name))
        .filter(name -> Suggestion.nearest(name, List.of(key)).isPresent())
        .findFirst()
        .map("; did you mean it by `%s`?"::formatted)
        .orElse("");
  }

  private List<Definition> entries(MappingNode content, TextNode namespace, MappingNode meta) {
    warnUnknown(content);
    Node entries = content.get("entries").orElseThrow();
    if (!(entries instanceof SequenceNode list)) {
      problems.error(
          entries.span(),
          "entries is " + entries.describe(),
          "write a list: each entry starts with `- name:`");
      return List.of();
    }
    var definitions = new ArrayList<Definition>();
    for (int i = 0; i < list.items().size(); i++) {
      String place = "entry[%d]".formatted(i);
      if (list.items().get(i) instanceof MappingNode entry) {
        definition(entry, place, namespace, meta).ifPresent(definitions::add);
      } else {
        Node item = list.items().get(i);
        problems.error(
            item.span(),
            "%s is %s".formatted(place, item.describe()),
            "an entry is a map with name and kind");
      }
    }
    return definitions;
  }

  private void warnUnknown(MappingNode content) {
    for (MappingNode.Field field : content.fields()) {
      if (!FILE_KEYS.contains(field.name())) {
        problems.warning(
            field.key().span(),
            "unknown key `%s`".formatted(field.name()),
            "a file has version, namespace, meta and entries"
                + Suggestion.didYouMean(field.name(), FILE_KEYS));
      }
    }
  }

  private Optional<Definition> definition(
      MappingNode entry, String place, TextNode namespace, MappingNode fileMeta) {
    Optional<TextNode> name = required(entry, place, "name");
    Optional<TextNode> kind = required(entry, place, "kind");
    if (name.isEmpty() || kind.isEmpty()) {
      return Optional.empty();
    }
    if (name.get().value().contains(":")) {
      problems.error(
          name.get().span(),
          "a name cannot contain `:`: " + name.get().value(),
          "the namespace is the file's; write the name alone");
      return Optional.empty();
    }
    var inclusion = new Inclusion(file.resolveSibling(""), root.folder(), files, problems);
    MappingNode meta = meta(entry).map(own -> merge(fileMeta, own)).orElse(fileMeta);
    return Optional.of(
        new Definition(
            new EntryId(namespace.value(), name.get().value()),
            name.get(),
            kind.get(),
            inclusion.apply(meta),
            inclusion.apply(data(entry)),
            root));
  }

  private Optional<TextNode> required(MappingNode entry, String place, String key) {
    Optional<TextNode> text = entry.text(key).filter(t -> !t.value().isBlank());
    if (text.isEmpty()) {
      Span span = entry.get(key).map(Node::span).orElseGet(() -> start(entry.span()));
      problems.error(
          span,
          "%s.%s: %s is required and must be a non-empty string".formatted(place, key, key),
          "add %s: to the entry%s".formatted(key, nearKey(entry, key)));
    }
    return text;
  }

  /** The value of {@code data} if there is one, else all other keys of the entry. */
  private MappingNode data(MappingNode entry) {
    Optional<Node> data = entry.get("data");
    MappingNode siblings = without(entry, ENTRY_KEYS);
    if (data.isEmpty()) {
      return siblings;
    }
    if (!(data.get() instanceof MappingNode configuration)) {
      problems.error(
          data.get().span(), "data is " + data.get().describe(), "write a map below data:");
      return siblings;
    }
    for (MappingNode.Field ignored : siblings.fields()) {
      problems.warning(
          ignored.key().span(),
          "`%s` is ignored because the entry has `data`".formatted(ignored.name()),
          "move it below data:");
    }
    return configuration;
  }

  private static MappingNode merge(MappingNode under, MappingNode over) {
    var fields = new ArrayList<>(over.fields());
    under.fields().stream()
        .filter(field -> over.field(field.name()).isEmpty())
        .forEach(fields::add);
    return new MappingNode(over.span(), fields);
  }

  private static MappingNode without(MappingNode mapping, Set<String> keys) {
    return new MappingNode(
        mapping.span(),
        mapping.fields().stream().filter(field -> !keys.contains(field.name())).toList());
  }

  private static Span start(Span span) {
    return span.source().span(span.start(), span.start() + 1);
  }
}
