package ai.wippy.wit.syntax;

import ai.wippy.diagnostic.Span;
import ai.wippy.wit.syntax.Token.Kind;
import ai.wippy.wit.syntax.TopItem.InterfaceDecl;
import ai.wippy.wit.syntax.TopItem.NestedPackage;
import ai.wippy.wit.syntax.TopItem.TopUse;
import ai.wippy.wit.syntax.TopItem.WorldDecl;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses a whole text (WIT, top-level items). */
final class FileParser {
  private final Span region;
  private final boolean loose;
  private final Cursor in;
  private final Gates gates;
  private final TypeParser types;
  private final List<WorldMember> looseMembers = new ArrayList<>();

  FileParser(Span region, boolean loose) throws SyntaxError {
    this.region = region;
    this.loose = loose;
    this.in = new Cursor(region);
    this.gates = new Gates(in);
    this.types = new TypeParser(in, gates);
  }

  WitFile file() throws SyntaxError {
    Optional<PackageHeader> header = Optional.empty();
    var items = new ArrayList<TopItem>();
    boolean first = true;
    while (!in.at(Kind.END)) {
      if (in.atWord("package")) {
        PackageHeader found = packageHeader();
        if (first && in.eat(Kind.SEMICOLON)) {
          header = Optional.of(found);
        } else {
          items.add(nested(found));
        }
      } else {
        item(items);
      }
      first = false;
    }
    return new WitFile(header, items, looseMembers, region);
  }

  private PackageHeader packageHeader() throws SyntaxError {
    String docs = in.docs();
    in.expectWord("package");
    Span start = in.here();
    var namespaces = new ArrayList<Ident>();
    var names = new ArrayList<Ident>();
    Ident last = in.ident();
    in.expect(Kind.COLON);
    do {
      namespaces.add(last);
      last = in.ident();
    } while (in.eat(Kind.COLON));
    names.add(last);
    while (in.eat(Kind.SLASH)) {
      names.add(in.ident());
    }
    return new PackageHeader(new PackageId(namespaces, names, version(), in.since(start)), docs);
  }

  private Optional<Version> version() throws SyntaxError {
    return in.eat(Kind.AT) ? Optional.of(in.version()) : Optional.empty();
  }

  private NestedPackage nested(PackageHeader header) throws SyntaxError {
    if (in.at(Kind.SEMICOLON)) {
      throw in.expected(
          "`{`",
          "a file names its package once, at its start; put others in braces: `package a:b { … }`");
    }
    Token brace = in.expect(Kind.LEFT_BRACE);
    var items = new ArrayList<TopItem>();
    while (!in.closes(brace)) {
      if (in.atWord("package")) {
        throw in.expected(
            "`use`, `interface` or `world`", "packages in braces stand at the top of a file");
      }
      item(items);
    }
    return new NestedPackage(header, items);
  }

  private void item(List<TopItem> items) throws SyntaxError {
    Meta meta = gates.meta();
    if (in.atWord("use")) {
      items.add(topUse());
    } else if (in.eatWord("interface")) {
      Ident name = in.ident();
      items.add(new InterfaceDecl(meta, name, interfaceBody()));
    } else if (in.eatWord("world")) {
      items.add(world(meta));
    } else if (loose && !in.at(Kind.END)) {
      looseMembers.add(worldMember(meta));
    } else {
      throw in.expected(
          "`package`, `use`, `interface` or `world`",
          "types and functions stand in an `interface` or a `world`");
    }
  }

  private TopUse topUse() throws SyntaxError {
    in.expectWord("use");
    UsePath path = usePath();
    Optional<Ident> as = in.as();
    in.semicolon();
    return new TopUse(path, as);
  }

  private UsePath usePath() throws SyntaxError {
    Span start = in.here();
    Ident last = in.ident();
    if (!in.eat(Kind.COLON)) {
      return new UsePath(Optional.empty(), last, in.since(start));
    }
    var namespaces = new ArrayList<Ident>();
    do {
      namespaces.add(last);
      last = in.ident();
    } while (in.eat(Kind.COLON));
    var names = new ArrayList<Ident>();
    while (in.eat(Kind.SLASH)) {
      names.add(last);
      last = in.ident();
    }
    if (names.isEmpty()) {
      throw new SyntaxError(
          in.since(start),
          "`%s` is a package, not an interface or world".formatted(in.since(start).text()),
          "add `/` and the name of an interface or world");
    }
    Optional<Version> version = version();
    Span whole = in.since(start);
    return new UsePath(Optional.of(new PackageId(namespaces, names, version, whole)), last, whole);
  }

