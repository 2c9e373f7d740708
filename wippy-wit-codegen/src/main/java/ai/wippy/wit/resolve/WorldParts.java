package ai.wippy.wit.resolve;

import ai.wippy.wit.model.World;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.SequencedMap;
import java.util.Set;

/**
 * What a world says by itself and by inclusion, before imports are added that its interfaces need.
 *
 * @param imports by the names that the component model gives them
 * @param exports by the names that the component model gives them
 * @param lostImports plain names of imports that are left out because they need a later feature
 * @param lostExports plain names of exports that are left out because they need a later feature
 */
record WorldParts(
    SequencedMap<String, World.Item> imports,
    SequencedMap<String, World.Item> exports,
    Set<String> lostImports,
    Set<String> lostExports) {
  WorldParts() {
    this(
        new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
  }

  Set<String> lost(boolean exported) {
    return exported ? lostExports : lostImports;
  }

  SequencedMap<String, World.Item> side(boolean exported) {
    return exported ? exports : imports;
  }

  /** The name of an item on its side. */
  static String name(World.Item item) {
    return switch (item) {
      case World.InterfaceItem(var value) -> value.name().toString();
      case World.FuncItem(var value) -> value.name();
      case World.TypeItem(var value) -> value.name();
    };
  }

  /** Whether an item goes by a plain name, as opposed to that of an interface of a package. */
  static boolean isPlain(World.Item item) {
    return switch (item) {
      case World.InterfaceItem(var value) -> value.name().pkg().isEmpty();
      case World.FuncItem _, World.TypeItem _ -> true;
    };
  }
}
