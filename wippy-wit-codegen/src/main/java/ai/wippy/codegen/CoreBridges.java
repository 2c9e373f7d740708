package ai.wippy.codegen;

import ai.wippy.codegen.java.ClassName;
import ai.wippy.codegen.java.Kebab;
import ai.wippy.codegen.java.Scope;
import ai.wippy.component.plan.CoreModule.Signature;
import ai.wippy.component.plan.CoreSource;
import ai.wippy.component.plan.Plan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Collects the core functions that the bindings call: an interface for each core module. */
final class CoreBridges {
  private final Plan plan;
  private final ClassName base;
  private final Map<Integer, List<Bridge.Method>> methods = new TreeMap<>();
  private final Map<Integer, Scope> scopes = new TreeMap<>();
  private final Map<Integer, String> fields = new TreeMap<>();
  private final Map<CoreSource, Wrapper> wrappers = new LinkedHashMap<>();

  /**
   * A method with primitive parameters around a function that takes them in an array.
   *
   * @param name of the method
   * @param source what is called
   * @param type of the method
   */
  record Wrapper(String name, CoreSource source, Signature type) {}

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
  void announce(CoreSource source) {
    if (source instanceof CoreSource.Export export) {
      fields.put(export.instance(), "");
    }
  }

  /** Gives fields their names, after all have been announced. */
  void settle() {
    fields.replaceAll((instance, _) -> fields.size() == 1 ? "core" : "core" + instance);
  }

  /** How to call a core function, which has been announced. */
  CoreCall call(CoreSource source, Signature type) {
    if (!(source instanceof CoreSource.Export export)) {
      return wrapped(source, type);
    }
    int module = plan.steps().get(export.instance()).module();
    List<Bridge.Method> known = methods.computeIfAbsent(module, _ -> new ArrayList<>());
    String field = Objects.requireNonNull(fields.get(export.instance()), "announced");
    for (Bridge.Method method : known) {
      if (method.export().equals(export.name())) {
        return new CoreCall(field, method.name());
      }
    }
    Scope scope = scopes.computeIfAbsent(module, _ -> Members.methods());
    String name = scope.fresh(Kebab.toCamel(shortName(export.name())));
    known.add(new Bridge.Method(name, export.name(), type));
    return new CoreCall(field, name);
  }

  /** No core instance exports the function: the instance class wraps what its own method does. */
  private CoreCall wrapped(CoreSource source, Signature type) {
    Wrapper wrapper = wrappers.get(source);
    if (wrapper == null) {
      wrapper = new Wrapper("core" + (wrappers.size() + 1), source, type);
      wrappers.put(source, wrapper);
    }
    return new CoreCall("", wrapper.name());
  }

  /** Core functions that are called although no core instance exports them. */
  Collection<Wrapper> wrappers() {
    return wrappers.values();
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

  /** The instance behind a field; -1 for an empty name. */
  int instanceOf(String field) {
    return fields.entrySet().stream()
        .filter(entry -> entry.getValue().equals(field))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(-1);
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
