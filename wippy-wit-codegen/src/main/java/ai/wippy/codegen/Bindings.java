package ai.wippy.codegen;

import ai.wippy.codegen.java.ClassName;
import ai.wippy.codegen.java.Kebab;
import ai.wippy.component.plan.CanonOptions;
import ai.wippy.component.plan.CoreModule.Signature;
import ai.wippy.component.plan.Plan;
import ai.wippy.wit.model.BorrowType;
import ai.wippy.wit.model.Cases;
import ai.wippy.wit.model.CoreType;
import ai.wippy.wit.model.FlagsType;
import ai.wippy.wit.model.Func;
import ai.wippy.wit.model.Interface;
import ai.wippy.wit.model.InterfaceName;
import ai.wippy.wit.model.ListType;
import ai.wippy.wit.model.OwnType;
import ai.wippy.wit.model.Primitive;
import ai.wippy.wit.model.RecordType;
import ai.wippy.wit.model.TupleType;
import ai.wippy.wit.model.WitType;
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
  private final List<String> moduleIds;
  private final Hosted hosted;
  private final ClassNames names;
  private final Map<String, Interface> interfaces = new HashMap<>();
  private final Heaps heaps = new Heaps();
  private final ClassName world;
  private final ClassName component;
  private final ClassName instance;
  private final ClassName imports;
  private final AbiMethods abi;
  private final TypeTable types;
  private final MethodTable methods;
  private final CoreBridges bridges;
  private final Reach reach;
  private final SortedMap<Integer, Export> callees = new TreeMap<>();
  private final List<Export> functions = new ArrayList<>();
  private final List<ExportedInterface> exportedInterfaces = new ArrayList<>();
  private int count;

  Bindings(Request request) {
    plan = request.plan();
    moduleIds = request.moduleIds();
    hosted = request.hosted();
    String packageName = request.packageName();
    names = new ClassNames(request.prefix(), packageName, hosted);
    world = names.fresh(packageName, Kebab.toPascal(request.name()));
    component = names.fresh(packageName, world.simpleName() + "Component");
    instance = names.fresh(packageName, world.simpleName() + "Instance");
    imports = names.fresh(packageName, world.simpleName() + "Imports");
    types = new TypeTable(world, names::of);
    methods = new MethodTable(types);
    abi = new AbiMethods(names.fresh(packageName, world.simpleName() + "Abi"), types);
    bridges = new CoreBridges(plan, names.fresh(packageName, world.simpleName() + "Core"));
    plan.world().imports().forEach(this::declareImport);
    plan.world().exports().forEach(this::collectInterface);
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

  /** Interfaces that the runtime hosts are declared as it knows them, or not at all. */
  private void declareImport(World.Item item) {
    collectInterface(item);
    switch (item) {
      case World.InterfaceItem(Interface iface) when hosted.covers(iface.name()) ->
          hosted.find(iface.name()).ifPresent(known -> declare(names.of(iface.name()), known));
      case World.InterfaceItem(Interface iface) -> declare(names.of(iface.name()), iface);
      case World.FuncItem(Func func) -> declare(imports, func, func.name());
      case World.TypeItem _ -> {}
    }
  }

  private void collectInterface(World.Item item) {
    if (item instanceof World.InterfaceItem(Interface value)) {
      interfaces.put(value.name().toString(), value);
    }
  }

  private void declare(ClassName type, Interface iface) {
    types.add(iface);
    iface.functions().forEach(func -> declare(type, func, iface.name() + "#" + func.name()));
  }

  private void declare(ClassName type, Func func, String place) {
    types.add(func, place);
    methods.add(type, func);
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
    types.add(named, export.name());
    return export(export, named, export.name());
  }

  /** Empty for an instance that holds types only: those get a Java interface all the same. */
  private Optional<ExportedInterface> interfaceExport(Plan.InstanceExport export) {
    Interface known =
        interfaces.getOrDefault(
            export.name(),
            new Interface(
                new InterfaceName(Optional.empty(), export.name()), List.of(), List.of(), ""));
    ClassName type = names.of(known.name());
    hosted.find(known.name()).ifPresentOrElse(own -> declare(type, own), () -> types.add(known));
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
          declare(type, named, path);
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
    ClassName implementation =
        names.fresh(world.packageName(), world.simpleName() + type.simpleName());
    return Optional.of(new ExportedInterface(export.name(), type, implementation, exports));
  }

  private Export export(Plan.FuncExport export, Func func, String path) {
    if (func.name().startsWith("[")) {
      throw new Unsupported("a function of a resource", path);
    }
    Plan.Lift lift = lift(export, path);
    Stream.concat(func.params().stream().map(Func.Param::type), func.result().stream())
        .forEach(each -> refuseHandles(each, path));
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

  private static void refuseHandles(WitType type, String place) {
    switch (type) {
      case OwnType own -> throw new Unsupported(own.wit(), place);
      case BorrowType borrow -> throw new Unsupported(borrow.wit(), place);
      case ListType list -> refuseHandles(list.element(), place);
      case TupleType tuple -> tuple.elements().forEach(each -> refuseHandles(each, place));
      case RecordType record ->
          record.fields().forEach(field -> refuseHandles(field.type(), place));
      case Cases cases ->
          cases.payloads().stream()
              .flatMap(Optional::stream)
              .forEach(each -> refuseHandles(each, place));
      case Primitive _, FlagsType _ -> {}
    }
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

  MethodTable methods() {
    return methods;
  }

  /** The interface of the functions that the world imports by itself. */
  ClassName imports() {
    return imports;
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

  /** Interfaces that have no file yet, each with its documentation. */
  Map<ClassName, String> interfaceFiles() {
    var files = new LinkedHashMap<ClassName, String>();
    names
        .interfaces()
        .forEach((name, type) -> {
          Interface known = interfaces.get(name);
          files.put(type, InterfaceFile.docs(name, known == null ? "" : known.docs()));
        });
    if (!methods.declaredIn(imports).isEmpty()) {
      files.put(imports, "What the component %s imports by itself.".formatted(world.simpleName()));
    }
    return files;
  }

  /** Simple names that mean something in a file without an import; see {@code JavaWriter}. */
  List<String> namesIn(ClassName file) {
    var simple = new ArrayList<>(types.simpleNamesIn(file));
    simple.addAll(names.interfacesIn(file.packageName()));
    if (file.packageName().equals(world.packageName())) {
      simple.add(world.simpleName());
    }
    return simple;
  }
}
