package ai.wippy.lua.syntax;

import ai.wippy.lua.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Parses the types that Wippy adds to Lua. */
final class TypeParser {
  private final Cursor cursor;
  private final ExpressionParser expressions;

  TypeParser(Cursor cursor, ExpressionParser expressions) {
    this.cursor = cursor;
    this.expressions = expressions;
  }

  /** A type. */
  Type type() throws SyntaxError {
    return cursor.nested(this::conditional);
  }

  /** {@code : T}, if it is there. */
  void annotation() throws SyntaxError {
    if (cursor.eat(Kind.COLON)) {
      type();
    }
  }

  /** {@code : T, U} or {@code : (T, U)}, if it is there: what a function returns. */
  void results() throws SyntaxError {
    if (cursor.eat(Kind.COLON)) {
      cursor.list(this::result);
    }
  }

  private Type result() throws SyntaxError {
    return cursor.at(Kind.LEFT_PAREN) ? parenthesized(true) : type();
  }

  /** {@code <T, U: V>}, if it is there. */
  List<String> parameters() throws SyntaxError {
    if (!cursor.at(Kind.LESS)) {
      return List.of();
    }
    Token angle = cursor.next();
    List<String> names =
        cursor.list(() -> {
          String name = cursor.name();
          annotation();
          return name;
        });
    cursor.closeAngle(angle);
    return names;
  }

  private Type conditional() throws SyntaxError {
    Type type = union();
    if (!cursor.atWord("extends")) {
      return type;
    }
    cursor.next();
    primary();
    cursor.expect(Kind.QUESTION);
    type();
    cursor.expect(Kind.COLON);
    type();
    return new Type.Computed("extends");
  }

  private Type union() throws SyntaxError {
    cursor.eat(Kind.BAR);
    return members(
        Kind.BAR,
        () -> members(Kind.AMPERSAND, this::suffixed, Type.Intersection::new),
        Type.Union::new);
  }

  private Type members(Kind mark, Cursor.Element<Type> member, Function<List<Type>, Type> several)
      throws SyntaxError {
    Type first = member.read();
    if (!cursor.at(mark)) {
      return first;
    }
    var members = new ArrayList<>(List.of(first));
    while (cursor.eat(mark)) {
      members.add(member.read());
    }
    return several.apply(members);
  }

  private Type suffixed() throws SyntaxError {
    Type type = primary();
    while (true) {
      if (cursor.eat(Kind.QUESTION)) {
        type = new Type.Optional(type);
      } else if (cursor.at(Kind.LEFT_BRACKET)) {
        Token bracket = cursor.next();
        if (cursor.at(Kind.RIGHT_BRACKET)) {
          type = new Type.Array(type);
        } else {
          type();
          type = new Type.Computed("[]");
        }
        cursor.close(bracket, Kind.RIGHT_BRACKET);
      } else if (cursor.at(Kind.AT)) {
        type = new Type.Annotated(type, annotations());
      } else {
        return type;
      }
    }
  }

  private List<Type.Annotation> annotations() throws SyntaxError {
    var found = new ArrayList<Type.Annotation>();
    while (cursor.eat(Kind.AT)) {
      Token name = cursor.expect(Kind.NAME);
      List<Expression> arguments = List.of();
      if (cursor.at(Kind.LEFT_PAREN)) {
        Token parenthesis = cursor.next();
        arguments = cursor.at(Kind.RIGHT_PAREN) ? List.of() : expressions.expressions();
        cursor.close(parenthesis, Kind.RIGHT_PAREN);
      }
      found.add(new Type.Annotation((String) name.value(), arguments, name.start()));
    }
    return found;
  }

  private Type primary() throws SyntaxError {
    Token token = cursor.token();
    int at = token.start();
    return switch (token.kind()) {
      case NIL -> literal(new Expression.Nil(at));
      case TRUE -> literal(new Expression.Bool(true, at));
      case FALSE -> literal(new Expression.Bool(false, at));
      case STRING -> literal(new Expression.Text((String) token.value(), at));
      case INTEGER -> literal(new Expression.Int((Long) token.value(), at));
      case FLOAT -> literal(new Expression.Float((Double) token.value(), at));
      case MINUS -> negative();
      case LEFT_BRACE -> braces();
      case LEFT_PAREN -> parenthesized(false);
      case FUNCTION -> {
        cursor.next();
        yield callable(token);
      }
      case NAME -> word(token);
      default -> throw cursor.expected("a type");
    };
  }

  private Type literal(Expression value) throws SyntaxError {
    cursor.next();
    return new Type.Literal(value);
  }

  private Type negative() throws SyntaxError {
    Token minus = cursor.next();
    Token number = cursor.token();
    return switch (number.kind()) {
      case INTEGER -> literal(new Expression.Int(-(Long) number.value(), minus.start()));
      case FLOAT -> literal(new Expression.Float(-(Double) number.value(), minus.start()));
      default -> throw cursor.expected("a number");
    };
  }

  /** Some words begin a type of their own where what follows them fits; else they are names. */
  private Type word(Token token) throws SyntaxError {
    String word = (String) token.value();
    Kind next = cursor.token(1).kind();
    return switch (word) {
      case "fun" -> next == Kind.LEFT_PAREN ? callable(cursor.next()) : named();
      case "readonly" -> startsType(next) ? after(this::suffixed) : named();
      case "interface" -> next == Kind.LEFT_BRACE ? after(this::braces) : named();
      case "asserts" -> next == Kind.NAME ? asserts() : named();
      case "typeof" -> next == Kind.LEFT_PAREN ? computed(word, expressions::expression) : named();
      case "keyof" -> next == Kind.LEFT_PAREN ? computed(word, this::type) : named();
      default -> named();
    };
  }

