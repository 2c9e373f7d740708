package ai.wippy.component.plan;

import static ai.wippy.component.ComponentException.unsupported;
import static java.util.Objects.requireNonNull;

import ai.wippy.component.Alias;
import ai.wippy.component.Canon;
import ai.wippy.component.Component;
import ai.wippy.component.CoreInstanceExpression;
import ai.wippy.component.DefType;
import ai.wippy.component.Definition;
import ai.wippy.component.InstanceExpression;
import ai.wippy.component.Sort;
import ai.wippy.component.SortIndex;
import ai.wippy.component.ValueTypes;
import ai.wippy.wit.model.Func;
import ai.wippy.wit.model.ResourceType;
import ai.wippy.wit.model.TypeName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Runs the definitions of a valid component as if it were being instantiated, nested components
 * included.
 *
 * <p>A component is a program without branches. Whatever its instantiation would do is known
 * already, except for the values that live in core instances: so each definition either yields an
 * item that later ones refer to, or adds a line to the {@link Tables}. Types are evaluated along
 * with the rest, which gives each resource its identity without any substitution.
 */
final class Evaluation {
  /** What is on the other side of a component's imports and exports. */
  interface Imports {
    /** What an import definition yields. */
    Item get(Definition.ImportDefinition definition, Scope scope);

    /** An exported item as definitions after the export see it. */
    default Item exported(String name, Item item) {
      return item;
    }
  }

  private final Tables tables;
  private final Views views;

  Evaluation(Tables tables) {
    this.tables = tables;
    this.views = new Views(tables);
  }

  /** Evaluates a component in a fresh scope; what it exports, in order. */
  Map<String, Item> component(Component component, Scope scope, Imports imports) {
    tables.countDefinitions(component.offset(), Weights.of(component.definitions()));
    var exports = new LinkedHashMap<String, Item>();
    for (Definition definition : component.definitions()) {
      switch (definition) {
        case Definition.CoreModuleDefinition(int at, var module) ->
            scope.add(new Item.Module(module));
        case Definition.CoreInstanceDefinition(int at, var expression) ->
            scope.add(coreInstance(at, expression, scope));
        case Definition.CoreTypeDefinition type -> {}
        case Definition.ComponentDefinition(int at, var nested) ->
            scope.add(new Item.Closure(nested, scope, null));
        case Definition.InstanceDefinition(int at, var expression) ->
            scope.add(instance(at, expression, scope));
        case Definition.AliasDefinition(int at, var alias) -> alias(alias, scope);
        case Definition.TypeDefinition(int at, var type) -> scope.add(type(type, scope));
        case Definition.CanonDefinition(int at, var canon) -> canon(at, canon, scope);
        case Definition.ImportDefinition definitionOfImport ->
            scope.add(imports.get(definitionOfImport, scope));
        case Definition.ExportDefinition export -> {
          Item item = exported(export, scope);
          exports.put(export.name().name(), item);
          if (item instanceof Item.Instance(var held)) {
            tables.countDefinitions(export.offset(), held.size());
          }
          scope.add(imports.exported(export.name().name(), item));
        }
        case Definition.StartDefinition start ->
            throw unsupported(start.offset(), "start functions");
        case Definition.ValueDefinition value -> throw unsupported(value.offset(), "values");
        case Definition.ExportDeclarator declarator ->
            throw new IllegalStateException("a declarator outside of a type");
      }
    }
    return exports;
  }

  private Item exported(Definition.ExportDefinition export, Scope scope) {
    Item item = scope.get(export.item());
    Item seen = export.type().isPresent() ? views.of(item, export.type().get(), scope) : item;
    return seen instanceof Item.Function function ? function.named(export.name().name()) : seen;
  }

  private Item.Instance instance(int at, InstanceExpression expression, Scope scope) {
    tables.countInstance(at);
    var items = new LinkedHashMap<String, Item>();
    return switch (expression) {
      case InstanceExpression.Exports(var exports) -> {
        exports.forEach(e -> items.put(e.name(), scope.get(e.item())));
        yield new Item.Instance(items);
      }
      case InstanceExpression.Instantiate(int index, var args) -> {
        args.forEach(a -> items.put(a.name(), scope.get(a.item())));
        yield new Item.Instance(instantiate(scope.component(index), items, scope));
      }
    };
  }

  private Map<String, Item> instantiate(
      Item.Closure closure, Map<String, Item> args, Scope creator) {
    Map<String, Item> exports =
        component(
            closure.component(),
            new Scope(closure.scope(), creator),
            (i, s) -> argument(args, i, s));
    return closure.type() == null ? exports : views.exports(exports, args, closure.type());
  }

  private Item argument(
      Map<String, Item> args, Definition.ImportDefinition definition, Scope scope) {
    Item item = requireNonNull(args.get(definition.name().name()), "an argument");
    return views.of(item, definition.type(), scope);
  }

