package ai.wippy.wit.print;

import static ai.wippy.wit.print.Writer.id;

import ai.wippy.wit.model.Func;
import ai.wippy.wit.model.Interface;
import ai.wippy.wit.model.InterfaceName;
import ai.wippy.wit.model.PackageName;
import ai.wippy.wit.model.TypeDef;
import ai.wippy.wit.model.WitPackage;
import ai.wippy.wit.model.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Writes what is resolved as WIT text. Aliases of types without a name of their own appear where
 * they are declared; where they are used, the type that they stand for is written.
 */
public final class WitPrinter {
  private static final PackageName COMPONENT =
      new PackageName("root", "component", Optional.empty());

  private final Writer out = new Writer();

  private WitPrinter() {}

  /** A file that holds a package and, in braces, others. */
  public static String print(WitPackage root, List<WitPackage> others) {
    var printer = new WitPrinter();
    printer.out.docs(root.docs());
    printer.header(root.name());
    printer.body(root);
    for (WitPackage other : others) {
      printer.out.gap();
      printer.out.docs(other.docs());
      printer.out.open("package " + name(other.name()));
      printer.body(other);
      printer.out.close();
    }
    return printer.out.toString();
  }

  /** A file that holds a world only; one without package is put into {@code root:component}. */
  public static String print(World world) {
    var printer = new WitPrinter();
    printer.header(world.pkg().orElse(COMPONENT));
    printer.world(world);
    return printer.out.toString();
  }

  /**
   * A file that holds a world and the interfaces that it names. An interface that the world imports
   * and exports is written once, with what is in either: a component imports no more of an
   * interface than it needs.
   */
  public static String printWithInterfaces(World world) {
    PackageName root = world.pkg().orElse(COMPONENT);
    Map<PackageName, Map<InterfaceName, Interface>> packages = new LinkedHashMap<>();
    Stream.concat(world.imports().stream(), world.exports().stream())
        .flatMap(item ->
            item instanceof World.InterfaceItem(Interface i) ? Stream.of(i) : Stream.empty())
        .forEach(i ->
            i.name()
                .pkg()
                .ifPresent(p ->
                    packages
                        .computeIfAbsent(p, _ -> new LinkedHashMap<>())
                        .merge(i.name(), i, WitPrinter::union)));
    Map<InterfaceName, Interface> own = packages.getOrDefault(root, Map.of());
    packages.remove(root);
    return print(
        new WitPackage(root, List.copyOf(own.values()), List.of(world), ""),
        packages.entrySet().stream()
            .map(e -> new WitPackage(e.getKey(), List.copyOf(e.getValue().values()), List.of(), ""))
            .toList());
  }

  private static Interface union(Interface imported, Interface exported) {
    return new Interface(
        imported.name(),
        union(imported.types(), exported.types(), TypeDef::name),
        union(imported.functions(), exported.functions(), Func::name),
        imported.docs());
  }

  private static <T> List<T> union(List<T> first, List<T> second, Function<T, String> name) {
    Map<String, T> all = new LinkedHashMap<>();
    Stream.concat(first.stream(), second.stream())
        .forEach(one -> all.putIfAbsent(name.apply(one), one));
    return List.copyOf(all.values());
  }

  private void header(PackageName name) {
    out.line("package " + name(name) + ";");
    out.gap();
  }

  private static String name(PackageName name) {
    return id(name.namespace())
        + ":"
        + id(name.name())
        + name.version().map(v -> "@" + v).orElse("");
  }

  private void body(WitPackage pkg) {
    for (Interface value : pkg.interfaces()) {
      out.gap();
      out.docs(value.docs());
      out.open("interface " + id(value.name().name()));
      members(value, Optional.of(pkg.name()));
      out.close();
    }
    for (World world : pkg.worlds()) {
      out.gap();
      world(world);
    }
  }

  private void members(Interface value, Optional<PackageName> pkg) {
    var members =
        new Members(out, pkg, Optional.of(value.name()), value.types(), value.functions());
    members.uses();
    members.types();
    value.functions().stream()
        .filter(f -> !Members.isMethod(f))
        .forEach(f -> {
          out.gap();
          members.function(f);
        });
  }

  private void world(World world) {
    Optional<PackageName> pkg = Optional.of(world.pkg().orElse(COMPONENT));
    List<TypeDef> defs =
        Stream.concat(world.imports().stream(), world.exports().stream())
            .flatMap(
                i -> i instanceof World.TypeItem(TypeDef def) ? Stream.of(def) : Stream.empty())
            .toList();
    List<Func> methods =
        world.imports().stream()
            .flatMap(i -> i instanceof World.FuncItem(Func f) ? Stream.of(f) : Stream.empty())
            .filter(Members::isMethod)
            .toList();
    var members = new Members(out, pkg, Optional.empty(), defs, methods);
    out.docs(world.docs());
    out.open("world " + id(world.name()));
    world.imports().stream()
        .filter(World.InterfaceItem.class::isInstance)
        .forEach(item -> extern("import ", item, members, pkg));
    members.uses();
    members.types();
    world.imports().stream()
        .filter(World.FuncItem.class::isInstance)
        .forEach(item -> extern("import ", item, members, pkg));
    out.gap();
    world.exports().forEach(item -> extern("export ", item, members, pkg));
    out.close();
  }

  private void extern(String keyword, World.Item item, Members members, Optional<PackageName> pkg) {
    switch (item) {
      case World.TypeItem _ -> {}
      case World.FuncItem(Func func) -> {
        if (!Members.isMethod(func)) {
          out.docs(func.docs());
          out.line(keyword + id(func.name()) + ": func" + members.scope().signature(func, 0) + ";");
        }
      }
      case World.InterfaceItem(Interface value) -> {
        Optional<InterfaceName> implemented = value.implemented();
        if (value.name().pkg().isPresent()) {
          out.line(keyword + Members.path(value.name(), pkg) + ";");
        } else if (implemented.isPresent()) {
          out.line(
              keyword
                  + id(value.name().name())
                  + ": "
                  + Members.path(implemented.get(), pkg)
                  + ";");
        } else {
          out.docs(value.docs());
          out.open(keyword + id(value.name().name()) + ": interface");
          members(value, pkg);
          out.close();
        }
      }
    }
  }
}
