package ai.wippy.wit.resolve;

import ai.wippy.wit.model.Interface;
import ai.wippy.wit.model.PackageName;
import ai.wippy.wit.model.WitPackage;
import ai.wippy.wit.model.World;
import ai.wippy.wit.syntax.Extern;
import ai.wippy.wit.syntax.Include;
import ai.wippy.wit.syntax.InterfaceMember;
import ai.wippy.wit.syntax.TopItem.Declaration;
import ai.wippy.wit.syntax.TopItem.InterfaceDecl;
import ai.wippy.wit.syntax.TopItem.WorldDecl;
import ai.wippy.wit.syntax.TypeDecl;
import ai.wippy.wit.syntax.Use;
import ai.wippy.wit.syntax.UsePath;
import ai.wippy.wit.syntax.WorldMember;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Resolves all declarations, each after those that it refers to. */
final class Linker {
  private final Context context;
  private final Map<DeclKey, Decl> decls = new LinkedHashMap<>();
  private final Map<DeclKey, World> worlds = new HashMap<>();

  Linker(Context context) {
    this.context = context;
    for (PackageNode pkg : context.declarations().packages()) {
      pkg.decls().values().forEach(decl -> decls.put(decl.key(), decl));
    }
  }

  List<WitPackage> link() {
    context.declarations().checkTopUses();
    var needs = new LinkedHashMap<DeclKey, List<DeclKey>>();
    decls.forEach((key, decl) -> needs.put(key, needs(decl)));
    checkPackages(needs);
    Sorter.Sorted<DeclKey> sorted = Sorter.sort(needs);
    sorted.cycles().forEach(this::cycle);
    for (DeclKey key : sorted.order()) {
      Decl decl = decls.get(key);
      if (decl != null) {
        resolve(decl);
      }
    }
    return context.declarations().packages().stream().map(this::built).toList();
  }

  private void resolve(Decl decl) {
    boolean open = context.gates().check(decl.syntax().meta().gate(), decl.key().pkg());
    switch (decl.syntax()) {
      case InterfaceDecl found -> {
        var resolved =
            new InterfaceResolver(context, decl.scope(), open)
                .resolve(decl.key().interfaceName(), found.members(), found.meta().docs());
        if (open) {
          context.interfaces().put(decl.key().interfaceName(), resolved);
        }
      }
      case WorldDecl found -> {
        WorldParts parts =
            new WorldResolver(context, decl.scope(), decl.key().name(), open)
                .resolve(found.members());
        if (open) {
          context.worlds().put(decl.key(), parts);
          worlds.put(
              decl.key(),
              new Elaboration(context, parts).world(decl.key(), found.name(), found.meta().docs()));
        }
      }
    }
  }

  private WitPackage built(PackageNode node) {
    List<Interface> interfaces =
        node.decls().values().stream()
            .map(decl -> context.interfaces().get(decl.key().interfaceName()))
            .flatMap(Stream::ofNullable)
            .map(Context.ResolvedInterface::model)
            .toList();
    List<World> built =
        node.decls().values().stream()
            .map(d -> worlds.get(d.key()))
            .flatMap(Stream::ofNullable)
            .toList();
    return new WitPackage(node.name(), interfaces, built, node.docs());
  }

  private List<DeclKey> needs(Decl decl) {
    Stream<Decl> needed =
        switch (decl.syntax()) {
          case InterfaceDecl found -> found.members().stream().flatMap(m -> needs(decl, m));
          case WorldDecl found -> found.members().stream().flatMap(m -> needs(decl, m));
        };
    return needed.map(Decl::key).distinct().toList();
  }

  private Stream<Decl> needs(Decl decl, InterfaceMember member) {
    return member instanceof Use use ? an(InterfaceDecl.class, decl, use.path()) : Stream.empty();
  }

  private Stream<Decl> needs(Decl decl, WorldMember member) {
    return switch (member) {
      case Use use -> an(InterfaceDecl.class, decl, use.path());
      case Include include -> an(WorldDecl.class, decl, include.path());
      case TypeDecl _ -> Stream.empty();
      case Extern extern ->
          switch (extern.target()) {
            case Extern.Path(var path) -> an(InterfaceDecl.class, decl, path);
            case Extern.NamedPath(_, var path) -> an(InterfaceDecl.class, decl, path);
            case Extern.NamedFunc _ -> Stream.empty();
            case Extern.Inline inline -> inline.members().stream().flatMap(m -> needs(decl, m));
          };
    };
  }

  /** What a path leads to, if it is of the kind that is wanted there. */
  private Stream<Decl> an(Class<? extends Declaration> kind, Decl from, UsePath path) {
    return context.declarations().find(from.scope(), path).stream()
        .filter(found -> kind.isInstance(found.syntax()));
  }

  private void cycle(List<DeclKey> cycle) {
    Decl first = decls.get(cycle.getFirst());
    if (first != null) {
      context
          .problems()
          .error(
              first.syntax().name().span(),
              "`%s` depends on itself".formatted(first.key()),
              "it refers to itself: %s".formatted(Listing.circle(cycle)));
    }
  }

  /**
   * Packages are distributed one by one, so that even acyclic interfaces must not make them need
   * each other.
   */
  private void checkPackages(Map<DeclKey, List<DeclKey>> needs) {
    var packages = new LinkedHashMap<PackageName, Set<PackageName>>();
    context.declarations().packages().forEach(p -> packages.put(p.name(), new LinkedHashSet<>()));
    needs.forEach((key, needed) -> {
      Set<PackageName> others = packages.get(key.pkg());
      if (others != null) {
        needed.stream().map(DeclKey::pkg).filter(p -> !p.equals(key.pkg())).forEach(others::add);
      }
    });
    for (List<PackageName> cycle : Sorter.sort(packages).cycles()) {
      context.declarations().packages().stream()
          .filter(p -> p.name().equals(cycle.getFirst()))
          .forEach(p ->
              context
                  .problems()
                  .error(
                      p.span(),
                      "package `%s` depends on itself".formatted(p.name()),
                      "it refers to itself: %s".formatted(Listing.circle(cycle))));
    }
  }
}
