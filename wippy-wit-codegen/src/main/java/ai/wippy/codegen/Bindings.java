package ai.wippy.codegen;

import ai.wippy.codegen.java.ClassName;
import ai.wippy.codegen.java.Kebab;
import ai.wippy.codegen.java.Scope;
import ai.wippy.component.plan.CanonOptions;
import ai.wippy.component.plan.CoreModule.Signature;
import ai.wippy.component.plan.Plan;
import ai.wippy.wit.model.CoreType;
import ai.wippy.wit.model.Func;
import ai.wippy.wit.model.Interface;
import ai.wippy.wit.model.InterfaceName;
import ai.wippy.wit.model.PackageName;
import ai.wippy.wit.model.TypeDef;
import ai.wippy.wit.model.World;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the files of one component have in common: names, exports, where values lie. */
final class Bindings {
  private static final Signature REALLOC =
      new Signature(
          List.of(CoreType.I32, CoreType.I32, CoreType.I32, CoreType.I32), List.of(CoreType.I32));

  private final Plan plan;
  private final String prefix;
  private final List<String> moduleIds;
  private final Map<String, Scope> packages = new HashMap<>();
  private final Map<String, ClassName> interfaceClasses = new LinkedHashMap<>();
  private final Map<String, Interface> interfaces = new HashMap<>();
  private final Heaps heaps = new Heaps();
  private final ClassName world;
  private final ClassName component;
  private final ClassName instance;
  private final AbiMethods abi;
  private final TypeTable types;
  private final CoreBridges bridges;
  private final Reach reach;
  private final SortedMap<Integer, Export> callees = new TreeMap<>();
  private final List<Export> functions = new ArrayList<>();
  private final List<ExportedInterface> exportedInterfaces = new ArrayList<>();
  private int count;

  Bindings(Request request) {
    plan = request.plan();
    prefix = request.prefix();
    moduleIds = request.moduleIds();
    String packageName = request.packageName();
    world = fresh(packageName, Kebab.toPascal(request.name()));
    component = fresh(packageName, world.simpleName() + "Component");
    instance = fresh(packageName, world.simpleName() + "Instance");
    types = new TypeTable(world, this::interfaceClass);
    abi = new AbiMethods(fresh(packageName, world.simpleName() + "Abi"), types);
    bridges = new CoreBridges(plan, fresh(packageName, world.simpleName() + "Core"));
    collectInterfaces(plan.world().imports());
    collectInterfaces(plan.world().exports());
    reach = Reach.of(plan, exportedLifts(plan.exports()).toList());
    announce();
    bridges.settle();
    heaps.settle(realloc -> bridges.call(realloc, REALLOC));
    for (Plan.Export export : plan.exports()) {
      switch (export) {
        case Plan.FuncExport func -> functions.add(worldExport(func));
        case Plan.InstanceExport inst -> interfaceExport(inst).ifPresent(exportedInterfaces::add);
        case Plan.OtherExport _ -> {}
      }
    }
    for (int lift : reach.callees()) {
      callees.put(lift, callee(plan.lifts().get(lift)));
    }
  }

  private void collectInterfaces(List<World.Item> items) {
    for (World.Item item : items) {
      if (item instanceof World.InterfaceItem(Interface value)) {
        interfaces.put(value.name().toString(), value);
      }
    }
  }

  private Stream<Integer> exportedLifts(List<Plan.Export> exports) {
    return exports.stream()
        .flatMap(export ->
            switch (export) {
              case Plan.FuncExport func ->
                  func.lift() < 0 ? Stream.empty() : Stream.of(func.lift());
              case Plan.InstanceExport inst -> exportedLifts(inst.exports());
              case Plan.OtherExport _ -> Stream.empty();
            });
  }

  private void announce() {
    Stream.concat(exportedLifts(plan.exports()), reach.callees().stream())
        .map(plan.lifts()::get)
        .forEach(lift -> {
          bridges.announce(lift.core());
          if (lift.options().postReturn() != null) {
            bridges.announce(lift.options().postReturn());
          }
          announce(lift.options(), lift.passesHandles());
        });
    reach.lowerings().stream()
        .map(plan.lowerings()::get)
        .forEach(lowering -> {
          if (!reach.reenters(lowering)) {
            announce(lowering.options(), lowering.passesHandles());
          }
        });
  }

  private void announce(CanonOptions options, boolean handles) {
    if (options.memory() != null || handles) {
      if (options.realloc() != null) {
        bridges.announce(options.realloc());
      }
      heaps.announce(options);
    }
  }

  private Plan.Lift lift(Plan.FuncExport export, String place) {
    if (export.lift() < 0) {
      throw new Unsupported("exporting an imported function", place);
    }
    return plan.lifts().get(export.lift());
  }

  private Export worldExport(Plan.FuncExport export) {
    Func named =
        plan.world().exports().stream()
            .flatMap(item -> item instanceof World.FuncItem(Func f) ? Stream.of(f) : Stream.empty())
            .filter(f -> f.name().equals(export.name()))
            .findFirst()
            .orElse(lift(export, export.name()).func());
    return export(export, named, export.name());
  }

