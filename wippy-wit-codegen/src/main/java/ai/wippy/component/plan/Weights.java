package ai.wippy.component.plan;

import ai.wippy.component.Canon;
import ai.wippy.component.CoreInstanceExpression;
import ai.wippy.component.DefType;
import ai.wippy.component.Definition;
import ai.wippy.component.InstanceExpression;

/** How much a definition adds each time that its component is instantiated. */
final class Weights {
  private Weights() {}

  static int of(Iterable<Definition> definitions) {
    int weight = 0;
    for (Definition definition : definitions) {
      weight += 1 + parts(definition);
    }
    return weight;
  }

  private static int parts(Definition definition) {
    return switch (definition) {
      case Definition.CoreInstanceDefinition(int _, var expression) ->
          switch (expression) {
            case CoreInstanceExpression.Exports(var items) -> items.size();
            case CoreInstanceExpression.Instantiate(int _, var args) -> args.size();
          };
      case Definition.InstanceDefinition(int _, var expression) ->
          switch (expression) {
            case InstanceExpression.Exports(var items) -> items.size();
            case InstanceExpression.Instantiate(int _, var args) -> args.size();
          };
      case Definition.CanonDefinition(int _, Canon.Lift(int _, var options, int _)) ->
          options.size();
      case Definition.CanonDefinition(int _, Canon.Lower(int _, var options)) -> options.size();
      case Definition.TypeDefinition(int _, var type) -> parts(type);
      default -> 0;
    };
  }

  private static int parts(DefType type) {
    return switch (type) {
      case DefType.Record(var fields) -> fields.size();
      case DefType.Variant(var cases) -> cases.size();
      case DefType.Tuple(var elements) -> elements.size();
      case DefType.Flags(var names) -> names.size();
      case DefType.Enum(var names) -> names.size();
      case DefType.Func(var params, var _) -> params.size();
      default -> 0;
    };
  }
}
