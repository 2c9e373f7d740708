package ai.wippy.wit.resolve;

import ai.wippy.diagnostic.Problems;
import ai.wippy.diagnostic.Span;
import ai.wippy.wit.model.Func;
import ai.wippy.wit.model.Interface;
import ai.wippy.wit.model.InterfaceName;
import ai.wippy.wit.model.ResourceType;
import ai.wippy.wit.model.TypeDef;
import ai.wippy.wit.model.TypeName;
import ai.wippy.wit.model.WitType;
import ai.wippy.wit.model.World;
import ai.wippy.wit.syntax.Ident;
import ai.wippy.wit.syntax.Include;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Adds the parts of one world to another (WIT, union of worlds with {@code include}). */
final class Inclusion {
  private final Problems problems;
  private final Span span;
  private final WorldParts included;
  private final Map<String, String> renames = new HashMap<>();
  private final Copies copies = new Copies();

  Inclusion(Problems problems, Include include, WorldParts included) {
    this.problems = problems;
    this.span = include.path().span();
    this.included = included;
    include.renames().forEach(this::rename);
    included.imports().values().forEach(this::prepare);
  }

  private void rename(Include.Rename rename) {
    String name = rename.name().name();
    boolean known =
        isPlain(included.imports().get(name))
            || isPlain(included.exports().get(name))
            || included.lostImports().contains(name)
            || included.lostExports().contains(name);
    if (!known) {
      problems.error(
          rename.name().span(),
          "the included world has nothing by the plain name `%s`".formatted(name),
          "only functions, types and interfaces with a plain name can be renamed");
    } else if (renames.putIfAbsent(name, rename.as().name()) != null) {
      problems.error(rename.name().span(), "`%s` is renamed twice".formatted(name), "remove one");
    }
  }

  private static boolean isPlain(World.@Nullable Item item) {
    return item != null && WorldParts.isPlain(item);
  }

  private void prepare(World.Item item) {
    if (item instanceof World.TypeItem(TypeDef def) && def.usedFrom().isEmpty()) {
      switch (def.target()) {
        case TypeDef.Resource(ResourceType resource) ->
            copies.replace(resource, new ResourceType(renamed(resource.name())));
        case TypeDef.Value(WitType type) ->
            type.typeName().ifPresent(name -> copies.rename(name, renamed(name)));
      }
    }
  }

  private TypeName renamed(TypeName name) {
    return name.owner().isEmpty()
        ? new TypeName(name.owner(), renamed(name.name()), name.docs())
        : name;
  }

  private String renamed(String name) {
    return renames.getOrDefault(name, name);
  }

  void into(WorldParts parts, Names imports, Names exports) {
    included.imports().values().forEach(item -> add(item, parts.imports(), imports));
    included.exports().values().forEach(item -> add(item, parts.exports(), exports));
    lose(included.lostImports(), parts.lostImports(), imports);
    lose(included.lostExports(), parts.lostExports(), exports);
  }

  private void lose(Set<String> names, Set<String> lost, Names taken) {
    for (String name : names) {
      take(renamed(name), taken);
      lost.add(renamed(name));
    }
  }

  private void add(World.Item item, SequencedMap<String, World.Item> side, Names names) {
    World.Item copy = copy(item);
    String name = WorldParts.name(copy);
    boolean same = copy.equals(side.get(name)) && isUse(copy);
    boolean method = name.startsWith("[");
    boolean fresh = !WorldParts.isPlain(copy) || same || method || take(name, names);
    if (fresh) {
      side.putIfAbsent(name, copy);
    }
  }

  /** Plain names of several worlds may mean several things, so that even equal ones conflict. */
  private boolean take(String name, Names names) {
    if (names.isTaken(name)) {
      problems.error(
          span,
          "`%s` is in this world and in the included one".formatted(name),
          "give one of them another name: `include %s with { %s as other-name }`"
              .formatted(span.text(), name));
      return false;
    }
    return names.take(new Ident(name, span));
  }

  private static boolean isUse(World.Item item) {
    return item instanceof World.TypeItem(TypeDef def) && def.usedFrom().isPresent();
  }

  private World.Item copy(World.Item item) {
    return switch (item) {
      case World.InterfaceItem(Interface value) -> {
        InterfaceName name = value.name();
        yield name.pkg().isPresent() || renamed(name.name()).equals(name.name())
            ? item
            : new World.InterfaceItem(
                new Copies()
                    .copy(value, new InterfaceName(Optional.empty(), renamed(name.name()))));
      }
      case World.FuncItem(Func func) ->
          new World.FuncItem(copies.copy(func, functionName(func.name())));
      case World.TypeItem(TypeDef def) -> {
        TypeDef copy = copies.copy(def);
        yield new World.TypeItem(
            new TypeDef(renamed(def.name()), copy.target(), copy.usedFrom(), copy.docs()));
      }
    };
  }

  /**
   * The new name of a function; those of resources, such as {@code [method]r.f}, follow their
   * resource.
   */
  private String functionName(String name) {
    int close = name.indexOf(']');
    if (close < 0) {
      return renamed(name);
    }
    int dot = name.indexOf('.');
    int end = dot < 0 ? name.length() : dot;
    return name.substring(0, close + 1)
        + renamed(name.substring(close + 1, end))
        + name.substring(end);
  }
}
