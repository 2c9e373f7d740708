package ai.wippy.codegen;

import ai.wippy.codegen.java.ClassName;
import ai.wippy.codegen.java.Kebab;
import ai.wippy.codegen.java.Scope;
import ai.wippy.component.plan.CoreModule.Signature;
import ai.wippy.component.plan.CoreSource;
import ai.wippy.component.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Collects the core functions that the bindings call: an interface for each core module. */
final class CoreBridges {
  private final Plan plan;
  private final ClassName base;
  private final Map<Integer, List<Bridge.Method>> methods = new TreeMap<>();
  private final Map<Integer, Scope> scopes = new TreeMap<>();
  private final Map<Integer, String> fields = new TreeMap<>();

  /**
   * No functions yet.
   *
   * @param base the interface's name if there is only one module
   */
  CoreBridges(Plan plan, ClassName base) {
    this.plan = plan;
    this.base = base;
  }

  /** Registers the instances that are called, so that names can depend on how many they are. */
  void announce(CoreSource source, String place) {
    fields.put(export(source, place).instance(), "");
  }

  /** Gives fields their names, after all have been announced. */
  void settle() {
    fields.replaceAll((instance, _) -> fields.size() == 1 ? "core" : "core" + instance);
  }

  /** How to call a core function: {@code core.greet}. */
  String call(CoreSource source, Signature type, String place) {
    CoreSource.Export export = export(source, place);
    int module = plan.steps().get(export.instance()).module();
    List<Bridge.Method> known = methods.computeIfAbsent(module, _ -> new ArrayList<>());
    String field = fields.get(export.instance());
    for (Bridge.Method method : known) {
      if (method.export().equals(export.name())) {
        return field + "." + method.name();
      }
    }
    Scope scope = scopes.computeIfAbsent(module, _ -> Members.methods());
    String name = scope.fresh(Kebab.toCamel(shortName(export.name())));
    known.add(new Bridge.Method(name, export.name(), type));
    return field + "." + name;
  }

  /** Names of core exports carry package and version, which Java has elsewhere. */
  private static String shortName(String export) {
    String prefix = export.startsWith("cabi_post_") ? "post-" : "";
    String name = export.startsWith("cabi_post_") ? export.substring(10) : export;
    int hash = name.indexOf('#');
    if (hash < 0) {
      return prefix + name;
    }
    String owner = name.substring(name.lastIndexOf('/', hash) + 1, hash).replaceAll("@.*", "");
    return prefix + owner + "-" + name.substring(hash + 1);
  }

  private static CoreSource.Export export(CoreSource source, String place) {
    return switch (source) {
      case CoreSource.Export export -> export;
      case CoreSource.Lowered _ -> throw new Unsupported("lifting a lowered function", place);
      case CoreSource.HostCore _ -> throw new Unsupported("lifting a function of the host", place);
      case CoreSource.ResourceNew _, CoreSource.ResourceRep _, CoreSource.ResourceDrop _ ->
          throw new Unsupported("lifting a built-in function of a resource", place);
    };
  }

  /** The fields that hold bridges, by instance. */
  Map<Integer, String> fields() {
    return fields;
  }

  /** The interface through which an instance is called. */
  ClassName typeOf(int instance) {
    return type(plan.steps().get(instance).module());
  }

  private ClassName type(int module) {
    return methods.size() == 1
        ? base
        : new ClassName(base.packageName(), base.simpleName() + module);
  }

  List<Bridge> bridges() {
    return methods.entrySet().stream()
        .map(entry -> new Bridge(type(entry.getKey()), entry.getKey(), entry.getValue()))
        .toList();
  }
}
