package ai.wippy.lua.compile;

import static ai.wippy.lua.compile.Runtime.INDEX;
import static ai.wippy.lua.compile.Runtime.STRING;
import static ai.wippy.lua.compile.Runtime.VALUE;
import static ai.wippy.lua.compile.Runtime.VARARGS;

import ai.wippy.lua.syntax.Block;
import ai.wippy.lua.syntax.Expression;
import ai.wippy.lua.syntax.Function;
import ai.wippy.lua.syntax.Statement;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Writes statements. */
final class Statements {
  private static final MethodTypeDesc SET_FIELD =
      MethodTypeDesc.of(ConstantDescs.CD_void, VALUE, STRING, VALUE, ConstantDescs.CD_String);
  private static final MethodTypeDesc SET =
      MethodTypeDesc.of(ConstantDescs.CD_void, VALUE, VALUE, VALUE, ConstantDescs.CD_String);

  private final Body body;
  private final CodeBuilder code;
  private final Expressions expressions;
  private final TailLoop tailLoop;
  private final Loops loops;
  private final ArrayDeque<Map<String, Label>> labels = new ArrayDeque<>();
  private final Map<Label, Boolean> bound = new HashMap<>();

  Statements(Body body, Expressions expressions, TailLoop tailLoop) {
    this.body = body;
    this.code = body.code();
    this.expressions = expressions;
    this.tailLoop = tailLoop;
    this.loops = new Loops(body, expressions, this);
  }

  /** The whole of a function. */
  void function(Function function) {
    block(function.body());
    if (!Returns.ends(function.body())) {
      body.line(function.body().end());
      code.getstatic(VALUE, "NONE", VALUE).areturn();
    }
  }

  void block(Block block) {
    int mark = body.locals().mark();
    open(block);
    close(mark);
  }

