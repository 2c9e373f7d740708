package ai.wippy.lua.compile;

import ai.wippy.lua.syntax.Expression;
import ai.wippy.lua.syntax.Statement;
import ai.wippy.lua.syntax.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * The types that a chunk declares. A name that is no variable but one of them is a value that
 * checks others; only such types, and those in them, leave traces in the class.
 */
final class Types {
  /** A type that contains ever larger ones of itself is no type from some point on. */
  private static final int MOST = 500;

  /**
   * A declared type with arguments in place of its parameters.
   *
   * @param number of its field in the class
   */
  record Instance(int number, String name, Type type) {}

  private final List<Statement.TypeAlias> aliases = new ArrayList<>();
  private final Set<String> assigned = new HashSet<>();
  private final SequencedMap<String, Instance> instances = new LinkedHashMap<>();

  /** Notes a declaration. */
  void declare(Statement.TypeAlias alias) {
    aliases.add(alias);
  }

  /** Notes that a global variable is assigned: its name is no type. */
  void assign(String global) {
    assigned.add(global);
  }

  /** The type that a name means as a value, if it means one. */
  Optional<Instance> value(Expression.Name name) {
    return assigned.contains(name.name())
        ? Optional.empty()
        : alias(name.name(), name.at()).flatMap(alias -> instance(alias, List.of()));
  }

  /** The last declaration before a place, or else the first after it. */
  private Optional<Statement.TypeAlias> alias(String name, int at) {
    var named = aliases.stream().filter(alias -> alias.name().equals(name)).toList();
    return named.stream()
        .filter(alias -> alias.at() <= at)
        .max(Comparator.comparingInt(Statement.TypeAlias::at))
        .or(() -> named.stream().findFirst());
  }

  /** The declared type that a type means, if it does. */
  Optional<Instance> declared(Type.Named named) {
    return named.path().size() > 1
        ? Optional.empty()
        : alias(named.path().getFirst(), named.at())
            .flatMap(alias -> instance(alias, named.arguments()));
  }

  private Optional<Instance> instance(Statement.TypeAlias alias, List<Type> arguments) {
    String key = alias.at() + " " + arguments;
    Instance known = instances.get(key);
    if (known != null || instances.size() >= MOST) {
      return Optional.ofNullable(known);
    }
    Map<String, Type> bound = new HashMap<>();
    for (int i = 0; i < alias.parameters().size(); i++) {
      bound.put(
          alias.parameters().get(i),
          i < arguments.size() ? arguments.get(i) : new Type.Computed(alias.parameters().get(i)));
    }
    var made =
        new Instance(instances.size(), alias.name(), new Substitution(bound).in(alias.type()));
    instances.put(key, made);
    return Optional.of(made);
  }

  /** All that were asked for, those included that are asked for meanwhile. */
  List<Instance> instances(int from) {
    return instances.values().stream().skip(from).toList();
  }
}
