package ai.wippy.codegen;

import ai.wippy.wit.model.EnumType;
import ai.wippy.wit.model.FlagsType;
import ai.wippy.wit.model.Func;
import ai.wippy.wit.model.Interface;
import ai.wippy.wit.model.InterfaceName;
import ai.wippy.wit.model.RecordType;
import ai.wippy.wit.model.TypeDef;
import ai.wippy.wit.model.TypeName;
import ai.wippy.wit.model.VariantType;
import ai.wippy.wit.model.WitType;
import ai.wippy.wit.model.World;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Interfaces that several components know, each with all that any of them knows of it: a component
 * lists only those functions of an import that it calls, and one Java class is to serve them all.
 */
public final class SharedInterfaces {
  /** What is known of an interface. */
  private static final class Union {
    private final Map<String, TypeDef> types = new LinkedHashMap<>();
    private final Map<String, Func> functions = new LinkedHashMap<>();
    private final Set<World> worlds = Collections.newSetFromMap(new IdentityHashMap<>());
    private final InterfaceName name;
    private String docs = "";

    /** Whether the components agree on what they both know. */
    private boolean agreed = true;

    Union(InterfaceName name) {
      this.name = name;
    }

    void add(Interface iface) {
      docs = docs.isBlank() ? iface.docs() : docs;
      for (TypeDef def : iface.types()) {
        TypeDef known = types.putIfAbsent(def.name(), def);
        agreed &= known == null || text(known).equals(text(def));
      }
      for (Func func : iface.functions()) {
        Func known = functions.putIfAbsent(func.name(), func);
        agreed &= known == null || known.wit().equals(func.wit());
      }
    }

    /** The other interfaces whose types it uses. */
    Stream<String> uses() {
      return types.values().stream()
          .flatMap(def -> def.usedFrom().flatMap(TypeName::owner).stream())
          .filter(owner -> !owner.equals(name))
          .map(InterfaceName::toString);
    }

    Interface whole() {
      return new Interface(
          name, List.copyOf(types.values()), List.copyOf(functions.values()), docs);
    }
  }

  private SharedInterfaces() {}

  /**
   * The interfaces that more than one of some worlds have, if the worlds agree on them and on all
   * whose types they use.
   */
  public static List<Interface> of(List<World> worlds) {
    var unions = new TreeMap<String, Union>();
    for (World world : worlds) {
      Stream.concat(world.imports().stream(), world.exports().stream())
          .forEach(item -> {
            if (item instanceof World.InterfaceItem(Interface iface)
                && iface.name().pkg().isPresent()) {
              Union union =
                  unions.computeIfAbsent(iface.name().toString(), _ -> new Union(iface.name()));
              union.add(iface);
              union.worlds.add(world);
            }
          });
    }
    unions.values().removeIf(union -> union.worlds.size() < 2 || !union.agreed);
    while (unions.values().removeIf(union -> !union.uses().allMatch(unions::containsKey))) {
      // What uses a type of an interface that has gone goes too.
    }
    return unions.values().stream().map(Union::whole).toList();
  }

  /** What two components have to agree on that define a type; names stand for what they name. */
  private static String text(TypeDef def) {
    String used =
        def.usedFrom()
            .map(name -> name.owner().map(InterfaceName::toString).orElse("") + "." + name.name())
            .orElse("");
    return used
        + switch (def.target()) {
          case TypeDef.Resource _ -> "resource";
          case TypeDef.Value(RecordType record) ->
              record.fields().stream().map(f -> f.name() + ": " + f.type().wit()).toList();
          case TypeDef.Value(VariantType variant) ->
              variant.cases().stream()
                  .map(c -> c.name() + c.payload().map(WitType::wit).orElse(""))
                  .toList();
          case TypeDef.Value(EnumType enumeration) ->
              enumeration.cases().stream().map(EnumType.Case::name).toList();
          case TypeDef.Value(FlagsType flags) ->
              flags.flags().stream().map(FlagsType.Flag::name).toList();
          case TypeDef.Value(WitType alias) -> alias.wit();
        };
  }
}
