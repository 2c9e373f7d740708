package ai.wippy.lua.syntax;

import ai.wippy.lua.syntax.Statement.Clause;
import ai.wippy.lua.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Parses statements (Lua 5.3 manual, section 3.3) and the declarations of types. */
final class StatementParser implements FunctionParser {
  private final Cursor cursor;
  private final ExpressionParser expressions;
  private final TypeParser types;
  private final OpenBlocks blocks;

  StatementParser(Cursor cursor) {
    this.cursor = cursor;
    this.expressions = new ExpressionParser(cursor, this);
    this.types = expressions.types();
    this.blocks = new OpenBlocks(cursor);
  }

  /** All of a chunk, as a function. */
  Function chunk() throws SyntaxError {
    Block body = block();
    if (!cursor.at(Kind.END)) {
      throw cursor.expected("a statement", "no block is open that it could end");
    }
    return new Function("main chunk", List.of(), true, body, 0);
  }

  private Block block() throws SyntaxError {
    return cursor.nested(() -> {
      var statements = new ArrayList<Statement>();
      while (!endsBlock(cursor.token().kind())) {
        if (cursor.eat(Kind.SEMICOLON)) {
          continue;
        }
        Statement statement = statement();
        statements.add(statement);
        if (statement instanceof Statement.Return && !endsBlock(cursor.token().kind())) {
          throw notLast();
        }
      }
      return new Block(statements, cursor.token().start());
    });
  }

  /** Something follows on {@code return}: mostly because an {@code end} is missing or misspelt. */
  private SyntaxError notLast() {
    Token token = cursor.token();
    String wrap =
        "`return` is the last statement of a block; where it is not, write `do return … end`";
    if (!blocks.areOpen()) {
      return cursor.expected("the end of the text", wrap);
    }
    boolean misspelt =
        token.kind() == Kind.NAME && Habits.help((String) token.value()).contains("`end`");
    return cursor.expected(
        "`end`",
        (misspelt ? "did you mean `end`?\n" : "") + blocks.help() + (misspelt ? "" : "\n" + wrap));
  }

  private static boolean endsBlock(Kind kind) {
    return switch (kind) {
      case END, END_BLOCK, ELSE, ELSEIF, UNTIL -> true;
      default -> false;
    };
  }

  private Block ended() throws SyntaxError {
    Block block = block();
    blocks.end(Kind.END_BLOCK);
    return block;
  }

  private Statement statement() throws SyntaxError {
    Token token = cursor.token();
    int at = token.start();
    return switch (token.kind()) {
      case IF -> conditional();
      case WHILE -> loop(at);
      case DO -> {
        blocks.begin(cursor.next());
        yield new Statement.Do(ended(), at);
      }
      case FOR -> counted(at);
      case REPEAT -> repeated(at);
      case FUNCTION -> definition(at);
      case LOCAL -> local(at);
      case RETURN -> returned(at);
      case BREAK -> {
        cursor.next();
        yield new Statement.Break(at);
      }
      case GOTO -> {
        cursor.next();
        yield new Statement.Goto(cursor.name(), at);
      }
      case DOUBLE_COLON -> label(at);
      case NAME, LEFT_PAREN ->
          isType() ? alias() : isInterface() ? declaredInterface() : assignmentOrCall();
      default -> throw cursor.expected("a statement", help(token));
    };
  }

  private String help(Token token) {
    String habit = Habits.help(token);
    return habit.isEmpty() ? blocks.help() : habit;
  }

  private Statement conditional() throws SyntaxError {
    int at = cursor.token().start();
    blocks.beginIf(cursor.last(), cursor.next());
    var clauses = new ArrayList<Clause>();
    @Nullable Block otherwise = null;
    do {
      Expression condition = expressions.expression();
      cursor.expect(Kind.THEN);
      clauses.add(new Clause(condition, block()));
    } while (cursor.eat(Kind.ELSEIF));
    if (cursor.eat(Kind.ELSE)) {
      otherwise = block();
    }
    blocks.end(Kind.END_BLOCK);
    return new Statement.If(clauses, otherwise, at);
  }

  private Statement loop(int at) throws SyntaxError {
    blocks.begin(cursor.next());
    Expression condition = expressions.expression();
    cursor.expect(Kind.DO);
    return new Statement.While(condition, ended(), at);
  }

