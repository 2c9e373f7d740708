package ai.wippy.component.text;

import ai.wippy.component.DefType;
import ai.wippy.component.Definition;
import ai.wippy.component.ValType;
import ai.wippy.wit.model.Primitive;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads types of values and functions (Explainer, type definitions). */
final class ValueText {
  private final TextScope scope;

  ValueText(TextScope scope) {
    this.scope = scope;
  }

  private static Optional<Primitive> primitive(Node node) {
    return Arrays.stream(Primitive.values())
        .filter(p -> node instanceof Node.Word word && word.text().equals(p.wit()))
        .findFirst();
  }

  /** A type where it is used. One that is written out gets an index of its own. */
  ValType use(Node node) throws Refusal {
    Optional<Primitive> primitive = primitive(node);
    if (primitive.isPresent()) {
      return new ValType.Prim(primitive.get());
    }
    return switch (node) {
      case Node.Word word -> new ValType.Index(scope.type(word));
      case Node.Group group -> {
        DefType type = definition(group);
        var definition = new Definition.TypeDefinition(group.span().start(), type);
        yield new ValType.Index(scope.addType(Optional.empty(), definition));
      }
      case Node.Bytes _ -> throw Parts.expected("a type", node);
    };
  }

  /** A type where it is defined. */
  DefType.Value definition(Node node) throws Refusal {
    Optional<Primitive> primitive = primitive(node);
    if (primitive.isPresent()) {
      return new DefType.Prim(primitive.get());
    }
    if (!(node instanceof Node.Group group)) {
      throw Parts.expected("a type", node);
    }
    Parts parts = group.inside();
    DefType.Value type =
        switch (group.head()) {
          case "record" -> new DefType.Record(labels(parts, "field"));
          case "variant" -> new DefType.Variant(cases(parts));
          case "list" -> new DefType.ListOf(use(parts.next("a type")));
          case "tuple" -> new DefType.Tuple(uses(parts));
          case "flags" -> new DefType.Flags(strings(parts));
          case "enum" -> new DefType.Enum(strings(parts));
          case "option" -> new DefType.Option(use(parts.next("a type")));
          case "result" -> result(parts);
          case "own" -> new DefType.Own(scope.type(parts.word("a resource")));
          case "borrow" -> new DefType.Borrow(scope.type(parts.word("a resource")));
          default -> throw Parts.expected("a type of values", group);
        };
    parts.end();
    return type;
  }

  DefType.Func function(Node.Group group) throws Refusal {
    Parts parts = group.inside();
    parts.id();
    List<DefType.Label> params = labels(parts, "param");
    Optional<ValType> result = Optional.empty();
    Optional<Node.Group> found = parts.group("result", true);
    if (found.isPresent()) {
      Parts inside = found.get().inside();
      result = Optional.of(use(inside.next("a type")));
      inside.end();
    }
    parts.end();
    return new DefType.Func(params, result);
  }

  private List<DefType.Label> labels(Parts parts, String head) throws Refusal {
    var labels = new ArrayList<DefType.Label>();
    for (var next = parts.group(head, true); next.isPresent(); next = parts.group(head, true)) {
      Parts label = next.get().inside();
      labels.add(new DefType.Label(label.string("a name"), use(label.next("a type"))));
      label.end();
    }
    return labels;
  }

  private List<DefType.Case> cases(Parts parts) throws Refusal {
    var cases = new ArrayList<DefType.Case>();
    for (var next = parts.group("case", true); next.isPresent(); next = parts.group("case", true)) {
      Parts one = next.get().inside();
      one.id();
      String name = one.string("a name");
      Optional<ValType> payload =
          one.more() ? Optional.of(use(one.next("a type"))) : Optional.empty();
      cases.add(new DefType.Case(name, payload));
      one.end();
    }
    return cases;
  }

  private DefType.Result result(Parts parts) throws Refusal {
    Optional<ValType> ok = Optional.empty();
    if (parts.more() && parts.group("error", false).isEmpty()) {
      ok = Optional.of(use(parts.next("a type")));
    }
    Optional<ValType> err = Optional.empty();
    Optional<Node.Group> error = parts.group("error", true);
    if (error.isPresent()) {
      Parts inside = error.get().inside();
      err = Optional.of(use(inside.next("a type")));
      inside.end();
    }
    return new DefType.Result(ok, err);
  }

  private List<ValType> uses(Parts parts) throws Refusal {
    var uses = new ArrayList<ValType>();
    while (parts.more()) {
      uses.add(use(parts.next("a type")));
    }
    return uses;
  }

  private static List<String> strings(Parts parts) throws Refusal {
    var strings = new ArrayList<String>();
    while (parts.more()) {
      strings.add(parts.string("a name"));
    }
    return strings;
  }
}