  /** The same without the end, for a condition that sees the block's variables. */
  void open(Block block) {
    var declared = new HashMap<String, Label>();
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Label label) {
        declared.put(label.name(), code.newLabel());
      }
    }
    labels.push(declared);
    block.statements().forEach(this::statement);
  }

  void close(int mark) {
    labels.pop();
    body.locals().release(mark);
  }

  private void statement(Statement statement) {
    body.line(statement.at());
    switch (statement) {
      case Statement.Local local -> local(local);
      case Statement.LocalFunction local -> localFunction(local);
      case Statement.Assign(var targets, var values, _) -> assign(targets, values);
      case Statement.Run run -> {
        expressions.value(run.call());
        code.pop();
      }
      case Statement.Do(var block, _) -> block(block);
      case Statement.While loop -> loops.write(loop);
      case Statement.Repeat loop -> loops.write(loop);
      case Statement.If conditional -> conditional(conditional);
      case Statement.NumericFor loop -> loops.write(loop);
      case Statement.GenericFor loop -> loops.write(loop);
      case Statement.Return returned -> returned(returned.values());
      case Statement.Break _ -> code.goto_(loops.exit());
      case Statement.Goto(var label, _) -> jump(label);
      case Statement.Label(var name, _) -> {
        Label label = Objects.requireNonNull(labels.getFirst().get(name));
        bound.put(label, true);
        code.labelBinding(label);
      }
      case Statement.TypeAlias _ -> {}
    }
  }

  private void jump(String name) {
    Label target =
        labels.stream()
            .map(each -> each.get(name))
            .filter(Objects::nonNull)
            .findFirst()
            .orElseThrow();
    if (bound.containsKey(target)) {
      body.poll();
    }
    code.goto_(target);
  }

  private void conditional(Statement.If conditional) {
    Label end = code.newLabel();
    for (Statement.Clause clause : conditional.clauses()) {
      Label next = code.newLabel();
      body.line(clause.condition().at());
      expressions.conditions().jump(clause.condition(), false, next);
      block(clause.block());
      if (!Returns.ends(clause.block())) {
        code.goto_(end);
      }
      code.labelBinding(next);
    }
    if (conditional.otherwise() instanceof Block otherwise) {
      block(otherwise);
    }
    code.labelBinding(end);
  }

  private void local(Statement.Local local) {
    List<Variable> variables = body.unit().resolution().declared(local);
    int first = body.locals().mark();
    variables.forEach(_ -> body.locals().take());
    int mark = body.locals().mark();
    List<Expression> values = local.values();
    for (int i = 0; i < values.size(); i++) {
      boolean expands = i == values.size() - 1 && i < variables.size() - 1;
      if (expands && values.get(i).isMultiple()) {
        int list = body.locals().take();
        expressions.calls().multiple(values.get(i));
        code.astore(list);
        for (int j = i; j < variables.size(); j++) {
          element(list, j - i + 1);
          body.locals().declare(variables.get(j), first + j);
        }
      } else {
        expressions.value(values.get(i));
        if (i < variables.size()) {
          body.locals().declare(variables.get(i), first + i);
        } else {
          code.pop();
        }
      }
    }
    boolean multiple = !values.isEmpty() && values.getLast().isMultiple();
    for (int i = values.size(); i < variables.size() && !multiple; i++) {
      expressions.nil();
      body.locals().declare(variables.get(i), first + i);
    }
    body.locals().release(mark);
  }

  private void element(int list, int index) {
    code.aload(list)
        .loadConstant(index)
        .invokevirtual(VARARGS, "arg", MethodTypeDesc.of(VALUE, ConstantDescs.CD_int));
  }

  /** The function sees the variable that it is assigned to. */
  private void localFunction(Statement.LocalFunction local) {
    Variable variable = body.unit().resolution().declared(local).getFirst();
    FunctionScope function = body.unit().resolution().scope(local.function());
    if (variable.isShared()) {
      expressions.nil();
      body.locals().declare(variable);
      expressions.closure(function);
      body.locals().store(variable);
    } else {
      expressions.closure(function);
      body.locals().declare(variable);
    }
  }

  private void assign(List<Expression> targets, List<Expression> values) {
    if (targets.size() == 1 && values.size() == 1) {
      prepare(targets.getFirst());
      expressions.value(values.getFirst());
      store(targets.getFirst());
      return;
    }
    int mark = body.locals().mark();
    int[] places = targets.stream().mapToInt(this::keep).toArray();
    int first = body.locals().mark();
    values(values, targets.size());
    for (int i = targets.size() - 1; i >= 0; i--) {
      if (targets.get(i) instanceof Expression.Index(_, var key, _)) {
        code.aload(places[i]);
        if (!(key instanceof Expression.Text)) {
          code.aload(places[i] + 1);
        }
      }
      code.aload(first + i);
      store(targets.get(i));
    }
    body.locals().release(mark);
  }

  /** Pushes what is needed to assign to a target besides the value. */
  private void prepare(Expression target) {
    if (target instanceof Expression.Index(var object, var key, _)) {
      expressions.value(object);
      if (!(key instanceof Expression.Text)) {
        expressions.value(key);
      }
    }
  }

  /** Puts the same into slots; returns the first. */
  private int keep(Expression target) {
    prepare(target);
    int first = body.locals().mark();
    if (target instanceof Expression.Index(_, var key, _)) {
      int object = body.locals().take();
      if (!(key instanceof Expression.Text)) {
        code.astore(body.locals().take());
      }
      code.astore(object);
    }
    return first;
  }

  /** Puts as many values into new slots as are wanted. */
  private void values(List<Expression> values, int wanted) {
    int first = body.locals().mark();
    for (int i = 0; i < wanted; i++) {
      body.locals().take();
    }
    for (int i = 0; i < values.size(); i++) {
      boolean expands = i == values.size() - 1 && i < wanted - 1 && values.get(i).isMultiple();
      if (expands) {
        int list = body.locals().take();
        expressions.calls().multiple(values.get(i));
        code.astore(list);
        for (int j = i; j < wanted; j++) {
          element(list, j - i + 1);
          code.astore(first + j);
        }
      } else {
        expressions.value(values.get(i));
        if (i < wanted) {
          code.astore(first + i);
        } else {
          code.pop();
        }
      }
    }
    boolean multiple = !values.isEmpty() && values.getLast().isMultiple();
    for (int i = values.size(); i < wanted && !multiple; i++) {
      expressions.nil();
      code.astore(first + i);
    }
  }

  /** Pops a value, and what was prepared for the target. */
  private void store(Expression target) {
    switch (target) {
      case Expression.Name name -> body.store(name);
      case Expression.Index(var object, Expression.Text(var key, _), var at) -> {
        body.unit().constants().text(code, key);
        code.swap();
        body.line(at);
        code.loadConstant(body.describe(object)).invokestatic(INDEX, "setField", SET_FIELD);
      }
      case Expression.Index(var object, _, var at) -> {
        body.line(at);
        code.loadConstant(body.describe(object)).invokestatic(INDEX, "set", SET);
      }
      default -> throw new IllegalArgumentException("nothing to assign to: " + target);
    }
  }

  private void returned(List<Expression> values) {
    if (Returns.isTailCall(values) && !again(values.getFirst())) {
      expressions.calls().tail(values.getFirst());
      code.areturn();
    } else if (!Returns.isTailCall(values)) {
      if (values.size() == 1 && !values.getFirst().isMultiple()) {
        expressions.value(values.getFirst());
      } else {
        expressions.calls().list(values);
      }
      code.areturn();
    }
  }

  /** Begins the function anew, if the call is one of itself with a known number of arguments. */
  private boolean again(Expression expression) {
    FunctionScope scope = body.scope();
    int count = scope.parameters().size();
    if (!(expression instanceof Expression.Call(Expression.Name name, var arguments, _))
        || scope.function().isVariadic()
        || !(body.unit().resolution().variable(name) instanceof Variable variable)
        || !scope.isSelf(variable)
        || arguments.size() < count && !arguments.isEmpty() && arguments.getLast().isMultiple()) {
      return false;
    }
    int mark = body.locals().mark();
    values(arguments, count);
    for (int i = 0; i < count; i++) {
      code.aload(mark + i).astore(tailLoop.firstParameter() + i);
    }
    body.locals().release(mark);
    code.goto_(tailLoop.start());
    return true;
  }
}
