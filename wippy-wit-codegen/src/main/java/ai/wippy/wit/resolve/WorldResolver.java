package ai.wippy.wit.resolve;

import ai.wippy.diagnostic.Problems;
import ai.wippy.diagnostic.Span;
import ai.wippy.wit.model.Interface;
import ai.wippy.wit.model.InterfaceName;
import ai.wippy.wit.model.TypeDef;
import ai.wippy.wit.model.World;
import ai.wippy.wit.syntax.Extern;
import ai.wippy.wit.syntax.Ident;
import ai.wippy.wit.syntax.Include;
import ai.wippy.wit.syntax.TopItem.InterfaceDecl;
import ai.wippy.wit.syntax.TypeDecl;
import ai.wippy.wit.syntax.Use;
import ai.wippy.wit.syntax.WorldMember;
import java.util.List;
import java.util.Optional;

/** Resolves a world whose dependencies are resolved. */
final class WorldResolver {
  private final Context context;
  private final Problems problems;
  private final FileScope file;
  private final boolean open;
  private final WorldParts parts = new WorldParts();
  private final Names imports;
  private final Names exports;
  private final TypeScope types;
  private final InterfaceLookup interfaces;

  /**
   * @param name the world
   * @param open whether it exists
   */
  WorldResolver(Context context, FileScope file, String name, boolean open) {
    this.context = context;
    this.problems = context.problems();
    this.file = file;
    this.open = open;
    this.imports = new Names("the imports of world `%s`".formatted(name), problems);
    this.exports = new Names("the exports of world `%s`".formatted(name), problems);
    this.types = new TypeScope(context, file, Optional.empty(), open, imports);
    this.interfaces = new InterfaceLookup(context, file);
  }

  WorldParts resolve(List<WorldMember> members) {
    for (WorldMember member : members) {
      switch (member) {
        case Use use -> types.use(use);
        case TypeDecl decl -> types.declare(decl);
        case Include _, Extern _ -> {}
      }
    }
    types.resolve();
    for (TypeDef def : types.defs()) {
      parts.imports().put(def.name(), new World.TypeItem(def));
    }
    members.forEach(this::member);
    for (WorldMember member : members) {
      if (member instanceof Include include && types.isOpen(include.meta())) {
        include(include);
      }
    }
    return parts;
  }

  private void member(WorldMember member) {
    switch (member) {
      case Extern extern -> {
        boolean exists = types.isOpen(extern.meta());
        extern(extern, exists);
      }
      case TypeDecl.ResourceDecl decl -> {
        if (types.exists(decl)) {
          new FunctionResolver(context, types)
              .methods(decl)
              .forEach(f -> parts.imports().put(f.name(), new World.FuncItem(f)));
        }
      }
      case TypeDecl _, Use _, Include _ -> {}
    }
  }

  private void extern(Extern extern, boolean exists) {
    boolean exported = extern.exported();
    switch (extern.target()) {
      case Extern.Path(var path) ->
          interfaces.find(path, exists).ifPresent(i -> whole(i.model(), exported, path.span()));
      case Extern.NamedPath(Ident name, var path) -> {
        if (plain(name, exported)) {
          interfaces
              .find(path, exists)
              .map(i -> new Copies().copy(i.model(), plainName(name)))
              .ifPresent(i -> put(new World.InterfaceItem(i), exported));
        }
      }
      case Extern.NamedFunc(Ident name, var type) -> {
        if (plain(name, exported) && exists) {
          new FunctionResolver(context, types)
              .function(name, type, extern.meta().docs())
              .ifPresentOrElse(
                  f -> put(new World.FuncItem(f), exported),
                  () -> parts.lost(exported).add(name.name()));
        }
      }
      case Extern.Inline(Ident name, var members) -> {
        if (plain(name, exported)) {
          Interface inline =
              new InterfaceResolver(context, file, exists)
                  .resolve(plainName(name), members, extern.meta().docs())
                  .model();
          if (exists) {
            put(new World.InterfaceItem(inline), exported);
          }
        }
      }
    }
  }

  private static InterfaceName plainName(Ident name) {
    return new InterfaceName(Optional.empty(), name.name());
  }

  private boolean plain(Ident name, boolean exported) {
    return (exported ? exports : imports).take(name);
  }

  private void put(World.Item item, boolean exported) {
    parts.side(exported).put(WorldParts.name(item), item);
  }

  private void whole(Interface value, boolean exported, Span span) {
    var item = new World.InterfaceItem(value);
    if (parts.side(exported).putIfAbsent(WorldParts.name(item), item) != null) {
      problems.error(
          span,
          "interface `%s` is %s more than once"
              .formatted(value.name(), exported ? "exported" : "imported"),
          "remove one of them");
    }
  }

  private void include(Include include) {
    Optional<Decl> decl = context.declarations().require(file, include.path());
    if (decl.isEmpty()) {
      return;
    }
    Span span = include.path().span();
    WorldParts included = context.worlds().get(decl.get().key());
    if (decl.get().syntax() instanceof InterfaceDecl) {
      problems.error(
          span,
          "`%s` is an interface, not a world".formatted(span.text()),
          "write `import %s;` instead".formatted(span.text()));
    } else if (!context.gates().isOpen(decl.get().syntax().meta().gate())) {
      problems.error(
          span,
          "world `%s` is behind a feature gate that is closed".formatted(decl.get().key()),
          "repeat its gate here, or activate the feature");
    } else if (included != null) {
      new Inclusion(problems, include, included).into(parts, imports, exports);
    }
  }
}