  private static boolean startsType(Kind kind) {
    return kind == Kind.LEFT_BRACE || kind == Kind.LEFT_PAREN || kind == Kind.NAME;
  }

  private Type after(Cursor.Element<Type> type) throws SyntaxError {
    cursor.next();
    return type.read();
  }

  private Type asserts() throws SyntaxError {
    cursor.next();
    cursor.next();
    if (cursor.atWord("is")) {
      cursor.next();
      type();
    }
    return new Type.Computed("asserts");
  }

  private Type computed(String word, Cursor.Element<?> inner) throws SyntaxError {
    cursor.next();
    Token parenthesis = cursor.next();
    inner.read();
    cursor.close(parenthesis, Kind.RIGHT_PAREN);
    return new Type.Computed(word);
  }

  private Type named() throws SyntaxError {
    int at = cursor.token().start();
    var path = new ArrayList<>(List.of(cursor.name()));
    while (cursor.eat(Kind.DOT)) {
      path.add(cursor.name());
    }
    if (!cursor.at(Kind.LESS)) {
      return new Type.Named(path, List.of(), at);
    }
    Token angle = cursor.next();
    List<Type> arguments = cursor.list(this::type);
    cursor.closeAngle(angle);
    return new Type.Named(path, arguments, at);
  }

  /** {@code fun(a: A): R}; the word was read. */
  private Type callable(Token word) throws SyntaxError {
    if (!cursor.at(Kind.LEFT_PAREN)) {
      return new Type.Named(List.of(cursor.span(word).text()), List.of(), word.start());
    }
    Token parenthesis = cursor.next();
    parameterTypes(parenthesis);
    results();
    return new Type.Callable();
  }

  /** Types in parentheses, and how many there are; the opening one was read. */
  private List<Type> parameterTypes(Token parenthesis) throws SyntaxError {
    List<Type> types = cursor.at(Kind.RIGHT_PAREN) ? List.of() : cursor.list(this::parameterType);
    cursor.close(parenthesis, Kind.RIGHT_PAREN);
    return types;
  }

  private Type parameterType() throws SyntaxError {
    if (cursor.eat(Kind.DOTS)) {
      cursor.eat(Kind.COLON);
      return cursor.at(Kind.RIGHT_PAREN) ? new Type.Computed("...") : type();
    }
    boolean optional = cursor.at(Kind.NAME, Kind.QUESTION) && cursor.token(2).kind() == Kind.COLON;
    if (optional || cursor.at(Kind.NAME, Kind.COLON)) {
      cursor.next();
      cursor.eat(Kind.QUESTION);
      cursor.next();
    }
    return type();
  }

  /**
   * {@code (A, B) -> R}, or a type in parentheses.
   *
   * @param several whether it may be several types: what a function returns
   */
  private Type parenthesized(boolean several) throws SyntaxError {
    Token parenthesis = cursor.next();
    List<Type> types = parameterTypes(parenthesis);
    if (cursor.eat(Kind.ARROW)) {
      result();
      return new Type.Callable();
    }
    if (types.size() != 1 && !several) {
      throw cursor.expected("`->`", "write `(A, B) -> R` for the type of a function");
    }
    return types.size() == 1 ? types.getFirst() : new Type.Computed("()");
  }

  private Type braces() throws SyntaxError {
    Token brace = cursor.expect(Kind.LEFT_BRACE);
    var fields = new ArrayList<Type.Field>();
    Type.@Nullable Entries entries = null;
    while (!cursor.at(Kind.RIGHT_BRACE)) {
      if (cursor.at(Kind.LEFT_BRACKET)) {
        entries = entries();
      } else if (isField()) {
        fields.add(field());
      } else if (fields.isEmpty() && entries == null) {
        Type element = type();
        cursor.close(brace, Kind.RIGHT_BRACE);
        return new Type.Array(element);
      } else {
        throw cursor.expected("a field");
      }
      if (!cursor.eat(Kind.COMMA) && !cursor.eat(Kind.SEMICOLON)) {
        break;
      }
    }
    cursor.close(brace, Kind.RIGHT_BRACE);
    return new Type.Shape(fields, entries);
  }

  private boolean isField() throws SyntaxError {
    return cursor.at(Kind.NAME, Kind.COLON)
        || cursor.at(Kind.NAME, Kind.QUESTION) && cursor.token(2).kind() == Kind.COLON
        || cursor.atWord("readonly") && cursor.token(1).kind() == Kind.NAME;
  }

  private Type.Entries entries() throws SyntaxError {
    Token bracket = cursor.next();
    Type key = type();
    cursor.close(bracket, Kind.RIGHT_BRACKET);
    cursor.expect(Kind.COLON);
    return new Type.Entries(key, type());
  }

  private Type.Field field() throws SyntaxError {
    if (cursor.atWord("readonly") && cursor.token(1).kind() == Kind.NAME) {
      cursor.next();
    }
    String name = cursor.name();
    boolean optional = cursor.eat(Kind.QUESTION);
    cursor.expect(Kind.COLON);
    return new Type.Field(name, optional, type());
  }
}
