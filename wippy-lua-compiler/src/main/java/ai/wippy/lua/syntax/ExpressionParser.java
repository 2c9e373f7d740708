package ai.wippy.lua.syntax;

import ai.wippy.lua.syntax.Expression.Field;
import ai.wippy.lua.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Parses expressions (Lua 5.3 manual, section 3.4), and leaves out casts and assertions. */
final class ExpressionParser {
  private final Cursor cursor;
  private final TypeParser types;
  private final FunctionParser functions;

  ExpressionParser(Cursor cursor, FunctionParser functions) {
    this.cursor = cursor;
    this.functions = functions;
    this.types = new TypeParser(cursor, this);
  }

  TypeParser types() {
    return types;
  }

  Expression expression() throws SyntaxError {
    return named("");
  }

  /**
   * An expression.
   *
   * @param name of the function that it is, if it is one
   */
  Expression named(String name) throws SyntaxError {
    return cursor.nested(() -> binary(name, 0));
  }

  List<Expression> expressions() throws SyntaxError {
    return cursor.list(this::expression);
  }

  /** An expression whose operators all bind more tightly than {@code limit}. */
  private Expression binary(String name, int limit) throws SyntaxError {
    Expression left = unary(name);
    while (true) {
      Token token = cursor.token();
      Infix infix = Infix.OF.get(token.kind());
      if (infix == null || infix.left() <= limit) {
        return left;
      }
      cursor.next();
      Expression right = binary("", infix.right());
      left = infix.make().of(left, right, token.start());
    }
  }

  private Expression unary(String name) throws SyntaxError {
    Token token = cursor.token();
    UnaryOperator operator =
        switch (token.kind()) {
          case NOT -> UnaryOperator.NOT;
          case MINUS -> UnaryOperator.NEGATE;
          case HASH -> UnaryOperator.LENGTH;
          case TILDE -> UnaryOperator.BIT_NOT;
          default -> null;
        };
    if (operator == null) {
      return cast(simple(name));
    }
    cursor.next();
    Expression operand = cursor.nested(() -> binary("", Infix.UNARY));
    return new Expression.Unary(operator, operand, token.start());
  }

  /** Skips {@code :: T}, {@code as T} and {@code !}, which mean nothing when code runs. */
  private Expression cast(Expression inner) throws SyntaxError {
    Expression value = inner;
    while (true) {
      if (cursor.at(Kind.BANG)) {
        cursor.next();
      } else if (cursor.at(Kind.DOUBLE_COLON) && !isLabel() || isCastWord()) {
        cursor.next();
        types.type();
      } else {
        return value;
      }
      // Whoever casts a call means its first value.
      value = value.isMultiple() ? new Expression.Single(value, value.at()) : value;
    }
  }

  private boolean isLabel() throws SyntaxError {
    return cursor.token(1).kind() == Kind.NAME && cursor.token(2).kind() == Kind.DOUBLE_COLON;
  }

  /** Wippy reserves {@code as}; where it can only be a variable, it is one all the same. */
  private boolean isCastWord() throws SyntaxError {
    return cursor.atWord("as")
        && switch (cursor.token(1).kind()) {
          case ASSIGN, DOT, COLON, COMMA, LEFT_BRACKET -> false;
          default -> true;
        };
  }

  private Expression simple(String name) throws SyntaxError {
    Token token = cursor.token();
    int at = token.start();
    return switch (token.kind()) {
      case NIL -> constant(new Expression.Nil(at));
      case TRUE -> constant(new Expression.Bool(true, at));
      case FALSE -> constant(new Expression.Bool(false, at));
      case INTEGER -> constant(new Expression.Int((Long) token.value(), at));
      case FLOAT -> constant(new Expression.Float((Double) token.value(), at));
      case STRING -> constant(new Expression.Text((String) token.value(), at));
      case DOTS -> constant(new Expression.Dots(at));
      case LEFT_BRACE -> table();
      case FUNCTION -> {
        cursor.next();
        yield new Expression.Closure(functions.function(token, name, List.of()), at);
      }
      case NAME, LEFT_PAREN -> suffixed();
      default -> throw cursor.expected("an expression");
    };
  }

  private Expression constant(Expression expression) throws SyntaxError {
    cursor.next();
    return expression;
  }

  /** A variable, a call, or an expression in parentheses. */
  Expression suffixed() throws SyntaxError {
    Expression value = primary();
    while (true) {
      Token token = cursor.token();
      switch (token.kind()) {
        case DOT -> {
          cursor.next();
          Token key = cursor.expect(Kind.NAME);
          value = new Expression.Index(value, text(key), token.start());
        }
        case LEFT_BRACKET -> {
          cursor.next();
          Expression key = expression();
          cursor.close(token, Kind.RIGHT_BRACKET);
          value = new Expression.Index(value, key, token.start());
        }
        case COLON -> {
          cursor.next();
          Token method = cursor.expect(Kind.NAME);
          value =
              new Expression.MethodCall(
                  value, (String) method.value(), arguments(), method.start());
        }
        case LEFT_PAREN, STRING, LEFT_BRACE ->
            value = new Expression.Call(value, arguments(), value.at());
        default -> {
          return value;
        }
      }
    }
  }

  private static Expression text(Token name) {
    return new Expression.Text((String) name.value(), name.start());
  }

  private Expression primary() throws SyntaxError {
    Token token = cursor.token();
    if (token.kind() == Kind.NAME) {
      cursor.next();
      return new Expression.Name((String) token.value(), token.start());
    }
    cursor.expect(Kind.LEFT_PAREN);
    Expression inner = expression();
    cursor.close(token, Kind.RIGHT_PAREN);
    return new Expression.Single(inner, token.start());
  }

  private List<Expression> arguments() throws SyntaxError {
    Token token = cursor.token();
    return switch (token.kind()) {
      case STRING -> List.of(constant(text(token)));
      case LEFT_BRACE -> List.of(table());
      case LEFT_PAREN -> {
        cursor.next();
        List<Expression> arguments = cursor.at(Kind.RIGHT_PAREN) ? List.of() : expressions();
        cursor.close(token, Kind.RIGHT_PAREN);
        yield arguments;
      }
      default -> throw cursor.expected("arguments");
    };
  }

  private Expression table() throws SyntaxError {
    Token brace = cursor.expect(Kind.LEFT_BRACE);
    var fields = new ArrayList<Field>();
    while (!cursor.at(Kind.RIGHT_BRACE) && !cursor.at(Kind.END)) {
      fields.add(field());
      if (!cursor.eat(Kind.COMMA) && !cursor.eat(Kind.SEMICOLON)) {
        break;
      }
    }
    cursor.close(brace, Kind.RIGHT_BRACE);
    return new Expression.Table(fields, brace.start());
  }

  private Field field() throws SyntaxError {
    Token token = cursor.token();
    if (cursor.at(Kind.NAME, Kind.ASSIGN)) {
      cursor.next();
      cursor.next();
      return new Field.Keyed(text(token), named((String) token.value()));
    }
    if (token.kind() == Kind.LEFT_BRACKET) {
      cursor.next();
      Expression key = expression();
      cursor.close(token, Kind.RIGHT_BRACKET);
      cursor.expect(Kind.ASSIGN);
      return new Field.Keyed(key, expression());
    }
    return new Field.Item(expression());
  }
}
