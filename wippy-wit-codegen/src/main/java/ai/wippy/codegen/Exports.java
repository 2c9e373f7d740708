package ai.wippy.codegen;

import ai.wippy.codegen.java.ClassName;
import ai.wippy.component.plan.CoreModule.Signature;
import ai.wippy.component.plan.Plan;
import ai.wippy.wit.model.BorrowType;
import ai.wippy.wit.model.Func;
import ai.wippy.wit.model.Interface;
import ai.wippy.wit.model.ResourceType;
import ai.wippy.wit.model.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The functions that a component exports, as methods of Java classes, and those that its components
 * call in each other. Numbers them all.
 */
final class Exports {
  private final Bindings bindings;
  private final Plan plan;
  private final List<Export> functions = new ArrayList<>();
  private final Map<String, Export> methods = new LinkedHashMap<>();
  private final List<ExportedInterface> interfaces = new ArrayList<>();
  private final SortedMap<Integer, Map<String, Export>> ofResources = new TreeMap<>();
  private final SortedMap<Integer, ExportedResource> resources = new TreeMap<>();
  private final SortedMap<Integer, Export> callees = new TreeMap<>();

  Exports(Bindings bindings) {
    this.bindings = bindings;
    plan = bindings.plan();
    for (Plan.Export export : plan.exports()) {
      switch (export) {
        case Plan.FuncExport function -> {
          bindings.declare(bindings.world(), named(function), function.name());
          add(bindings.world(), export(function.name(), function, named(function)), methods);
        }
        case Plan.InstanceExport instance -> add("", instance);
        case Plan.OtherExport _ -> {}
      }
    }
    for (int i = 0; i < plan.resources().size(); i++) {
      resource(i);
    }
    for (int lift : bindings.reach().callees()) {
      callees.put(lift, export("", lift, plan.lifts().get(lift).func()));
    }
  }

  /** The function as the world has it. */
  private Func named(Plan.FuncExport export) {
    return plan.world().exports().stream()
        .flatMap(
            item -> item instanceof World.FuncItem(Func func) ? Stream.of(func) : Stream.empty())
        .filter(func -> func.name().equals(export.name()))
        .findFirst()
        .orElse(plan.lifts().get(export.lift()).func());
  }

  /** An instance that holds types only gets a Java interface, but no implementation. */
  private void add(String outer, Plan.InstanceExport export) {
    String name = outer + export.name();
    Interface known = bindings.exportedInterface(name);
    ClassName type = bindings.declare(known);
    var own = new LinkedHashMap<String, Export>();
    for (Plan.Export each : export.exports()) {
      switch (each) {
        case Plan.FuncExport function -> {
          String path = name + "#" + function.name();
          Func named =
              known.functions().stream()
                  .filter(func -> func.name().equals(function.name()))
                  .findFirst()
                  .orElse(plan.lifts().get(function.lift()).func());
          bindings.declare(type, named, path);
          add(type, export(path, function, named), own);
        }
        case Plan.InstanceExport inner -> add(name + "#", inner);
        case Plan.OtherExport _ -> {}
      }
    }
    if (!own.isEmpty()) {
      interfaces.add(
          new ExportedInterface(name, type, bindings.implementation(type.simpleName()), own));
    }
  }

  /** Gives a function to the class of its interface, or to that of its resource. */
  private void add(ClassName type, Export export, Map<String, Export> own) {
    functions.add(export);
    JavaMethod method = bindings.methods().of(type, export.func());
    if (method.onResource()
        && export.func().params().getFirst().type() instanceof BorrowType(ResourceType resource)) {
      ofResources
          .computeIfAbsent(bindings.resources().number(resource), _ -> new LinkedHashMap<>())
          .put(method.name(), export);
    } else {
      own.put(method.name(), export);
    }
  }

  private void resource(int number) {
    Plan.Resource resource = plan.resources().get(number);
    Optional<ClassName> type = bindings.types().find(resource.type());
    if (resource.definedBy() >= 0 && type.isPresent()) {
      resources.put(
          number,
          new ExportedResource(
              resource.type().name().name(),
              type.get(),
              bindings.implementation(type.get().innermost()),
              ofResources.getOrDefault(number, Map.of())));
    }
  }

  private Export export(String path, Plan.FuncExport export, Func func) {
    return export(path, export.lift(), func);
  }

  private Export export(String path, int number, Func func) {
    Plan.Lift lift = plan.lifts().get(number);
    Signature signature = CoreTypes.lifted(func);
    Signature cleanUp = new Signature(signature.results(), List.of());
    CoreBridges bridges = bindings.bridges();
    return new Export(
        functions.size() + callees.size(),
        path,
        func,
        bridges.call(lift.core(), signature),
        Optional.ofNullable(lift.options().postReturn()).map(post -> bridges.call(post, cleanUp)),
        signature,
        lift.options(),
        bindings.heaps().of(lift.options()));
  }

  /** All functions that are exported, in the order of their numbers. */
  List<Export> functions() {
    return functions;
  }

  /** The functions that the component exports by themselves, by their names in Java. */
  Map<String, Export> methods() {
    return methods;
  }

  List<ExportedInterface> interfaces() {
    return interfaces;
  }

  /** Resource types that the component defines and that Java callers see, by number. */
  SortedMap<Integer, ExportedResource> resources() {
    return resources;
  }

  /** Functions that lowered functions call, by the number of their lift. */
  SortedMap<Integer, Export> callees() {
    return callees;
  }
}
