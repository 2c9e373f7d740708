package ai.wippy.wit.syntax;

import ai.wippy.diagnostic.Span;
import ai.wippy.wit.syntax.Token.Kind;
import ai.wippy.wit.syntax.TypeDecl.Case;
import ai.wippy.wit.syntax.TypeDecl.Field;
import ai.wippy.wit.syntax.TypeDecl.Label;
import ai.wippy.wit.syntax.TypeDecl.Method;
import ai.wippy.wit.syntax.TypeDecl.MethodKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses types, their declarations, and functions. */
final class TypeParser {
  /** Far beyond what people write, and far from what a thread's stack can take. */
  private static final int DEEPEST = 100;

  private final Cursor in;
  private final Gates gates;
  private int depth;

  TypeParser(Cursor in, Gates gates) {
    this.in = in;
    this.gates = gates;
  }

  /** Whether the next token starts a type declaration. */
  boolean atDeclaration() {
    return in.at(Kind.WORD)
        && switch (in.text(in.token())) {
          case "type", "record", "variant", "enum", "flags", "resource" -> true;
          default -> false;
        };
  }

  TypeDecl declaration(Meta meta) throws SyntaxError {
    String keyword = in.text(in.next());
    Ident name = in.ident();
    return switch (keyword) {
      case "type" -> alias(meta, name);
      case "record" -> new TypeDecl.RecordDecl(meta, name, braces(this::field));
      case "variant" ->
          new TypeDecl.VariantDecl(meta, name, some(name, "case", braces(this::variantCase)));
      case "enum" -> new TypeDecl.EnumDecl(meta, name, some(name, "case", braces(this::label)));
      case "flags" -> new TypeDecl.FlagsDecl(meta, name, braces(this::label));
      case "resource" -> resource(meta, name);
      default -> throw new IllegalStateException("not a type declaration: " + keyword);
    };
  }

  private TypeDecl alias(Meta meta, Ident name) throws SyntaxError {
    in.expect(Kind.EQUALS);
    TypeExpr type = type();
    in.semicolon();
    return new TypeDecl.Alias(meta, name, type);
  }

  private <T> List<T> braces(Cursor.Element<T> element) throws SyntaxError {
    in.expect(Kind.LEFT_BRACE);
    return in.list(Kind.RIGHT_BRACE, element);
  }

  private static <T> List<T> some(Ident name, String what, List<T> elements) throws SyntaxError {
    if (elements.isEmpty()) {
      throw new SyntaxError(
          name.span(), "`%s` has no %s".formatted(name, what), "give it at least one " + what);
    }
    return elements;
  }

  private Field field() throws SyntaxError {
    String docs = in.docs();
    Ident name = in.ident();
    in.expect(Kind.COLON);
    return new Field(docs, name, type());
  }

  private Case variantCase() throws SyntaxError {
    String docs = in.docs();
    Ident name = in.ident();
    Optional<TypeExpr> payload = Optional.empty();
    if (in.eat(Kind.LEFT_PAREN)) {
      payload = Optional.of(type());
      in.expect(Kind.RIGHT_PAREN);
    }
    return new Case(docs, name, payload);
  }

  private Label label() throws SyntaxError {
    return new Label(in.docs(), in.ident());
  }

  private TypeDecl resource(Meta meta, Ident name) throws SyntaxError {
    var methods = new ArrayList<Method>();
    if (!in.eat(Kind.SEMICOLON)) {
      if (!in.at(Kind.LEFT_BRACE)) {
        throw in.expected("`{` or `;`", "");
      }
      Token brace = in.next();
      while (!in.closes(brace)) {
        methods.add(method());
      }
    }
    return new TypeDecl.ResourceDecl(meta, name, methods);
  }

  private Method method() throws SyntaxError {
    Meta meta = gates.meta();
    if (in.atWord("constructor")) {
      Ident name = new Ident("constructor", in.span(in.next()));
      FuncType type = signature(Optional.empty());
      in.semicolon();
      return new Method(meta, MethodKind.CONSTRUCTOR, name, type);
    }
    if (in.token(1).kind() != Kind.COLON) {
      throw in.expected("`constructor` or the name of a function", "");
    }
    Ident name = in.ident();
    in.expect(Kind.COLON);
    MethodKind kind = in.eatWord("static") ? MethodKind.STATIC : MethodKind.METHOD;
    FuncType type = function();
    in.semicolon();
    return new Method(meta, kind, name, type);
  }

  /** Whether a function type starts so many tokens ahead. */
  boolean atFunction(int ahead) {
    return in.isWord(ahead, "func") || in.isWord(ahead, "async");
  }

  FuncType function() throws SyntaxError {
    Span start = in.here();
    Optional<Span> async = in.eatWord("async") ? Optional.of(start) : Optional.empty();
    in.expectWord("func");
    return signature(async);
  }

  private FuncType signature(Optional<Span> async) throws SyntaxError {
    in.expect(Kind.LEFT_PAREN);
    List<FuncType.Param> params = in.list(Kind.RIGHT_PAREN, this::param);
    Optional<TypeExpr> result = in.eat(Kind.ARROW) ? Optional.of(result()) : Optional.empty();
    return new FuncType(async, params, result);
  }

