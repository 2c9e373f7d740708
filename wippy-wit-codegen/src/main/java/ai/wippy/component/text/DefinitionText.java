package ai.wippy.component.text;

import ai.wippy.component.Alias;
import ai.wippy.component.DefType;
import ai.wippy.component.Definition;
import ai.wippy.component.ExternName;
import ai.wippy.component.ExternType;
import ai.wippy.component.Sort;
import ai.wippy.component.SortIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what stands in a component or in the type of a component or instance. */
final class DefinitionText {
  /** Attributes of names, which belong to a later level of the component model. */
  private final TextScope scope;

  private final ValueText values;

  DefinitionText(TextScope scope) {
    this.scope = scope;
    this.values = new ValueText(scope);
  }

  /** Reads a definition in a component. */
  void definition(Node.Group group) throws Refusal {
    if (group.head().equals("export")) {
      export(group);
    } else {
      declarator(group);
    }
  }

  /** Reads a declarator in the type of a component or instance. */
  private void declarator(Node.Group group) throws Refusal {
    switch (group.head()) {
      case "type" -> named(group);
      case "alias" -> alias(group);
      case "import" -> extern(group, true);
      case "export" -> extern(group, false);
      default ->
          throw new Refusal(
              group.span(),
              "a WIT package holds no `%s`".formatted(group.head()),
              "it holds types, aliases, imports and exports");
    }
  }

  private void named(Node.Group group) throws Refusal {
    Parts parts = group.inside();
    Optional<String> id = parts.id();
    Optional<Node.Group> inline = parts.group("export", true);
    DefType type = type(parts.next("a type"));
    parts.end();
    int index = scope.addType(id, new Definition.TypeDefinition(group.span().start(), type));
    if (inline.isPresent()) {
      exportType(group, inline.get().inside().string("a name"), index, Optional.empty());
    }
  }

  private DefType type(Node node) throws Refusal {
    if (!(node instanceof Node.Group group)) {
      return values.definition(node);
    }
    return switch (group.head()) {
      case "component" -> new DefType.ComponentType(nested(group));
      case "instance" -> new DefType.InstanceType(nested(group));
      case "func" -> values.function(group);
      default -> values.definition(group);
    };
  }

  private List<Definition> nested(Node.Group group) throws Refusal {
    Parts parts = group.inside();
    var inner = new TextScope(scope, parts.id());
    var reader = new DefinitionText(inner);
    while (parts.more()) {
      reader.declarator(parts.group("a declarator"));
    }
    return inner.definitions();
  }

  private void alias(Node.Group group) throws Refusal {
    Parts parts = group.inside();
    Node.Word kind = parts.word("`export` or `outer`");
    Node.Word from = parts.word("an index");
    Alias alias =
        switch (kind.text()) {
          case "export" ->
              new Alias.Export(Sort.TYPE, scope.instance(from), parts.string("a name"));
          case "outer" -> {
            int steps = scope.outward(from);
            int index = scope.typeOf(steps, parts.word("an index"));
            yield new Alias.Outer(Sort.TYPE, steps, index);
          }
          default -> throw Parts.expected("`export` or `outer`", kind);
        };
    Node.Group target = parts.group("`(type)`");
    if (!target.head().equals("type")) {
      throw Parts.expected("`(type)`", target);
    }
    Optional<String> id = target.inside().id();
    parts.end();
    scope.addType(id, new Definition.AliasDefinition(group.span().start(), alias));
  }

  /** {@code (export "name" (type 0))} of a component. */
  private void export(Node.Group group) throws Refusal {
    Parts parts = group.inside();
    Optional<String> id = parts.id();
    String name = parts.string("a name");
    Node.Group item = parts.group("`(type …)`");
    if (!item.head().equals("type")) {
      throw Parts.expected("`(type …)`", item);
    }
    int index = scope.type(item.inside().word("an index"));
    parts.end();
    exportType(group, name, index, id);
  }

  private void exportType(Node.Group group, String name, int index, Optional<String> id) {
    var item = new SortIndex(Sort.TYPE, index);
    scope.addType(
        id,
        new Definition.ExportDefinition(group.span().start(), name(name), item, Optional.empty()));
  }

  private static ExternName name(String name) {
    return new ExternName(name);
  }

  /** {@code (import "name" (instance …))} or {@code (export "name" (func …))} of a type. */
  private void extern(Node.Group group, boolean imported) throws Refusal {
    int at = group.span().start();
    Parts parts = group.inside();
    Optional<String> outer = parts.id();
    String label = parts.string("a name");
    var attributes = new ArrayList<ExternName.Attribute>();
    Node.Group what = parts.group("what it is");
    Optional<ExternName.Kind> kind = ExternName.Kind.of(what.head());
    while (kind.isPresent()) {
      attributes.add(new ExternName.Attribute(kind.get(), what.inside().string("a text")));
      what = parts.group("what it is");
      kind = ExternName.Kind.of(what.head());
    }
    parts.end();
    var name = new ExternName(label, attributes);
    Optional<String> id = outer.isPresent() ? outer : what.inside().id();
    ExternType type = externType(what);
    Definition definition =
        imported
            ? new Definition.ImportDefinition(at, name, type)
            : new Definition.ExportDeclarator(at, name, type);
    switch (type) {
      case ExternType.TypeEq _, ExternType.SubResource _ -> scope.addType(id, definition);
      case ExternType.Instance _ -> scope.addInstance(id, definition);
      case ExternType.Func _, ExternType.ComponentOf _, ExternType.Module _, ExternType.Value _ ->
          scope.add(definition);
    }
  }

  private ExternType externType(Node.Group what) throws Refusal {
    return switch (what.head()) {
      case "func" -> new ExternType.Func(typeUse(what));
      case "instance" -> new ExternType.Instance(typeUse(what));
      case "component" -> new ExternType.ComponentOf(typeUse(what));
      case "type" -> bound(what);
      default -> throw Parts.expected("a function, a type, an instance or a component", what);
    };
  }

  /** {@code (instance (type 0))}, or the type itself in its place. */
  private int typeUse(Node.Group what) throws Refusal {
    Parts parts = what.inside();
    parts.id();
    Optional<Node.Group> use = parts.group("type", false);
    if (use.isPresent()
        && use.get().parts().size() == 2
        && use.get().parts().get(1) instanceof Node.Word word
        && isIndex(word.text())) {
      parts.next("a type");
      parts.end();
      return scope.type(word);
    }
    DefType type = type(what);
    return scope.addType(
        Optional.empty(), new Definition.TypeDefinition(what.span().start(), type));
  }

  private static boolean isIndex(String word) {
    return word.startsWith("$") || Character.isDigit(word.charAt(0));
  }

  /** {@code (type (eq 0))} or {@code (type (sub resource))}. */
  private ExternType bound(Node.Group what) throws Refusal {
    Parts parts = what.inside();
    parts.id();
    Node.Group bound = parts.group("`(eq …)` or `(sub resource)`");
    parts.end();
    Parts inside = bound.inside();
    ExternType type =
        switch (bound.head()) {
          case "eq" -> new ExternType.TypeEq(scope.type(inside.word("an index")));
          case "sub" -> {
            if (!inside.word("`resource`").text().equals("resource")) {
              throw Parts.expected("`(sub resource)`", bound);
            }
            yield new ExternType.SubResource();
          }
          default -> throw Parts.expected("`(eq …)` or `(sub resource)`", bound);
        };
    inside.end();
    return type;
  }
}
