package ai.wippy.component;

import static ai.wippy.component.ComponentException.invalid;

import ai.wippy.component.CoreValue.Heap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rules on core types and core instances (Binary.md, instance and type definitions). */
final class CoreRules {
  private final Types types;
  private final Space space;
  private final int offset;

  CoreRules(Types types, Space space, int offset) {
    this.types = types;
    this.space = space;
    this.offset = offset;
  }

  void define(CoreDefType type) {
    switch (type) {
      case CoreDefType.Group(var group) -> types.core.define(offset, group, space.coreTypes());
      case CoreDefType.Module(var declarators) -> space.addModuleType(module(declarators));
    }
  }

  private ModuleType module(List<CoreDefType.Declarator> declarators) {
    ModuleType module = ModuleType.empty();
    var known = new ArrayList<Heap.Interned>();
    for (CoreDefType.Declarator declarator : declarators) {
      int at = declarator.offset();
      switch (declarator) {
        case CoreDefType.Import(int o, var from, var name, var type) ->
            module.addImport(at, from, name, types.core.resolve(at, type, known));
        case CoreDefType.Export(int o, var name, var type) ->
            module.addExport(at, name, types.core.resolve(at, type, known));
        case CoreDefType.Type(int o, var group) -> types.core.define(at, group.types(), known);
        case CoreDefType.OuterAlias(int o, int count, int index) ->
            known.add(alias(at, count, index, known));
      }
    }
    return module;
  }

  private Heap.Interned alias(int at, int count, int index, List<Heap.Interned> known) {
    List<Heap.Interned> target = count == 0 ? known : space.outer(at, count - 1).coreTypes();
    return (Heap.Interned) CoreTypes.resolve(at, new Heap.Index(index), target);
  }

  Map<String, CoreExtern> instance(CoreInstanceExpression expression) {
    return switch (expression) {
      case CoreInstanceExpression.Instantiate(int module, var args) ->
          instantiate(space.module(offset, module), args);
      case CoreInstanceExpression.Exports(var items) -> bundle(items);
    };
  }

  private Map<String, CoreExtern> instantiate(
      ModuleType module, List<CoreInstanceExpression.Argument> args) {
    var instances = new HashMap<String, Map<String, CoreExtern>>();
    for (CoreInstanceExpression.Argument arg : args) {
      if (instances.put(arg.name(), space.coreInstance(arg.offset(), arg.instance())) != null) {
        throw invalid(
            arg.offset(), "duplicate module instantiation argument named `%s`", arg.name());
      }
    }
    var matching = new CoreMatching(types.core);
    module
        .imports()
        .forEach((name, expected) -> {
          Map<String, CoreExtern> instance = instances.get(name.module());
          if (instance == null) {
            throw invalid(
                offset, "missing module instantiation argument named `%s`", name.module());
          }
          CoreExtern found = instance.get(name.name());
          if (found == null) {
            throw invalid(
                offset,
                "module instantiation argument `%s` does not export an item named `%s`",
                name.module(),
                name.name());
          }
          Optional<String> problem = matching.mismatch(found, expected);
          if (problem.isPresent()) {
            throw invalid(
                offset,
                "type mismatch for export `%s` of module instantiation argument `%s`: %s",
                name.name(),
                name.module(),
                problem.get());
          }
        });
    return module.exports();
  }

  private Map<String, CoreExtern> bundle(List<CoreInstanceExpression.Export> items) {
    var exports = new LinkedHashMap<String, CoreExtern>();
    var names = new HashSet<String>();
    for (CoreInstanceExpression.Export export : items) {
      Sort sort = export.item().sort();
      switch (sort) {
        case CORE_FUNC, CORE_TABLE, CORE_MEMORY, CORE_GLOBAL, CORE_TAG ->
            exports.put(export.name(), space.core(export.offset(), sort, export.item().index()));
        default ->
            throw invalid(export.offset(), "a core instance cannot export a %s", sort.text());
      }
      if (!names.add(export.name())) {
        throw invalid(
            export.offset(), "export name `%s` already defined in a core instance", export.name());
      }
    }
    return exports;
  }
}
