package ai.wippy.component.wit;

import static ai.wippy.component.ComponentException.invalid;
import static ai.wippy.component.ComponentException.unsupported;

import ai.wippy.component.Component;
import ai.wippy.component.ComponentException;
import ai.wippy.component.DefType;
import ai.wippy.component.Definition;
import ai.wippy.component.ExternType;
import ai.wippy.component.Sort;
import ai.wippy.wit.model.Interface;
import ai.wippy.wit.model.InterfaceName;
import ai.wippy.wit.model.PackageName;
import ai.wippy.wit.model.WitPackage;
import ai.wippy.wit.model.World;
import ai.wippy.wit.resolve.CompiledPackage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads a WIT package that was compiled into a component (WIT, package format): each interface and
 * world is a component type that exports it by its full name, and that imports what it uses.
 */
final class PackageDecoder {
  private final Scope root = new Scope(null);
  private final SequencedMap<InterfaceName, Interface> interfaces = new LinkedHashMap<>();
  private final List<Interface> parts = new ArrayList<>();
  private final List<World> worlds = new ArrayList<>();
  private @Nullable PackageName name;

  private PackageDecoder() {}

  /**
   * Reads a valid component.
   *
   * @throws ComponentException if it is no such package
   */
  static CompiledPackage read(Component component) {
    return new PackageDecoder().compiled(component);
  }

  private CompiledPackage compiled(Component component) {
    component.definitions().forEach(this::define);
    if (name == null) {
      throw invalid(component.offset(), "there is no interface and no world in the package");
    }
    PackageName found = name;
    SequencedMap<PackageName, List<Interface>> others = new LinkedHashMap<>();
    for (Interface part : parts) {
      PackageName pkg = part.name().pkg().orElseThrow();
      if (!pkg.equals(found)) {
        others.computeIfAbsent(pkg, _ -> new ArrayList<>()).add(part);
      }
    }
    return new CompiledPackage(
        new WitPackage(found, List.copyOf(interfaces.values()), worlds, ""),
        others.entrySet().stream()
            .flatMap(e -> e.getValue().stream().map(part -> part(e.getKey(), part)))
            .toList());
  }

  private static WitPackage part(PackageName pkg, Interface value) {
    return new WitPackage(pkg, List.of(value), List.of(), "");
  }

  private void define(Definition definition) {
    int at = definition.offset();
    switch (definition) {
      case Definition.TypeDefinition(_, DefType.ComponentType type) -> root.define(at, type);
      case Definition.ExportDefinition(_, var export, var item, _)
          when item.sort() == Sort.TYPE -> {
        Meaning type = root.type(item.index());
        root.add(type);
        if (!(type instanceof Meaning.ComponentType component)) {
          throw notAPackage(at);
        }
        item(at, export.name(), component);
      }
      default -> throw notAPackage(at);
    }
  }

  private static ComponentException notAPackage(int at) {
    return invalid(at, "this is no WIT package, which holds component types and exports them");
  }

  /** One interface or world with what it uses. */
  private void item(int at, String label, Meaning.ComponentType type) {
    var scope = new Scope(type.scope());
    boolean found = false;
    for (Definition declarator : type.declarators()) {
      if (!scope.takes(declarator)) {
        switch (declarator) {
          case Definition.ImportDefinition(int o, var used, ExternType.Instance(int i)) ->
              instance(o, InterfaceName.parse(used.name()), scope, i);
          case Definition.ExportDeclarator(int o, var exported, var what) -> {
            InterfaceName full = InterfaceName.parse(exported.name());
            own(o, label, full);
            export(o, full, scope, what);
            found = true;
          }
          default -> throw unsupported(declarator.offset(), "a WIT package that uses no interface");
        }
      }
    }
    if (!found) {
      throw invalid(at, "`%s` exports neither an interface nor a world", label);
    }
  }

  private void own(int at, String label, InterfaceName full) {
    Optional<PackageName> pkg = full.pkg();
    if (pkg.isEmpty() || !full.name().equals(label)) {
      throw invalid(at, "`%s` exports `%s` instead of itself", label, full);
    }
    if (name != null && !pkg.get().equals(name)) {
      throw invalid(at, "`%s` does not belong to package `%s`", full, name);
    }
    name = pkg.get();
  }

  private void export(int at, InterfaceName full, Scope scope, ExternType what) {
    switch (what) {
      case ExternType.Instance(int index) ->
          interfaces.put(full, instance(at, full, scope, index).asInterface());
      case ExternType.ComponentOf(int index) ->
          worlds.add(world(full, (Meaning.ComponentType) scope.type(index)));
      case ExternType.Func _,
          ExternType.TypeEq _,
          ExternType.SubResource _,
          ExternType.Module _,
          ExternType.Value _ ->
          throw invalid(at, "`%s` is neither an interface nor a world", full);
    }
  }

  private Exports instance(int at, InterfaceName owner, Scope scope, int type) {
    if (!(scope.type(type) instanceof Meaning.InstanceType instance)) {
      throw invalid(at, "type %d is not that of an instance", type);
    }
    Exports exports = Exports.of(owner, instance);
    scope.add(exports.named());
    if (owner.pkg().isPresent()) {
      parts.add(exports.asInterface());
    }
    return exports;
  }

  private World world(InterfaceName full, Meaning.ComponentType type) {
    var scope = new Scope(type.scope());
    var own = new Exports(Optional.empty(), scope);
    var imports = new ArrayList<World.Item>();
    var exports = new ArrayList<World.Item>();
    for (Definition declarator : type.declarators()) {
      if (!scope.takes(declarator)) {
        switch (declarator) {
          case Definition.ImportDefinition(int at, var label, var what) ->
              imports.add(item(at, label.name(), what, scope, own));
          case Definition.ExportDeclarator(int at, var label, var what) ->
              exports.add(item(at, label.name(), what, scope, own));
          default -> throw new IllegalStateException("not a declarator: " + declarator);
        }
      }
    }
    return new World(full.pkg(), full.name(), imports, exports, "");
  }

  private World.Item item(int at, String label, ExternType what, Scope scope, Exports own) {
    return switch (what) {
      case ExternType.Instance(int index) ->
          new World.InterfaceItem(
              instance(at, InterfaceName.parse(label), scope, index).asInterface());
      case ExternType.Func(int index) -> new World.FuncItem(own.function(label, index));
      case ExternType.TypeEq _, ExternType.SubResource _ -> {
        own.add(at, label, what);
        yield new World.TypeItem(own.types().getLast());
      }
      case ExternType.ComponentOf _, ExternType.Module _, ExternType.Value _ ->
          throw unsupported(at, "`%s`, no interface, function or type, in a world", label);
    };
  }
}