  private Statement repeated(int at) throws SyntaxError {
    blocks.begin(cursor.next());
    Block block = block();
    blocks.end(Kind.UNTIL);
    return new Statement.Repeat(block, expressions.expression(), at);
  }

  private Statement counted(int at) throws SyntaxError {
    blocks.begin(cursor.next());
    List<String> names = cursor.list(this::typedName);
    if (names.size() == 1 && cursor.eat(Kind.ASSIGN)) {
      Expression start = expressions.expression();
      cursor.expect(Kind.COMMA);
      Expression limit = expressions.expression();
      @Nullable Expression step = cursor.eat(Kind.COMMA) ? expressions.expression() : null;
      cursor.expect(Kind.DO);
      return new Statement.NumericFor(names.getFirst(), start, limit, step, ended(), at);
    }
    if (!cursor.at(Kind.IN)) {
      throw cursor.expected(names.size() == 1 ? "`=` or `in`" : "`in`");
    }
    cursor.next();
    List<Expression> values = expressions.expressions();
    cursor.expect(Kind.DO);
    return new Statement.GenericFor(names, values, ended(), at);
  }

  private String typedName() throws SyntaxError {
    String name = cursor.name();
    types.annotation();
    return name;
  }

  private Statement definition(int at) throws SyntaxError {
    Token word = cursor.next();
    Token first = cursor.expect(Kind.NAME);
    var name = new StringBuilder((String) first.value());
    Expression target = new Expression.Name((String) first.value(), first.start());
    List<String> implicit = List.of();
    while (implicit.isEmpty() && (cursor.at(Kind.DOT) || cursor.at(Kind.COLON))) {
      Token mark = cursor.next();
      Token key = cursor.expect(Kind.NAME);
      implicit = mark.kind() == Kind.COLON ? List.of("self") : List.of();
      name.append(cursor.span(mark).text()).append(key.value());
      target =
          new Expression.Index(
              target, new Expression.Text((String) key.value(), key.start()), mark.start());
    }
    var function = new Expression.Closure(function(word, name.toString(), implicit), at);
    return new Statement.Assign(List.of(target), List.of(function), at);
  }

  @Override
  public Function function(Token word, String name, List<String> implicit) throws SyntaxError {
    blocks.begin(word);
    types.parameters();
    Token parenthesis = cursor.expect(Kind.LEFT_PAREN);
    var parameters = new ArrayList<>(implicit);
    boolean variadic = false;
    while (!variadic && !cursor.at(Kind.RIGHT_PAREN)) {
      if (cursor.eat(Kind.DOTS)) {
        types.annotation();
        variadic = true;
      } else {
        parameters.add(typedName());
        if (!cursor.eat(Kind.COMMA)) {
          break;
        }
      }
    }
    cursor.close(parenthesis, Kind.RIGHT_PAREN);
    types.results();
    return new Function(name, parameters, variadic, ended(), word.start());
  }

  private Statement local(int at) throws SyntaxError {
    cursor.next();
    if (cursor.eat(Kind.FUNCTION)) {
      Token word = cursor.last();
      String name = cursor.name();
      return new Statement.LocalFunction(name, function(word, name, List.of()), at);
    }
    if (isType()) {
      return alias();
    }
    List<String> names = cursor.list(this::localName);
    if (!cursor.eat(Kind.ASSIGN)) {
      return new Statement.Local(names, List.of(), at);
    }
    return new Statement.Local(names, values(names), at);
  }

  private String localName() throws SyntaxError {
    String name = cursor.name();
    if (cursor.at(Kind.LESS)) {
      throw new SyntaxError(
          cursor.here(),
          "attributes of variables are those of Lua 5.4, which Wippy does not have",
          "leave it out");
    }
    types.annotation();
    return name;
  }

  private List<Expression> values(List<String> names) throws SyntaxError {
    var values = new ArrayList<Expression>();
    do {
      values.add(expressions.named(values.size() < names.size() ? names.get(values.size()) : ""));
    } while (cursor.eat(Kind.COMMA));
    return values;
  }

