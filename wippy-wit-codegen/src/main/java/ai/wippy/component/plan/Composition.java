package ai.wippy.component.plan;

import static java.util.Objects.requireNonNull;

import ai.wippy.component.Definition;
import ai.wippy.component.Linker;
import ai.wippy.wit.model.InterfaceName;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/** Evaluates the parts of a composition: each once, after those that provide for it. */
final class Composition {
  private final Tables tables;
  private final Views views;
  private final RootExports exports;
  private final WorldImports world = new WorldImports();
  private final Linker linker = new Linker();
  private final Map<Part, Instance> instances = new IdentityHashMap<>();

  /** What a part exports, and the types of that. */
  private record Instance(Map<String, Item> exports, Linker.Linked types) {
    Item item(Provider provider) {
      return switch (provider) {
        case Provider.Whole _ -> new Item.Instance(exports);
        case Provider.Export(Part _, String name) -> requireNonNull(exports.get(name), "an export");
      };
    }

    Linker.Supply supply(Provider provider) {
      return switch (provider) {
        case Provider.Whole _ -> new Linker.Supply(types, Optional.empty());
        case Provider.Export(Part _, String name) -> new Linker.Supply(types, Optional.of(name));
      };
    }
  }

  Composition(Tables tables, RootExports exports) {
    this.tables = tables;
    this.views = new Views(tables);
    this.exports = exports;
  }

  WorldImports world() {
    return world;
  }

  /** Evaluates the part whose exports are those of the whole. */
  void root(Part part) {
    var scope = new Scope(null);
    tables.instance(scope);
    if (!part.providers().isEmpty()) {
      linker.link(part.component(), supplies(part));
    }
    var host = new HostImports(tables, world, "");
    new Evaluation(tables)
        .component(part.component(), scope, new Imports(part, host, true))
        .forEach(exports::add);
    exports.addUsed();
  }

  private Instance provider(Part part) {
    Instance known = instances.get(part);
    if (known != null) {
      return known;
    }
    Linker.Linked types = linker.link(part.component(), supplies(part));
    var host = new HostImports(tables, world, part.name());
    var instance =
        new Instance(
            new Evaluation(tables)
                .component(part.component(), new Scope(null), new Imports(part, host, false)),
            types);
    instances.put(part, instance);
    return instance;
  }

  /** What stands for the imports of a part; in their order, for the plan to be the same always. */
  private Map<String, Linker.Supply> supplies(Part part) {
    var supplies = new HashMap<String, Linker.Supply>();
    for (String name : Part.imports(part.component())) {
      Provider provider = part.providers().get(name);
      if (provider != null) {
        supplies.put(name, provider(provider.part()).supply(provider));
      }
    }
    return supplies;
  }

  /** The imports of a part. */
  private final class Imports implements Evaluation.Imports {
    private final Part part;
    private final HostImports host;
    private final boolean root;

    Imports(Part part, HostImports host, boolean root) {
      this.part = part;
      this.host = host;
      this.root = root;
    }

    @Override
    public Item get(Definition.ImportDefinition definition, Scope scope) {
      String name = definition.name().name();
      Provider provider = part.providers().get(name);
      if (provider == null) {
        return host.get(definition, scope);
      }
      Item item = views.of(provider(provider.part()).item(provider), definition.type(), scope);
      Item seen =
          item instanceof Item.Instance instance ? instance.of(InterfaceName.parse(name)) : item;
      if (root) {
        exports.linked(name, seen);
      }
      return seen;
    }

    @Override
    public Item exported(String name, Item item) {
      return item instanceof Item.Instance instance ? instance.of(InterfaceName.parse(name)) : item;
    }
  }
}
