package ai.wippy.build.index;

import ai.wippy.build.index.yaml.BooleanNode;
import ai.wippy.build.index.yaml.DecimalNode;
import ai.wippy.build.index.yaml.IntegerNode;
import ai.wippy.build.index.yaml.MappingNode;
import ai.wippy.build.index.yaml.Node;
import ai.wippy.build.index.yaml.NullNode;
import ai.wippy.build.index.yaml.SequenceNode;
import ai.wippy.build.index.yaml.TextNode;
import ai.wippy.diagnostic.Problems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Replaces each text {@code file://path} by the content of that file. */
final class Inclusion {
  private static final String SCHEME = "file://";

  private final Path folder;
  private final Path root;
  private final SourceFiles files;
  private final Problems problems;

  /**
   * @param folder the YAML file's, which {@code file://x} starts from
   * @param root the scan root, which {@code file:///x} starts from and no path may leave
   */
  Inclusion(Path folder, Path root, SourceFiles files, Problems problems) {
    this.folder = folder;
    this.root = root;
    this.files = files;
    this.problems = problems;
  }

  /** Whether a text stands for the content of a file, which it still does if that is not there. */
  static boolean isReference(String text) {
    return text.startsWith(SCHEME);
  }

  MappingNode apply(MappingNode node) {
    return new MappingNode(
        node.span(),
        node.fields().stream()
            .map(field -> new MappingNode.Field(field.key(), apply(field.value())))
            .toList());
  }

  private Node apply(Node node) {
    return switch (node) {
      case TextNode text when isReference(text.value()) -> include(text);
      case MappingNode mapping -> apply(mapping);
      case SequenceNode list ->
          new SequenceNode(list.span(), list.items().stream().map(this::apply).toList());
      case TextNode _, IntegerNode _, DecimalNode _, BooleanNode _, NullNode _ -> node;
    };
  }

  private TextNode include(TextNode text) {
    return target(text).flatMap(files::read).map(text::including).orElse(text);
  }

  private Optional<Path> target(TextNode text) {
    String path = text.value().substring(SCHEME.length());
    String relative = path.replaceFirst("^/+", "");
    if (relative.isBlank()) {
      return refuse(text, "file:// names no file", "write file://name for a file beside this one");
    }
    Path from = path.startsWith("/") ? root : folder;
    Path file;
    try {
      file = from.resolve(relative).normalize();
    } catch (InvalidPathException e) {
      return refuse(text, "not a path: " + e.getMessage(), "correct the name after file://");
    }
    if (!file.startsWith(root)) {
      return refuse(
          text,
          "%s leaves the source folder".formatted(text.value()),
          "included files lie in or below %s; move the file there".formatted(files.name(root)));
    }
    if (!Files.isRegularFile(file)) {
      return refuse(
          text,
          "included file not found: " + files.name(file),
          "file://x is relative to %s, file:///x to %s%s"
              .formatted(files.name(folder), files.name(root), Neighbours.didYouMean(file)));
    }
    return Optional.of(file);
  }

  private Optional<Path> refuse(TextNode text, String problem, String help) {
    problems.error(text.span(), problem, help);
    return Optional.empty();
  }
}
