package ai.wippy.component.plan;

import static java.util.Objects.requireNonNull;

import ai.wippy.component.Definition;
import ai.wippy.component.ExternType;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Items as the types show them that they are imported or exported with: an instance can hold more
 * than its type says, which nobody sees.
 */
final class Views {
  private final Tables tables;

  Views(Tables tables) {
    this.tables = tables;
  }

  /**
   * An item of a type.
   *
   * @param scope where the type stands
   */
  Item of(Item item, ExternType type, Scope scope) {
    return switch (type) {
      case ExternType.Func(int index)
          when scope.type(index) instanceof Item.Signature declared
              && item instanceof Item.Function function ->
          function.as(declared);
      case ExternType.Instance(int index)
          when scope.type(index) instanceof Item.InstanceType declared ->
          instance((Item.Instance) item, declared);
      case ExternType.ComponentOf(int index)
          when scope.type(index) instanceof Item.ComponentType declared ->
          ((Item.Closure) item).as(declared);
      default -> item;
    };
  }

  private Item.Instance instance(Item.Instance instance, Item.InstanceType type) {
    return new Item.Instance(
        exports(instance.exports(), Map.of(), type.declarators(), new Scope(type.scope())));
  }

  /** What an instance of a component exports, as the type of the component shows it. */
  Map<String, Item> exports(
      Map<String, Item> exports, Map<String, Item> args, Item.ComponentType type) {
    return exports(exports, args, type.declarators(), new Scope(type.scope()));
  }

  private Map<String, Item> exports(
      Map<String, Item> all,
      Map<String, Item> args,
      Iterable<Definition> declarators,
      Scope scope) {
    var seen = new LinkedHashMap<String, Item>();
    for (Definition declarator : declarators) {
      tables.countDefinitions(declarator.offset(), 1);
      switch (declarator) {
        case Definition.ImportDefinition wanted ->
            scope.add(requireNonNull(args.get(wanted.name().name()), "an argument"));
        case Definition.ExportDeclarator export -> {
          String name = export.name().name();
          Item item = export(all.get(name), export.type(), scope);
          scope.add(item);
          seen.put(name, item);
        }
        default -> Evaluation.declare(declarator, scope);
      }
    }
    return seen;
  }

  /** A type that is equal to one that is known already need not be there. */
  private Item export(@Nullable Item item, ExternType type, Scope scope) {
    return item == null && type instanceof ExternType.TypeEq(int index)
        ? scope.type(index)
        : of(requireNonNull(item, "an export"), type, scope);
  }
}
