package ai.wippy.component;

import static ai.wippy.component.ComponentException.invalid;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rules on component instances (Binary.md, instance definitions). */
final class InstanceRules {
  private final Types types;
  private final Space space;
  private final int offset;

  InstanceRules(Types types, Space space, int offset) {
    this.types = types;
    this.space = space;
    this.offset = offset;
  }

  Entity.Instance instance(InstanceExpression expression) {
    return switch (expression) {
      case InstanceExpression.Exports(var items) -> bundle(items);
      case InstanceExpression.Instantiate(int component, var args) ->
          instantiate(space.component(offset, component), arguments(args));
    };
  }

  private Entity.Instance bundle(List<InstanceExpression.Item> items) {
    var exports = new LinkedHashMap<String, Entity>();
    var names = new NameRules(NameRules.Direction.BUNDLE, types.resources);
    for (InstanceExpression.Item item : items) {
      Entity entity = item(item);
      AttributeRules.check(item.offset(), item.externName(), entity);
      names.add(item.offset(), item.name(), entity);
      exports.put(item.name(), entity);
    }
    return types.instance(offset, exports, List.of());
  }

  Entity item(InstanceExpression.Item item) {
    Sort sort = item.item().sort();
    return switch (sort) {
      case CORE_MODULE, FUNC, TYPE, COMPONENT, INSTANCE ->
          space.get(item.offset(), sort, item.item().index());
      case VALUE -> throw ComponentException.unsupported(item.offset(), "values");
      case CORE_FUNC, CORE_TABLE, CORE_MEMORY, CORE_GLOBAL, CORE_TAG, CORE_TYPE, CORE_INSTANCE ->
          throw invalid(
              item.offset(),
              "`%s` is a %s, which components cannot pass",
              item.name(),
              sort.text());
    };
  }

  private Map<String, Entity> arguments(List<InstanceExpression.Item> items) {
    var args = new LinkedHashMap<String, Entity>();
    for (InstanceExpression.Item item : items) {
      if (args.put(item.name(), item(item)) != null) {
        throw invalid(
            item.offset(),
            "instantiation argument `%s` conflicts with previous argument `%s`",
            item.name(),
            item.name());
      }
    }
    return args;
  }

  private Entity.Instance instantiate(Entity.Component component, Map<String, Entity> args) {
    var given = types.substitution();
    var open = types.subtyping.identities(component.imported());
    component
        .imports()
        .forEach((name, expected) -> {
          Entity arg = args.get(name);
          if (arg == null) {
            throw invalid(offset, "missing import named `%s`", name);
          }
          types.subtyping.bind(arg, expected, open, given);
          Optional<String> problem = types.subtyping.mismatch(arg, given.apply(expected));
          if (problem.isPresent()) {
            throw invalid(offset, "type mismatch for import `%s`: %s", name, problem.get());
          }
          types.subtyping.bindValues(arg, expected, given);
        });
    types.freshen(component.defined(), given, space.defined);
    return types.instance(offset, given.apply(component.exports()), List.of());
  }
}
