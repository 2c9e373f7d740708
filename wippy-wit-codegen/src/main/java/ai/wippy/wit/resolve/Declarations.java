package ai.wippy.wit.resolve;

import ai.wippy.diagnostic.Problems;
import ai.wippy.diagnostic.Span;
import ai.wippy.wit.model.PackageName;
import ai.wippy.wit.syntax.PackageHeader;
import ai.wippy.wit.syntax.PackageId;
import ai.wippy.wit.syntax.TopItem;
import ai.wippy.wit.syntax.TopItem.Declaration;
import ai.wippy.wit.syntax.TopItem.NestedPackage;
import ai.wippy.wit.syntax.TopItem.TopUse;
import ai.wippy.wit.syntax.TopItem.WorldDecl;
import ai.wippy.wit.syntax.UsePath;
import ai.wippy.wit.syntax.Version;
import ai.wippy.wit.syntax.WitFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** All packages of a resolution with the interfaces and worlds that they declare. */
final class Declarations {
  private final Problems problems;
  private final SequencedMap<PackageName, PackageNode> packages = new LinkedHashMap<>();
  private final List<Located> topUses = new ArrayList<>();

  private record Located(FileScope scope, UsePath path) {}

  Declarations(Problems problems) {
    this.problems = problems;
  }

  Collection<PackageNode> packages() {
    return packages.values();
  }

  /**
   * Adds the files of one package.
   *
   * @param nameless whether they may leave open which package they belong to
   * @return the name of the package, if it has one
   */
  Optional<PackageName> add(List<WitFile> files, boolean nameless) {
    Optional<PackageNode> node = header(files);
    if (node.isEmpty() && !nameless) {
      Span start = files.getFirst().span();
      problems.error(
          new Span(start.source(), start.start(), start.start()),
          "no file says which package this is",
          "start one with `package namespace:name;`");
      return Optional.empty();
    }
    PackageNode target =
        node.orElseGet(() -> new PackageNode(DeclKey.NO_PACKAGE, files.getFirst().span(), ""));
    if ((node.isPresent() || nameless) && isNew(target)) {
      packages.put(target.name(), target);
    }
    var names = new Names(DeclKey.shown(target.name()), problems);
    for (WitFile file : files) {
      items(target, file.items(), names);
    }
    for (WitFile file : files) {
      file.items().forEach(this::nested);
    }
    return node.map(PackageNode::name);
  }

  /** Adds those of some files, one package each, whose packages are not there yet. */
  void addMissing(List<WitFile> files) {
    for (WitFile file : files) {
      boolean known = file.header().map(h -> packages.containsKey(name(h.id()))).orElse(false);
      if (!known) {
        add(List.of(file), false);
      }
    }
  }

  private Optional<PackageNode> header(List<WitFile> files) {
    PackageNode node = null;
    for (WitFile file : files) {
      if (file.header().isPresent()) {
        PackageHeader header = file.header().get();
        node = node == null ? node(header) : agree(node, header);
      }
    }
    return Optional.ofNullable(node);
  }

  private static PackageNode node(PackageHeader header) {
    return new PackageNode(name(header.id()), header.id().span(), header.docs());
  }

  private PackageNode agree(PackageNode before, PackageHeader header) {
    if (!name(header.id()).equals(before.name())) {
      problems.error(
          header.id().span(),
          "package is named `%s` here and `%s` elsewhere"
              .formatted(name(header.id()), before.name()),
          "name it as %s does, or move the file to a folder of its own".formatted(before.span()));
    } else if (!header.docs().isEmpty() && !before.docs().isEmpty()) {
      problems.error(
          header.id().span(),
          "package `%s` is documented more than once".formatted(before.name()),
          "it is first documented at %s".formatted(before.span()));
    }
    String docs = before.docs().isEmpty() ? header.docs() : before.docs();
    return new PackageNode(before.name(), before.span(), docs);
  }

  private boolean isNew(PackageNode node) {
    PackageNode before = packages.get(node.name());
    if (before != null) {
      problems.error(
          node.span(),
          "package `%s` is defined more than once".formatted(node.name()),
          "it is first defined at %s".formatted(before.span()));
    }
    return before == null;
  }

  private void nested(TopItem item) {
    if (item instanceof NestedPackage nested) {
      PackageNode node = node(nested.header());
      if (isNew(node)) {
        packages.put(node.name(), node);
        items(node, nested.items(), new Names(DeclKey.shown(node.name()), problems));
      }
    }
  }

  private void items(PackageNode node, List<TopItem> items, Names names) {
    var uses = new ArrayList<TopUse>();
    var decls = new ArrayList<Declaration>();
    var local = new Names("this file", problems);
    for (TopItem item : items) {
      switch (item) {
        case TopUse use -> {
          local.take(use.local());
          uses.add(use);
        }
        case Declaration decl -> {
          if (names.take(decl.name())) {
            local.take(decl.name());
            decls.add(decl);
          }
        }
        case NestedPackage _ -> {}
      }
    }
    FileScope scope = FileScope.of(node.name(), uses);
    for (Declaration decl : decls) {
      String name = decl.name().name();
      node.decls().put(name, new Decl(new DeclKey(node.name(), name), decl, scope));
    }
    uses.forEach(use -> topUses.add(new Located(scope, use.path())));
  }

  /** Reports {@code use} items at the top of files that lead nowhere. */
  void checkTopUses() {
    for (Located use : topUses) {
      Optional<Decl> found = find(use.scope, use.path);
      if (found.isEmpty()) {
        unknown(use.scope, use.path);
      } else if (found.get().syntax() instanceof WorldDecl) {
        problems.error(
            use.path.span(),
            "`%s` is a world, not an interface".formatted(found.get().key()),
            "only interfaces can be given shorter names; remove this");
      }
    }
  }

  static PackageName name(PackageId id) {
    return new PackageName(id.namespace(), id.name(), id.version().map(Version::text));
  }

  /** Looks a path up without reporting anything. */
  Optional<Decl> find(FileScope scope, UsePath path) {
    UsePath expanded = scope.expand(path);
    PackageName pkg = expanded.pkg().map(Declarations::name).orElse(scope.pkg());
    return Optional.ofNullable(packages.get(pkg))
        .map(node -> node.decls().get(expanded.name().name()));
  }

  /** Looks a path up; reports it if nothing goes by it, unless a {@code use} item is to blame. */
  Optional<Decl> require(FileScope scope, UsePath path) {
    Optional<Decl> found = find(scope, path);
    if (found.isEmpty() && scope.expand(path).equals(path)) {
      unknown(scope, path);
    }
    return found;
  }

  private void unknown(FileScope scope, UsePath path) {
    new UnknownPath(packages, problems).report(scope, path);
  }
}