  private CoreInstance coreInstance(int at, CoreInstanceExpression expression, Scope scope) {
    return switch (expression) {
      case CoreInstanceExpression.Exports(var exports) -> {
        var items = new HashMap<String, CoreSource>();
        exports.forEach(e -> items.put(e.name(), scope.core(e.item().sort(), e.item().index())));
        yield new CoreInstance.Bundle(items);
      }
      case CoreInstanceExpression.Instantiate(int index, var args) -> {
        tables.countInstance(at);
        var byName = new HashMap<String, CoreInstance>();
        args.forEach(a -> byName.put(a.name(), scope.coreInstance(a.instance())));
        int module = tables.module(scope.module(index).binary());
        tables.countDefinitions(at, tables.modules.get(module).imports().size());
        var sources = new ArrayList<CoreSource>();
        for (CoreModule.Import wanted : tables.modules.get(module).imports()) {
          sources.add(
              requireNonNull(byName.get(wanted.module()), "an argument").get(wanted.name()));
        }
        tables.steps.add(new Plan.Instantiate(module, sources));
        yield new CoreInstance.Created(tables.steps.size() - 1);
      }
    };
  }

  /** Adds to the scope of a type what a declarator that is no import or export defines. */
  static void declare(Definition declarator, Scope scope) {
    switch (declarator) {
      case Definition.TypeDefinition(int at, var type) -> scope.add(pure(type, scope));
      case Definition.AliasDefinition(int at, var alias) -> alias(alias, scope);
      case Definition.CoreTypeDefinition type -> {}
      default -> throw new IllegalStateException("not a declarator: " + declarator);
    }
  }

  private static void alias(Alias alias, Scope scope) {
    switch (alias) {
      case Alias.Export(Sort sort, int instance, String name) ->
          scope.add(requireNonNull(scope.instance(instance).exports().get(name), "an export"));
      case Alias.CoreExport(Sort sort, int instance, String name) ->
          scope.add(sort, scope.coreInstance(instance).get(name));
      case Alias.Outer(Sort sort, int count, int index) -> {
        if (sort != Sort.CORE_TYPE) {
          scope.add(scope.outer(count).get(new SortIndex(sort, index)));
        }
      }
    }
  }

  private Item.Type type(DefType type, Scope scope) {
    return switch (type) {
      case DefType.Resource(var representation, var destructor) -> {
        var resource = new ResourceType(new TypeName(Optional.empty(), "", ""));
        CoreSource drop =
            destructor.isPresent() ? scope.core(Sort.CORE_FUNC, destructor.getAsInt()) : null;
        tables.resource(resource, tables.instance(scope), drop);
        yield new Item.Resource(resource, Optional.empty());
      }
      case DefType.Value value -> pure(value, scope);
      case DefType.Func func -> pure(func, scope);
      case DefType.InstanceType instance -> pure(instance, scope);
      case DefType.ComponentType component -> pure(component, scope);
    };
  }

  /** A type whose definition has no effect on the plan. */
  private static Item.Type pure(DefType type, Scope scope) {
    var values = new ValueTypes(scope);
    return switch (type) {
      case DefType.Value value -> new Item.Value(values.of(value), Optional.empty());
      case DefType.Func(var params, var result) ->
          new Item.Signature(values.params(params), values.of(result));
      case DefType.InstanceType(var declarators) -> new Item.InstanceType(declarators, scope);
      case DefType.ComponentType(var declarators) -> new Item.ComponentType(declarators, scope);
      case DefType.Resource resource ->
          throw new IllegalStateException("a resource defined inside of a type");
    };
  }

  private void canon(int at, Canon canon, Scope scope) {
    switch (canon) {
      case Canon.Lift(int core, var options, int type) -> {
        if (!(scope.type(type) instanceof Item.Signature(var params, var result))) {
          throw new IllegalStateException("a lift without function type");
        }
        scope.add(
            tables.lift(
                scope.core(Sort.CORE_FUNC, core),
                new Func("", params, result, ""),
                Options.of(options, scope, tables.instance(scope))));
      }
      case Canon.Lower(int func, var options) ->
          scope.add(
              Sort.CORE_FUNC,
              tables.lower(
                  scope.function(func), Options.of(options, scope, tables.instance(scope))));
      case Canon.ResourceNew(int type) ->
          scope.add(
              Sort.CORE_FUNC,
              new CoreSource.ResourceNew(number(type, scope), tables.instance(scope)));
      case Canon.ResourceRep(int type) ->
          scope.add(
              Sort.CORE_FUNC,
              new CoreSource.ResourceRep(number(type, scope), tables.instance(scope)));
      case Canon.ResourceDrop(int type) ->
          scope.add(
              Sort.CORE_FUNC,
              new CoreSource.ResourceDrop(number(type, scope), tables.instance(scope)));
      case Canon.Gated(var name) -> throw unsupported(at, "`canon %s`", name);
    }
  }

  private int number(int type, Scope scope) {
    return tables.resource(scope.resource(type));
  }
}
