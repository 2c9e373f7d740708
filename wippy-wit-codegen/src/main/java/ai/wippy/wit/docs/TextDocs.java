package ai.wippy.wit.docs;

import ai.wippy.wit.model.InterfaceName;
import ai.wippy.wit.model.PackageName;
import ai.wippy.wit.syntax.Extern;
import ai.wippy.wit.syntax.FuncDecl;
import ai.wippy.wit.syntax.Include;
import ai.wippy.wit.syntax.InterfaceMember;
import ai.wippy.wit.syntax.PackageId;
import ai.wippy.wit.syntax.TopItem;
import ai.wippy.wit.syntax.TypeDecl;
import ai.wippy.wit.syntax.Use;
import ai.wippy.wit.syntax.WitFile;
import ai.wippy.wit.syntax.WorldMember;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * The documentation in a WIT text. The text need not resolve: documentation is about names, and the
 * packages that the text depends on may be missing.
 */
public final class TextDocs {
  private final Documentation found = new Documentation();

  private TextDocs() {}

  /** What a text says. */
  public static Documentation of(WitFile file) {
    var docs = new TextDocs();
    docs.items(file.header().map(h -> name(h.id())), file.items());
    file.loose().forEach(member -> docs.member("", member));
    return docs.found;
  }

  private static PackageName name(PackageId id) {
    return new PackageName(id.namespace(), id.name(), Optional.empty());
  }

  private void items(Optional<PackageName> pkg, List<TopItem> items) {
    for (TopItem item : items) {
      switch (item) {
        case TopItem.InterfaceDecl(var meta, var name, var members) -> {
          var owner = Optional.of(new InterfaceName(pkg, name.name()));
          found.add(Subject.of(owner), meta.docs());
          members(owner, members, found::add);
        }
        case TopItem.WorldDecl(var meta, var name, var members) -> {
          found.add(name.name(), Subject.of(Optional.empty()), meta.docs());
          members.forEach(member -> member(name.name(), member));
        }
        case TopItem.NestedPackage(var header, var nested) ->
            items(Optional.of(name(header.id())), nested);
        case TopItem.TopUse _ -> {}
      }
    }
  }

  private static void members(
      Optional<InterfaceName> owner,
      List<? extends InterfaceMember> members,
      BiConsumer<Subject, String> add) {
    for (InterfaceMember member : members) {
      switch (member) {
        case FuncDecl(var meta, var name, _) ->
            add.accept(Subject.of(owner, name.name()), meta.docs());
        case TypeDecl decl -> type(owner, decl, add);
        case Use _ -> {}
      }
    }
  }

  private void member(String world, WorldMember member) {
    BiConsumer<Subject, String> add = (subject, text) -> found.add(world, subject, text);
    switch (member) {
      case TypeDecl decl -> type(Optional.empty(), decl, add);
      case Extern(var meta, _, Extern.NamedFunc(var name, _)) ->
          add.accept(Subject.of(Optional.empty(), name.name()), meta.docs());
      case Extern(var meta, _, Extern.Inline(var name, var members)) -> {
        var owner = Optional.of(new InterfaceName(Optional.empty(), name.name()));
        add.accept(Subject.of(owner), meta.docs());
        members(owner, members, add);
      }
      case Extern _, Use _, Include _ -> {}
    }
  }

  private static void type(
      Optional<InterfaceName> owner, TypeDecl decl, BiConsumer<Subject, String> add) {
    String name = decl.name().name();
    add.accept(Subject.of(owner, name), decl.meta().docs());
    switch (decl) {
      case TypeDecl.Alias _ -> {}
      case TypeDecl.RecordDecl(_, _, var fields) ->
          fields.forEach(f -> add.accept(new Subject(owner, name, f.name().name()), f.docs()));
      case TypeDecl.VariantDecl(_, _, var cases) ->
          cases.forEach(c -> add.accept(new Subject(owner, name, c.name().name()), c.docs()));
      case TypeDecl.EnumDecl(_, _, var cases) ->
          cases.forEach(c -> add.accept(new Subject(owner, name, c.name().name()), c.docs()));
      case TypeDecl.FlagsDecl(_, _, var flags) ->
          flags.forEach(f -> add.accept(new Subject(owner, name, f.name().name()), f.docs()));
      case TypeDecl.ResourceDecl(_, _, var methods) ->
          methods.forEach(m ->
              add.accept(Subject.of(owner, m.kind().prefix() + name + suffix(m)), m.meta().docs()));
    }
  }

  private static String suffix(TypeDecl.Method method) {
    return switch (method.kind()) {
      case CONSTRUCTOR -> "";
      case METHOD, STATIC -> "." + method.name().name();
    };
  }
}
