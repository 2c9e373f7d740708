package ai.wippy.component.text;

import ai.wippy.component.Alias;
import ai.wippy.component.Definition;
import ai.wippy.component.Sort;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The definitions of a component or type so far, with the names of their indices. */
final class TextScope {
  private final @Nullable TextScope parent;
  private final Optional<String> id;
  private final Map<String, Integer> types = new HashMap<>();
  private final Map<String, Integer> instances = new HashMap<>();
  private int typeCount;
  private int instanceCount;
  private final List<Definition> definitions = new ArrayList<>();

  /**
   * @param id what the text calls it
   */
  TextScope(@Nullable TextScope parent, Optional<String> id) {
    this.parent = parent;
    this.id = id;
  }

  List<Definition> definitions() {
    return definitions;
  }

  /** Adds a definition that stands in no index space. */
  void add(Definition definition) {
    definitions.add(definition);
  }

  /** Adds a type; its index. */
  int addType(Optional<String> name, Definition definition) {
    definitions.add(definition);
    name.ifPresent(n -> types.put(n, typeCount));
    return typeCount++;
  }

  void addInstance(Optional<String> name, Definition definition) {
    definitions.add(definition);
    name.ifPresent(n -> instances.put(n, instanceCount));
    instanceCount++;
  }

  int instance(Node.Word word) throws Refusal {
    return index(word, instances, "instance");
  }

  /**
   * A type by number or name. A name of an enclosing scope is given to this one as well, by the
   * alias that the binary format asks for.
   */
  int type(Node.Word word) throws Refusal {
    String name = word.text();
    int steps = 0;
    for (TextScope scope = this; scope != null && name.startsWith("$"); scope = scope.parent) {
      Integer found = scope.types.get(name);
      if (found != null && steps > 0) {
        var alias = new Alias.Outer(Sort.TYPE, steps, found);
        return addType(
            Optional.of(name), new Definition.AliasDefinition(word.span().start(), alias));
      }
      if (found != null) {
        return found;
      }
      steps++;
    }
    return index(word, types, "type");
  }

  /** How many scopes outward a number or name means. */
  int outward(Node.Word word) throws Refusal {
    int steps = 0;
    for (TextScope scope = this; scope != null; scope = scope.parent) {
      if (scope.id.isPresent() && scope.id.get().equals(word.text())) {
        return steps;
      }
      steps++;
    }
    return index(word, Map.of(), "component");
  }

  /** A type of the scope that is {@code steps} outward. */
  int typeOf(int steps, Node.Word word) throws Refusal {
    TextScope scope = this;
    for (int i = 0; i < steps && scope.parent != null; i++) {
      scope = scope.parent;
    }
    return index(word, scope.types, "type");
  }

  private static int index(Node.Word word, Map<String, Integer> names, String what) throws Refusal {
    String text = word.text();
    Integer named = names.get(text);
    if (named != null) {
      return named;
    }
    boolean number = text.length() < 9 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!number) {
      String problem = text.startsWith("$") ? "there is no %s `%s`" : "`%2$s` is no %1$s";
      throw new Refusal(word.span(), problem.formatted(what, text), "");
    }
    return Integer.parseInt(text);
  }
}