  /** Empty for an instance that holds types only: those get a Java interface all the same. */
  private Optional<ExportedInterface> interfaceExport(Plan.InstanceExport export) {
    Interface known =
        interfaces.getOrDefault(
            export.name(),
            new Interface(
                new InterfaceName(Optional.empty(), export.name()), List.of(), List.of(), ""));
    ClassName type = interfaceClass(known.name());
    for (TypeDef def : known.types()) {
      switch (def.target()) {
        case TypeDef.Value(var value) -> types.add(value, export.name() + "#" + def.name());
        case TypeDef.Resource _ -> throw new Unsupported("resource " + def.name(), export.name());
      }
    }
    var exports = new ArrayList<Export>();
    for (Plan.Export each : export.exports()) {
      switch (each) {
        case Plan.FuncExport func -> {
          String path = export.name() + "#" + func.name();
          Func named =
              known.functions().stream()
                  .filter(f -> f.name().equals(func.name()))
                  .findFirst()
                  .orElse(lift(func, path).func());
          exports.add(export(func, named, path));
        }
        case Plan.InstanceExport inner ->
            throw new Unsupported(
                "an instance inside an exported instance", export.name() + "#" + inner.name());
        case Plan.OtherExport _ -> {}
      }
    }
    if (exports.isEmpty()) {
      return Optional.empty();
    }
    ClassName implementation = fresh(world.packageName(), world.simpleName() + type.simpleName());
    return Optional.of(new ExportedInterface(export.name(), type, implementation, exports));
  }

  private Export export(Plan.FuncExport export, Func func, String path) {
    if (func.name().startsWith("[")) {
      throw new Unsupported("a function of a resource", path);
    }
    Plan.Lift lift = lift(export, path);
    func.params().forEach(param -> types.add(param.type(), path));
    func.result().ifPresent(result -> types.add(result, path));
    return export(path, func, lift);
  }

  /** A function that only other components of the same composition call. */
  private Export callee(Plan.Lift lift) {
    return export("", lift.func(), lift);
  }

  private Export export(String path, Func func, Plan.Lift lift) {
    Signature signature = CoreTypes.lifted(func);
    Signature cleanUp = new Signature(signature.results(), List.of());
    return new Export(
        count++,
        path,
        func,
        bridges.call(lift.core(), signature),
        Optional.ofNullable(lift.options().postReturn()).map(post -> bridges.call(post, cleanUp)),
        signature,
        lift.options(),
        heaps.of(lift.options()));
  }

  private ClassName interfaceClass(InterfaceName name) {
    ClassName known = interfaceClasses.get(name.toString());
    if (known == null) {
      String packageName = name.pkg().map(this::packageName).orElse(world.packageName());
      known = fresh(packageName, Kebab.toPascal(name.name()));
      interfaceClasses.put(name.toString(), known);
    }
    return known;
  }

  private String packageName(PackageName name) {
    var parts = new ArrayList<String>();
    if (!prefix.isEmpty()) {
      parts.add(prefix);
    }
    for (String part : (name.namespace() + ":" + name.name()).split("[:/]")) {
      parts.add(Kebab.toPackage(part));
    }
    return String.join(".", parts);
  }

  private ClassName fresh(String packageName, String name) {
    Scope scope = packages.computeIfAbsent(packageName, _ -> new Scope());
    return new ClassName(packageName, scope.fresh(name));
  }

  Plan plan() {
    return plan;
  }

  List<String> moduleIds() {
    return moduleIds;
  }

  /** The class that Java callers use. */
  ClassName world() {
    return world;
  }

  ClassName component() {
    return component;
  }

  ClassName instance() {
    return instance;
  }

  AbiMethods abi() {
    return abi;
  }

  TypeTable types() {
    return types;
  }

  CoreBridges bridges() {
    return bridges;
  }

  /** Functions that the component exports by themselves. */
  List<Export> functions() {
    return functions;
  }

  List<ExportedInterface> exportedInterfaces() {
    return exportedInterfaces;
  }

  /** All functions, in the order of their numbers. */
  List<Export> allFunctions() {
    var all = new ArrayList<>(functions);
    exportedInterfaces.forEach(each -> all.addAll(each.exports()));
    all.sort(Comparator.comparingInt(Export::number));
    return all;
  }

  /** Functions that lowered functions call, by the number of their lift. */
  SortedMap<Integer, Export> callees() {
    return callees;
  }

  Reach reach() {
    return reach;
  }

  /** Where values lie, at least one. */
  Heaps heaps() {
    return heaps;
  }

  /** Interfaces that hold types or are exported, each with its name and documentation. */
  Map<ClassName, Interface> interfaceFiles() {
    var files = new LinkedHashMap<ClassName, Interface>();
    interfaceClasses.forEach((name, type) -> {
      Interface known = interfaces.get(name);
      files.put(
          type,
          known != null
              ? known
              : new Interface(new InterfaceName(Optional.empty(), name), List.of(), List.of(), ""));
    });
    return files;
  }

  /** Simple names that mean something in a file without an import; see {@code JavaWriter}. */
  List<String> namesIn(ClassName file) {
    var names = new ArrayList<>(types.simpleNamesIn(file));
    interfaceClasses.values().stream()
        .filter(each -> each.packageName().equals(file.packageName()))
        .forEach(each -> names.add(each.simpleName()));
    if (file.packageName().equals(world.packageName())) {
      names.add(world.simpleName());
    }
    return names;
  }
}
