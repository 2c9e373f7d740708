package ai.wippy.lua.compile;

import ai.wippy.diagnostic.SourceText;
import ai.wippy.lua.syntax.Block;
import ai.wippy.lua.syntax.Chunk;
import ai.wippy.lua.syntax.Expression;
import ai.wippy.lua.syntax.Expression.Field;
import ai.wippy.lua.syntax.Function;
import ai.wippy.lua.syntax.Statement;
import ai.wippy.lua.syntax.SyntaxError;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds out which variable each name means, and what {@code goto} and {@code break} leave. */
final class Resolver {
  private final SourceText source;
  private final Resolution resolution = new Resolution();
  private final ArrayDeque<Map<String, Variable>> blocks = new ArrayDeque<>();
  private Jumps jumps;
  private FunctionScope scope;

  private Resolver(Chunk chunk) {
    this.source = chunk.source();
    this.scope = resolution.open(chunk.main(), null);
    this.jumps = new Jumps(source);
  }

  static Resolution resolve(Chunk chunk) throws SyntaxError {
    var resolver = new Resolver(chunk);
    resolver.body(chunk.main());
    return resolver.resolution;
  }

  private void body(Function function) throws SyntaxError {
    Jumps outer = jumps;
    jumps = new Jumps(source);
    blocks.push(new HashMap<>());
    for (String parameter : function.parameters()) {
      scope.parameters().add(declare(parameter));
    }
    block(function.body());
    blocks.pop();
    jumps = outer;
  }

  private void function(Function function, @Nullable Variable self) throws SyntaxError {
    FunctionScope outer = scope;
    scope = resolution.open(function, outer);
    if (self != null) {
      scope.names(self);
    }
    body(function);
    scope = outer;
  }

  private Variable declare(String name) {
    var variable = new Variable(name, scope);
    blocks.getFirst().put(name, variable);
    return variable;
  }

  private void declare(Statement statement, List<String> names) {
    resolution.declare(statement, names.stream().map(this::declare).toList());
  }

  private void block(Block block) throws SyntaxError {
    blocks.push(new HashMap<>());
    jumps.enter(block);
    statements(block);
    jumps.leave();
    blocks.pop();
  }

  private void statements(Block block) throws SyntaxError {
    for (Statement statement : block.statements()) {
      jumps.reach(statement);
      statement(statement);
    }
  }

  private void loop(Block block) throws SyntaxError {
    jumps.enterLoop();
    block(block);
    jumps.leaveLoop();
  }

  private void statement(Statement statement) throws SyntaxError {
    switch (statement) {
      case Statement.Local local -> {
        expressions(local.values());
        declare(local, local.names());
      }
      case Statement.LocalFunction local -> {
        declare(local, List.of(local.name()));
        function(local.function(), resolution.declared(local).getFirst());
      }
      case Statement.Assign assign -> {
        expressions(assign.values());
        for (Expression target : assign.targets()) {
          expression(target);
          if (target instanceof Expression.Name name) {
            reassign(name);
          }
        }
      }
      case Statement.Run run -> expression(run.call());
      case Statement.Do block -> block(block.block());
      case Statement.While loop -> {
        expression(loop.condition());
        loop(loop.block());
      }
      case Statement.Repeat loop -> repeat(loop);
      case Statement.If conditional -> {
        for (Statement.Clause clause : conditional.clauses()) {
          expression(clause.condition());
          block(clause.block());
        }
        if (conditional.otherwise() instanceof Block otherwise) {
          block(otherwise);
        }
      }
      case Statement.NumericFor loop -> {
        expression(loop.start());
        expression(loop.limit());
        if (loop.step() instanceof Expression step) {
          expression(step);
        }
        loop(loop, List.of(loop.name()), loop.block());
      }
      case Statement.GenericFor loop -> {
        expressions(loop.values());
        loop(loop, loop.names(), loop.block());
      }
      case Statement.Return returned -> expressions(returned.values());
      case Statement.TypeAlias alias -> resolution.types().declare(alias);
      case Statement.Break _, Statement.Goto _, Statement.Label _ -> {}
    }
  }

  private void reassign(Expression.Name name) {
    Variable variable = resolution.variable(name);
    if (variable == null) {
      resolution.types().assign(name.name());
    } else {
      variable.reassign();
    }
  }

  private void loop(Statement statement, List<String> names, Block block) throws SyntaxError {
    blocks.push(new HashMap<>());
    declare(statement, names);
    loop(block);
    blocks.pop();
  }

  /** The condition of {@code repeat} belongs to the scope of its block. */
  private void repeat(Statement.Repeat loop) throws SyntaxError {
    blocks.push(new HashMap<>());
    jumps.enterLoop();
    jumps.enterRepeat(loop.block());
    statements(loop.block());
    expression(loop.condition());
    jumps.leave();
    jumps.leaveLoop();
    blocks.pop();
  }

  private void expressions(List<Expression> expressions) throws SyntaxError {
    for (Expression expression : expressions) {
      expression(expression);
    }
  }

  private void expression(Expression expression) throws SyntaxError {
    switch (expression) {
      case Expression.Nil _,
          Expression.Bool _,
          Expression.Int _,
          Expression.Float _,
          Expression.Text _ -> {}
      case Expression.Dots dots -> dots(dots);
      case Expression.Closure closure -> function(closure.function(), null);
      case Expression.Name name -> name(name);
      case Expression.Index(var object, var key, _) -> {
        expression(object);
        expression(key);
      }
      case Expression.Call(var function, var arguments, _) -> {
        expression(function);
        expressions(arguments);
      }
      case Expression.MethodCall(var object, _, var arguments, _) -> {
        expression(object);
        expressions(arguments);
      }
      case Expression.Table(var fields, _) -> {
        for (Field field : fields) {
          field(field);
        }
      }
      case Expression.Binary(_, var left, var right, _) -> both(left, right);
      case Expression.And(var left, var right, _) -> both(left, right);
      case Expression.Or(var left, var right, _) -> both(left, right);
      case Expression.Unary(_, var operand, _) -> expression(operand);
      case Expression.Single(var inner, _) -> expression(inner);
    }
  }

  private void both(Expression left, Expression right) throws SyntaxError {
    expression(left);
    expression(right);
  }

  private void field(Field field) throws SyntaxError {
    switch (field) {
      case Field.Item(var value) -> expression(value);
      case Field.Keyed(var key, var value) -> both(key, value);
    }
  }

  private void dots(Expression.Dots dots) throws SyntaxError {
    if (!scope.function().isVariadic()) {
      throw new SyntaxError(
          source.span(dots.at(), dots.at() + 3),
          "`...` outside of a function that takes it",
          "add `...` to the parameters of the function");
    }
  }

  private void name(Expression.Name name) {
    for (Map<String, Variable> block : blocks) {
      Variable variable = block.get(name.name());
      if (variable != null) {
        resolution.use(name, variable);
        capture(variable);
        return;
      }
    }
  }

  private void capture(Variable variable) {
    for (FunctionScope each = scope;
        each != variable.owner() && each != null;
        each = each.parent()) {
      variable.capture();
      each.capture(variable);
    }
  }
}
