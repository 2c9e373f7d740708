package ai.wippy.component.plan;

import ai.wippy.diagnostic.Suggestion;
import ai.wippy.wit.model.Func;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The functions that a plan exports, by the names that a {@code method} can have: {@code func} for
 * one of the world, {@code interface#func} for one of an interface, the interface spelt in full
 * with package and version.
 */
public final class Methods {
  private final Map<String, Method> byName = new LinkedHashMap<>();

  private Methods() {}

  /**
   * An exported function.
   *
   * @param name under which it is found
   * @param export what the plan says of it
   * @param func its type
   */
  public record Method(String name, Plan.FuncExport export, Func func) {}

  /** The functions of a plan. */
  public static Methods of(Plan plan) {
    var methods = new Methods();
    plan.exports().forEach(export -> methods.add(plan, "", export));
    return methods;
  }

  private void add(Plan plan, String prefix, Plan.Export export) {
    switch (export) {
      case Plan.FuncExport function -> {
        Func func =
            function.lift() >= 0
                ? plan.lifts().get(function.lift()).func()
                : plan.imports().get(function.host()).func();
        String name = prefix + function.name();
        byName.put(name, new Method(name, function, func));
      }
      case Plan.InstanceExport instance ->
          instance.exports().forEach(e -> add(plan, prefix + instance.name() + "#", e));
      case Plan.OtherExport other -> {}
    }
  }

  /**
   * The function of exactly this name, or the only one whose interface is called so without package
   * and version: {@code interface#func}.
   */
  public Optional<Method> find(String name) {
    Method exact = byName.get(name);
    if (exact != null) {
      return Optional.of(exact);
    }
    List<Method> matches =
        byName.values().stream().filter(method -> shortName(method).equals(name)).toList();
    return matches.size() == 1 ? Optional.of(matches.getFirst()) : Optional.empty();
  }

  private static String shortName(Method method) {
    return method.name().replaceFirst("^.*/([^@/#]+)(@[^#]*)?#", "$1#");
  }

  /** Every name, in order of export. */
  public List<String> names() {
    return List.copyOf(byName.keySet());
  }

  /** What to tell a user whose {@code name} is not found: the nearest name, and all there are. */
  public String help(String name) {
    if (byName.isEmpty()) {
      return "it exports no functions";
    }
    return Suggestion.instead(nearest(name), byName.keySet());
  }

  /** The nearest by as much of the name as the user wrote. */
  private Optional<String> nearest(String name) {
    Map<String, String> names = new LinkedHashMap<>();
    for (Method method : byName.values()) {
      String full = method.name();
      String function = full.substring(full.indexOf('#') + 1);
      String written =
          name.contains("/") ? full : name.contains("#") ? shortName(method) : function;
      names.putIfAbsent(written, full);
    }
    return Suggestion.nearest(name, names.keySet()).map(names::get);
  }
}
