package ai.wippy.component;

import static ai.wippy.component.ComponentException.invalid;

/** Rules on aliases (Binary.md, alias definitions). */
final class AliasRules {
  private final Types types;
  private final Space space;
  private final int offset;

  AliasRules(Types types, Space space, int offset) {
    this.types = types;
    this.space = space;
    this.offset = offset;
  }

  void define(Alias alias) {
    switch (alias) {
      case Alias.Export(Sort sort, int instance, String name) -> export(sort, instance, name);
      case Alias.CoreExport(Sort sort, int instance, String name) ->
          coreExport(sort, instance, name);
      case Alias.Outer outer -> outer(outer);
    }
  }

  private void export(Sort sort, int index, String name) {
    if (space.kind() != Space.Kind.COMPONENT && sort != Sort.TYPE && sort != Sort.INSTANCE) {
      throw invalid(
          offset,
          "an alias in a type may only refer to types or instances, not to a %s",
          sort.text());
    }
    Entity item = space.instance(offset, index).exports().get(name);
    if (item == null) {
      throw invalid(offset, "instance %d has no export named `%s`", index, name);
    }
    if (Space.sort(item) != sort) {
      throw invalid(offset, "export `%s` for instance %d is not a %s", name, index, sort.text());
    }
    space.add(item);
  }

  private void coreExport(Sort sort, int index, String name) {
    if (space.kind() != Space.Kind.COMPONENT) {
      throw invalid(
          offset,
          "an alias in a type may only refer to types or instances, not to a %s",
          sort.text());
    }
    CoreExtern item = space.coreInstance(offset, index).get(name);
    if (item == null) {
      throw invalid(offset, "core instance %d has no export named `%s`", index, name);
    }
    if (Space.coreSort(item) != sort) {
      throw invalid(
          offset, "export `%s` for core instance %d is not a %s", name, index, sort.text());
    }
    space.addCore(item);
  }

  private void outer(Alias.Outer alias) {
    Sort sort = alias.sort();
    Space outer = space.outer(offset, alias.count());
    if (space.kind() != Space.Kind.COMPONENT && sort != Sort.TYPE && sort != Sort.CORE_TYPE) {
      throw invalid(
          offset, "an outer alias in a type may only refer to types, not to a %s", sort.text());
    }
    if (sort == Sort.CORE_TYPE) {
      space.aliasCoreType(offset, outer, alias.index());
      return;
    }
    Entity item = outer.get(offset, sort, alias.index());
    if (sort == Sort.TYPE
        && space.crossesComponent(alias.count())
        && new FreeResources(types).in(item)) {
      throw invalid(
          offset,
          "cannot alias outer type which transitively refers to resources not defined in the current component");
    }
    space.add(item);
  }
}
