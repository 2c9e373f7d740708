package ai.wippy.build.index.schema;

import ai.wippy.build.index.schema.Shape.Field;
import ai.wippy.build.index.yaml.BooleanNode;
import ai.wippy.build.index.yaml.DecimalNode;
import ai.wippy.build.index.yaml.IntegerNode;
import ai.wippy.build.index.yaml.MappingNode;
import ai.wippy.build.index.yaml.Node;
import ai.wippy.build.index.yaml.SequenceNode;
import ai.wippy.build.index.yaml.TextNode;
import ai.wippy.diagnostic.Diagnostic;
import ai.wippy.diagnostic.Problems;
import ai.wippy.diagnostic.Severity;
import ai.wippy.diagnostic.Span;
import ai.wippy.diagnostic.Suggestion;
import ai.wippy.registry.Durations;
import java.util.List;
import java.util.Optional;

/** Checks values against shapes. */
public final class Checker {
  private final String owner;
  private final Span place;
  private final Problems problems;

  /**
   * @param owner what the values belong to, such as {@code entry app:answer}
   * @param place where to point when a field is missing at the top
   * @param problems receives what is wrong
   */
  public Checker(String owner, Span place, Problems problems) {
    this.owner = owner;
    this.place = place;
    this.problems = problems;
  }

  /**
   * Checks a value.
   *
   * @param path what the value is called, such as {@code wasi.env}; empty for all of the owner
   */
  public void check(Shape shape, Node node, String path) {
    switch (shape) {
      case Shape.Any _ -> {}
      case Shape.Text _ -> expect(node instanceof TextNode, shape, node, path);
      case Shape.Flag _ -> expect(node instanceof BooleanNode, shape, node, path);
      case Shape.Number _ ->
          expect(node instanceof IntegerNode || node instanceof DecimalNode, shape, node, path);
      case Shape.Time _ -> expect(isTime(node), shape, node, path);
      case Shape.Whole whole -> checkWhole(whole, node, path);
      case Shape.Choice choice -> checkChoice(choice, node, path);
      case Shape.Id _ -> expect(Reference.of(node).isPresent(), shape, node, path);
      case Shape.Each(Shape element) -> checkEach(shape, element, node, path);
      case Shape.Texts() -> {
        if (!(node instanceof TextNode)) {
          checkEach(shape, new Shape.Text(), node, path);
        }
      }
      case Shape.Values(Shape value) -> checkValues(shape, value, node, path);
      case Shape.Fields(List<Field> known, boolean strict) -> {
        if (expect(node instanceof MappingNode, shape, node, path)) {
          checkFields(known, (MappingNode) node, path);
          checkUnknown(known, strict, (MappingNode) node, path);
        }
      }
      case Shape.Open(List<Field> known) -> {
        if (expect(node instanceof MappingNode, shape, node, path)) {
          checkFields(known, (MappingNode) node, path);
        }
      }
    }
  }

  private boolean expect(boolean ok, Shape shape, Node node, String path) {
    if (!ok) {
      problems.error(
          node.span(),
          "%s is %s".formatted(path.isEmpty() ? owner : path, node.describe()) + place(path),
          "expected " + shape.describe() + quoting(shape, node));
    }
    return ok;
  }

  private String place(String path) {
    return path.isEmpty() ? "" : " in " + owner;
  }

  private static String quoting(Shape shape, Node node) {
    boolean scalar =
        node instanceof IntegerNode || node instanceof DecimalNode || node instanceof BooleanNode;
    return shape instanceof Shape.Text && scalar
        ? "; put it in quotes: \"%s\"".formatted(node.span().text())
        : "";
  }

  private static boolean isTime(Node node) {
    if (node instanceof TextNode text) {
      try {
        return !Durations.parse(text.value()).isNegative();
      } catch (IllegalArgumentException _) {
        return false;
      }
    }
    return node instanceof IntegerNode number && number.value() >= 0;
  }

  private void checkWhole(Shape.Whole whole, Node node, String path) {
    if (expect(node instanceof IntegerNode, whole, node, path)
        && ((IntegerNode) node).value() < whole.least()) {
      problems.error(
          node.span(),
          "%s: got %d in %s".formatted(whole.tooSmall(), ((IntegerNode) node).value(), owner),
          "write " + whole.describe());
    }
  }

  private void checkChoice(Shape.Choice choice, Node node, String path) {
    if (expect(node instanceof TextNode, choice, node, path)) {
      String word = ((TextNode) node).value();
      if (!choice.words().contains(word)) {
        problems.error(
            node.span(),
            "%s `%s` in %s".formatted(choice.problem(), word, owner),
            "expected %s%s"
                .formatted(choice.describe(), Suggestion.didYouMean(word, choice.words())));
      }
    }
  }

  private void checkEach(Shape shape, Shape element, Node node, String path) {
    if (expect(node instanceof SequenceNode, shape, node, path)) {
      ((SequenceNode) node).items().forEach(item -> check(element, item, path + "[]"));
    }
  }

  private void checkValues(Shape shape, Shape value, Node node, String path) {
    if (expect(node instanceof MappingNode, shape, node, path)) {
      ((MappingNode) node)
          .fields()
          .forEach(field -> check(value, field.value(), path + "." + field.name()));
    }
  }

  private void checkFields(List<Field> known, MappingNode mapping, String path) {
    for (Field field : known) {
      Optional<Node> value = mapping.get(field.name()).filter(v -> !isEmptyText(field, v));
      if (value.isPresent()) {
        check(field.shape(), value.get(), join(path, field.name()));
      } else if (field.required()) {
        missing(field, known, mapping, path);
      }
    }
  }

  private static boolean isEmptyText(Field field, Node value) {
    return field.required() && value instanceof TextNode text && text.value().isBlank();
  }

  private void missing(Field field, List<Field> known, MappingNode mapping, String path) {
    Span at =
        mapping
            .field(field.name())
            .map(written -> written.value().span())
            .orElse(path.isEmpty() ? place : mapping.span());
    String slip =
        mapping.fields().stream()
            .map(MappingNode.Field::name)
            .filter(name -> known.stream().noneMatch(k -> k.name().equals(name)))
            .filter(name -> Suggestion.nearest(name, List.of(field.name())).isPresent())
            .findFirst()
            .map("; did you mean it by `%s`?"::formatted)
            .orElse("");
    problems.error(
        at,
        "%s is required in %s".formatted(join(path, field.name()), owner),
        "add %s: with %s%s".formatted(field.name(), field.shape().describe(), slip));
  }

  private void checkUnknown(List<Field> known, boolean strict, MappingNode mapping, String path) {
    List<String> all = known.stream().map(Field::name).toList();
    List<String> unused = all.stream().filter(name -> mapping.field(name).isEmpty()).toList();
    for (MappingNode.Field field : mapping.fields()) {
      if (all.contains(field.name())) {
        continue;
      }
      Optional<String> slip = Suggestion.nearest(field.name(), unused);
      String where = path.isEmpty() ? " in " + owner : " in %s of %s".formatted(path, owner);
      problems.add(
          new Diagnostic(
              strict || slip.isPresent() ? Severity.ERROR : Severity.WARNING,
              Optional.of(field.key().span()),
              "unknown field \"%s\"%s".formatted(field.name(), where),
              slip.map("did you mean `%s`?"::formatted)
                  .orElse("expected one of " + String.join(", ", all))));
    }
  }

  private static String join(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