  private TypeExpr result() throws SyntaxError {
    if (in.at(Kind.LEFT_PAREN)) {
      throw in.expected("a type", "a function has one result; return a tuple or a record for more");
    }
    return type();
  }

  private FuncType.Param param() throws SyntaxError {
    Ident name = in.ident();
    in.expect(Kind.COLON);
    return new FuncType.Param(name, type());
  }

  TypeExpr type() throws SyntaxError {
    if (depth == DEEPEST) {
      throw new SyntaxError(
          in.here(),
          "type is nested more than %d levels deep".formatted(DEEPEST),
          "name parts of it with `type`, `record` or `variant`");
    }
    depth++;
    TypeExpr type = typeAtDepth();
    depth--;
    return type;
  }

  private TypeExpr typeAtDepth() throws SyntaxError {
    Span start = in.here();
    String word = in.at(Kind.WORD) ? in.text(in.token()) : "";
    if (Keywords.isBuiltin(word)) {
      in.next();
      return new TypeExpr.Builtin(word, start);
    }
    return switch (word) {
      case "list" -> list(start);
      case "option" -> new TypeExpr.OptionOf(one(), in.since(start));
      case "result" -> resultType(start);
      case "tuple" -> {
        in.next();
        in.expect(Kind.LESS);
        yield new TypeExpr.TupleOf(in.list(Kind.GREATER, this::type), in.since(start));
      }
      case "own", "borrow" -> handle(start, word.equals("borrow"));
      case "stream" -> later(LaterFeature.STREAM, start);
      case "future" -> later(LaterFeature.FUTURE, start);
      case "map" -> map(start);
      case "error-context" -> {
        in.next();
        yield new TypeExpr.Later(LaterFeature.ERROR_CONTEXT, List.of(), start);
      }
      default -> {
        if (!in.atName(0)) {
          throw in.expected("a type", "");
        }
        yield new TypeExpr.Named(in.ident());
      }
    };
  }

  /** The only argument of the type constructor that comes next. */
  private TypeExpr one() throws SyntaxError {
    in.next();
    in.expect(Kind.LESS);
    TypeExpr type = type();
    in.expect(Kind.GREATER);
    return type;
  }

  private TypeExpr list(Span start) throws SyntaxError {
    in.next();
    in.expect(Kind.LESS);
    TypeExpr element = type();
    if (!in.eat(Kind.COMMA)) {
      in.expect(Kind.GREATER);
      return new TypeExpr.ListOf(element, in.since(start));
    }
    Span length = in.here();
    in.expect(Kind.NUMBER);
    if (length.text().startsWith("0") || !length.text().chars().allMatch(Character::isDigit)) {
      throw new SyntaxError(
          length, "`%s` is not a length".formatted(length.text()), "write a positive integer");
    }
    in.expect(Kind.GREATER);
    return new TypeExpr.Later(LaterFeature.FIXED_LENGTH_LIST, List.of(element), in.since(start));
  }

  private TypeExpr resultType(Span start) throws SyntaxError {
    in.next();
    Optional<TypeExpr> ok = Optional.empty();
    Optional<TypeExpr> err = Optional.empty();
    if (in.eat(Kind.LESS)) {
      boolean blank = in.eat(Kind.UNDERSCORE);
      if (!blank) {
        ok = Optional.of(type());
      }
      if (blank || in.at(Kind.COMMA)) {
        in.expect(Kind.COMMA);
        err = Optional.of(type());
      }
      in.expect(Kind.GREATER);
    }
    return new TypeExpr.ResultOf(ok, err, in.since(start));
  }

  private TypeExpr handle(Span start, boolean borrowed) throws SyntaxError {
    in.next();
    in.expect(Kind.LESS);
    Ident resource = in.ident();
    in.expect(Kind.GREATER);
    return new TypeExpr.Handle(borrowed, resource, in.since(start));
  }

  private TypeExpr later(LaterFeature feature, Span start) throws SyntaxError {
    in.next();
    List<TypeExpr> parts = List.of();
    if (in.eat(Kind.LESS)) {
      parts = List.of(type());
      in.expect(Kind.GREATER);
    }
    return new TypeExpr.Later(feature, parts, in.since(start));
  }

  private TypeExpr map(Span start) throws SyntaxError {
    in.next();
    in.expect(Kind.LESS);
    Span at = in.here();
    TypeExpr key = type();
    if (!(key instanceof TypeExpr.Builtin(String name, _)) || name.startsWith("f")) {
      throw new SyntaxError(
          at,
          "`%s` is not a type of keys".formatted(in.since(at).text()),
          "keys are integers, `bool`, `char` or `string`");
    }
    in.expect(Kind.COMMA);
    TypeExpr value = type();
    in.expect(Kind.GREATER);
    return new TypeExpr.Later(LaterFeature.MAP, List.of(key, value), in.since(start));
  }
}