  private List<InterfaceMember> interfaceBody() throws SyntaxError {
    Token brace = in.expect(Kind.LEFT_BRACE);
    var members = new ArrayList<InterfaceMember>();
    while (!in.closes(brace)) {
      Meta meta = gates.meta();
      if (in.token(1).kind() == Kind.COLON) {
        Ident name = in.ident();
        in.expect(Kind.COLON);
        FuncType type = types.function();
        in.semicolon();
        members.add(new FuncDecl(meta, name, type));
      } else if (in.atWord("use")) {
        members.add(use(meta));
      } else if (types.atDeclaration()) {
        members.add(types.declaration(meta));
      } else {
        throw in.expected("`use`, a type or a function", "");
      }
    }
    return members;
  }

  private Use use(Meta meta) throws SyntaxError {
    in.expectWord("use");
    UsePath path = usePath();
    if (!in.eat(Kind.DOT)) {
      throw in.expected("`.`", "list the types to use in braces: `use a.{b, c}`");
    }
    in.expect(Kind.LEFT_BRACE);
    List<Use.Name> names = in.list(Kind.RIGHT_BRACE, () -> new Use.Name(in.ident(), in.as()));
    in.semicolon();
    return new Use(meta, path, names);
  }

  private WorldDecl world(Meta meta) throws SyntaxError {
    Ident name = in.ident();
    Token brace = in.expect(Kind.LEFT_BRACE);
    var members = new ArrayList<WorldMember>();
    while (!in.closes(brace)) {
      members.add(worldMember(gates.meta()));
    }
    return new WorldDecl(meta, name, members);
  }

  private WorldMember worldMember(Meta meta) throws SyntaxError {
    if (in.atWord("use")) {
      return use(meta);
    }
    if (types.atDeclaration()) {
      return types.declaration(meta);
    }
    if (in.eatWord("include")) {
      return include(meta);
    }
    if (in.eatWord("import")) {
      return new Extern(meta, false, target());
    }
    if (in.eatWord("export")) {
      return new Extern(meta, true, target());
    }
    if (loose && in.atName(0)) {
      return new Extern(meta, true, target());
    }
    throw in.expected("`import`, `export`, `include`, `use` or a type", "");
  }

  private Include include(Meta meta) throws SyntaxError {
    UsePath path = usePath();
    if (!in.eatWord("with")) {
      in.semicolon();
      return new Include(meta, path, List.of());
    }
    in.expect(Kind.LEFT_BRACE);
    List<Include.Rename> renames = in.list(Kind.RIGHT_BRACE, this::rename);
    in.eat(Kind.SEMICOLON);
    return new Include(meta, path, renames);
  }

  private Include.Rename rename() throws SyntaxError {
    Ident name = in.ident();
    in.expectWord("as");
    return new Include.Rename(name, in.ident());
  }

  private Extern.Target target() throws SyntaxError {
    if (!in.atName(0) || in.token(1).kind() != Kind.COLON) {
      return path();
    }
    boolean parenthesis = in.token(3).kind() == Kind.LEFT_PAREN;
    if (types.atFunction(2) || parenthesis) {
      Ident name = plainName();
      FuncType type = types.function();
      endOfTarget();
      return new Extern.NamedFunc(name, type);
    }
    if (in.isWord(2, "interface")) {
      Ident name = plainName();
      in.next();
      return new Extern.Inline(name, interfaceBody());
    }
    return isPackagePath() ? path() : namedPath();
  }

  private Ident plainName() throws SyntaxError {
    Ident name = in.ident();
    in.expect(Kind.COLON);
    return name;
  }

  /**
   * Tells {@code import a:b/c;} from {@code import a: b;}: the parts of a package name touch each
   * other. With white space it is a plain name, unless only a package name makes sense of the slash
   * that follows.
   */
  private boolean isPackagePath() {
    boolean touching =
        in.token(0).end() == in.token(1).start() && in.token(1).end() == in.token(2).start();
    return touching || in.token(3).kind() == Kind.SLASH;
  }

  private Extern.Target path() throws SyntaxError {
    UsePath path = usePath();
    in.semicolon();
    return new Extern.Path(path);
  }

  private Extern.Target namedPath() throws SyntaxError {
    Ident name = plainName();
    UsePath path = usePath();
    in.semicolon();
    return new Extern.NamedPath(name, path);
  }

  /** People leave out the semicolon of the last line where a function is all that the text says. */
  private void endOfTarget() throws SyntaxError {
    if (!(loose && in.at(Kind.END))) {
      in.semicolon();
    }
  }
}