  private Statement returned(int at) throws SyntaxError {
    cursor.next();
    boolean empty = endsBlock(cursor.token().kind()) || cursor.at(Kind.SEMICOLON);
    List<Expression> values = empty ? List.of() : expressions.expressions();
    cursor.eat(Kind.SEMICOLON);
    return new Statement.Return(values, at);
  }

  private Statement label(int at) throws SyntaxError {
    cursor.next();
    String name = cursor.name();
    cursor.expect(Kind.DOUBLE_COLON);
    return new Statement.Label(name, at);
  }

  /** Neither {@code type} nor {@code interface} is a keyword: two names in a row tell. */
  private boolean isType() throws SyntaxError {
    return cursor.atWord("type")
        && cursor.token(1).kind() == Kind.NAME
        && (cursor.token(2).kind() == Kind.ASSIGN || cursor.token(2).kind() == Kind.LESS);
  }

  private boolean isInterface() throws SyntaxError {
    return cursor.atWord("interface") && cursor.token(1).kind() == Kind.NAME;
  }

  private Statement alias() throws SyntaxError {
    int at = cursor.next().start();
    String name = cursor.name();
    List<String> parameters = types.parameters();
    cursor.expect(Kind.ASSIGN);
    return new Statement.TypeAlias(name, parameters, types.type(), at);
  }

  private Statement declaredInterface() throws SyntaxError {
    Token word = cursor.next();
    int at = word.start();
    blocks.begin(word);
    String name = cursor.name();
    List<Type> extended = cursor.eat(Kind.COLON) ? cursor.list(types::type) : List.of();
    var methods = new ArrayList<Type.Field>();
    while (cursor.eat(Kind.FUNCTION)) {
      methods.add(new Type.Field(cursor.name(), false, new Type.Callable()));
      Token parenthesis = cursor.expect(Kind.LEFT_PAREN);
      if (!cursor.at(Kind.RIGHT_PAREN)) {
        cursor.list(this::typedName);
      }
      cursor.close(parenthesis, Kind.RIGHT_PAREN);
      types.results();
    }
    blocks.end(Kind.END_BLOCK);
    Type own = new Type.Shape(methods, null);
    Type type =
        extended.isEmpty()
            ? own
            : new Type.Intersection(Stream.concat(extended.stream(), Stream.of(own)).toList());
    return new Statement.TypeAlias(name, List.of(), type, at);
  }

  private Statement assignmentOrCall() throws SyntaxError {
    Token token = cursor.token();
    Expression first = expressions.suffixed();
    boolean isCall = first instanceof Expression.Call || first instanceof Expression.MethodCall;
    if (isCall && !cursor.at(Kind.ASSIGN)) {
      return new Statement.Run(first, token.start());
    }
    if (!cursor.at(Kind.ASSIGN) && !cursor.at(Kind.COMMA)) {
      throw noStatement(token, first);
    }
    var targets = new ArrayList<>(List.of(assignable(token, first)));
    while (cursor.eat(Kind.COMMA)) {
      Token next = cursor.token();
      targets.add(assignable(next, expressions.suffixed()));
    }
    cursor.expect(Kind.ASSIGN);
    return new Statement.Assign(
        targets, values(targets.stream().map(StatementParser::name).toList()), token.start());
  }

  private static String name(Expression target) {
    return switch (target) {
      case Expression.Name variable -> variable.name();
      case Expression.Index(var object, Expression.Text(var key, _), _) ->
          object instanceof Expression.Name variable ? variable.name() + "." + key : key;
      default -> "";
    };
  }

  private Expression assignable(Token token, Expression target) throws SyntaxError {
    if (target instanceof Expression.Name || target instanceof Expression.Index) {
      return target;
    }
    throw new SyntaxError(
        cursor.span(token), "nothing can be assigned to a call or to parentheses", "");
  }

  /** A lone name is mostly a word that is misspelt, and then the error is there, not after it. */
  private SyntaxError noStatement(Token token, Expression read) {
    String help = read instanceof Expression.Name name ? Habits.help(name.name()) : "";
    if (!help.isEmpty()) {
      String open = blocks.help();
      return new SyntaxError(
          cursor.span(token),
          "`%s` is neither an assignment nor a call".formatted(cursor.span(token).text()),
          open.isEmpty() ? help : help + "\n" + open);
    }
    return cursor.expected("an assignment or a call");
  }
}
