package ai.wippy.codegen;

import ai.wippy.codegen.java.ClassName;
import ai.wippy.codegen.java.JavaWriter;
import ai.wippy.codegen.java.Kebab;
import ai.wippy.component.plan.CanonOptions;
import ai.wippy.component.plan.CoreModule.Signature;
import ai.wippy.component.plan.CoreSource;
import ai.wippy.component.plan.Plan;
import ai.wippy.wit.model.CoreType;
import ai.wippy.wit.model.Func;
import ai.wippy.wit.model.Interface;
import ai.wippy.wit.model.InterfaceName;
import ai.wippy.wit.model.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
  private final Map<String, Interface> shared = new HashMap<>();
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
  private final ResourceTable resources;
  private final HandleTables handles = new HandleTables();
  private final Exports exports;
  private final int scratch;

  Bindings(Request request) {
    plan = Reexports.lifted(request.plan());
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
    resources = new ResourceTable(plan);
    abi = new AbiMethods(names.fresh(packageName, world.simpleName() + "Abi"), types, resources);
    bridges = new CoreBridges(plan, names.fresh(packageName, world.simpleName() + "Core"));
    for (Interface each : request.shared()) {
      if (!hosted.covers(each.name())) {
        shared.put(each.name().toString(), each);
        declare(names.of(each.name()), each);
      }
    }
    plan.world().imports().forEach(this::declareImport);
    plan.world().exports().forEach(this::collectInterface);
    reach = Reach.of(plan, exportedLifts(plan.exports()).toList());
    scratch = Reexports.instance(request.plan());
    announce();
    bridges.settle();
    handles.settle();
    heaps.settle(scratch, realloc -> bridges.call(realloc, REALLOC));
    // Bridges have to be complete before they are named.
    destructors().forEach(each -> bridges.call(each, ResourceCalls.CONSUMES));
    exports = new Exports(this);
  }

  private List<CoreSource> destructors() {
    return plan.resources().stream()
        .map(Plan.Resource::destructor)
        .filter(Objects::nonNull)
        .toList();
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

  /** Declares an interface that is exported, and returns its class. */
  ClassName declare(Interface iface) {
    ClassName type = names.of(iface.name());
    Optional<Interface> own = hosted.find(iface.name());
    if (own.isPresent() && !Sameness.of(own.get().functions(), iface.functions())) {
      throw new Unsupported(
          "an export that is not %s".formatted(own.get().name()), iface.name().toString());
    }
    own.ifPresentOrElse(each -> declare(type, each), () -> types.add(iface));
    return type;
  }

  private void declare(ClassName type, Interface iface) {
    types.add(iface);
    iface.functions().forEach(func -> declare(type, func, iface.name() + "#" + func.name()));
  }

  /** Declares a function that {@code type} holds. */
  void declare(ClassName type, Func func, String place) {
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
    destructors().forEach(bridges::announce);
    handles.announce(plan, reach.builtins());
  }

  private void announce(CanonOptions options, boolean passesHandles) {
    boolean hosts = options.instance() == scratch;
    if (passesHandles || hosts) {
      handles.announce(options);
    }
    if (options.memory() != null || passesHandles || hosts) {
      if (options.realloc() != null) {
        bridges.announce(options.realloc());
      }
      heaps.announce(options);
    }
  }

  /** What is known of an interface that is exported. */
  Interface exportedInterface(String name) {
    return interfaces.getOrDefault(
        name, new Interface(new InterfaceName(Optional.empty(), name), List.of(), List.of(), ""));
  }

  /** A name for a class that implements something. */
  ClassName implementation(String simpleName) {
    return names.fresh(world.packageName(), world.simpleName() + simpleName);
  }

  /** The Java interface that the host implements for an import; empty if it has none. */
  Optional<ClassName> hostInterface(String instance) {
    if (instance.isEmpty()) {
      return Optional.of(imports);
    }
    Interface known = Objects.requireNonNull(interfaces.get(instance), "an imported interface");
    return hosted.covers(known.name()) && hosted.find(known.name()).isEmpty()
        ? Optional.empty()
        : Optional.of(names.of(known.name()));
  }

  /** The interfaces that somebody has to implement for the component to work. */
  List<Generated.Import> wanted() {
    return reach.lowerings().stream()
        .map(plan.lowerings()::get)
        .flatMap(lowering ->
            lowering.callee() instanceof Plan.HostCallee(int number)
                ? Stream.of(plan.imports().get(number))
                : Stream.empty())
        .filter(this::isWanted)
        .map(Plan.HostImport::instance)
        .distinct()
        .map(name -> new Generated.Import(name, hostInterface(name).orElseThrow()))
        .toList();
  }

  /** Methods of a resource are called on what another function gave. */
  private boolean isWanted(Plan.HostImport wanted) {
    Interface known = interfaces.get(wanted.instance());
    return (known == null || !hosted.covers(known.name()))
        && hostInterface(wanted.instance())
            .flatMap(type -> methods.find(type, wanted.func()))
            .filter(method -> !method.onResource())
            .isPresent();
  }

  /** Whether the runtime provides an interface that is imported, as far as it is granted. */
  boolean isHosted(String instance) {
    Interface known = interfaces.get(instance);
    return known != null && hosted.find(known.name()).isPresent();
  }

  /**
   * The Java method behind a function that is imported; empty if there is none, for the runtime
   * hosts the interface and has no such function in it.
   */
  Optional<JavaMethod> hostMethod(Plan.HostImport wanted) {
    Interface known = interfaces.get(wanted.instance());
    Optional<Func> func =
        known == null || !hosted.covers(known.name())
            ? Optional.of(wanted.func())
            : hosted.find(known.name(), wanted.func());
    return hostInterface(wanted.instance())
        .flatMap(type -> func.flatMap(each -> methods.find(type, each)));
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

  Exports exports() {
    return exports;
  }

  /** Number of the component instance without guest, see {@link Reexports}. */
  int scratch() {
    return scratch;
  }

  ResourceTable resources() {
    return resources;
  }

  /** The fields that hold handle tables. */
  HandleTables handles() {
    return handles;
  }

  /** Writes conversions of values in one file. */
  Codec codec(JavaWriter out) {
    return new Codec(out, types, resources, abi);
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
          Interface known = shared.getOrDefault(name, interfaces.get(name));
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
    if (file.equals(world)) {
      simple.add(BuilderClass.NAME);
    }
    return simple;
  }
}
