package ai.wippy.lua.compile;

import static ai.wippy.lua.compile.Runtime.COUNTED_LOOP;
import static ai.wippy.lua.compile.Runtime.ITERATION;
import static ai.wippy.lua.compile.Runtime.NUMBERS;
import static ai.wippy.lua.compile.Runtime.VALUE;
import static ai.wippy.lua.compile.Runtime.VARARGS;

import ai.wippy.lua.syntax.Block;
import ai.wippy.lua.syntax.Expression;
import ai.wippy.lua.syntax.Statement;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayDeque;
import java.util.List;

/** Writes loops. Each turn ends with a place where an interruption ends it. */
final class Loops {
  private final Body body;
  private final CodeBuilder code;
  private final Expressions expressions;
  private final Statements statements;
  private final ArrayDeque<Label> exits = new ArrayDeque<>();

  Loops(Body body, Expressions expressions, Statements statements) {
    this.body = body;
    this.code = body.code();
    this.expressions = expressions;
    this.statements = statements;
  }

  /** Where {@code break} goes. */
  Label exit() {
    return exits.getFirst();
  }

  void write(Statement.While loop) {
    Label exit = enter();
    Label top = code.newBoundLabel();
    expressions.conditions().jump(loop.condition(), false, exit);
    statements.block(loop.block());
    repeat(top, loop.block());
    leave();
  }

  void write(Statement.Repeat loop) {
    Label exit = enter();
    Label top = code.newBoundLabel();
    int mark = body.locals().mark();
    statements.open(loop.block());
    if (!Returns.ends(loop.block())) {
      body.line(loop.condition().at());
      expressions.conditions().jump(loop.condition(), true, exit);
      body.poll();
      code.goto_(top);
    }
    statements.close(mark);
    leave();
  }

  /** A loop whose start and step are written as integers counts its turns. */
  void write(Statement.NumericFor loop) {
    int mark = body.locals().mark();
    long step =
        switch (loop.step()) {
          case null -> 1;
          case Expression each when constant(each) instanceof Long known -> known;
          case Expression _ -> 0;
        };
    if (step != 0 && constant(loop.start()) instanceof Long start) {
      counted(loop, start, step);
    } else {
      general(loop);
    }
    body.locals().release(mark);
  }

  private static Object constant(Expression expression) {
    return switch (expression) {
      case Expression.Int(var value, _) -> value;
      case Expression.Unary unary
          when Expressions.negated(unary) instanceof Expression.Int(var value, _) ->
          value;
      default -> "none";
    };
  }

  private void counted(Statement.NumericFor loop, long start, long step) {
    int turns = body.locals().takeLong();
    int index = body.locals().takeLong();
    code.loadConstant(start);
    expressions.value(loop.limit());
    body.line(loop.at());
    code.loadConstant(step)
        .invokestatic(
            COUNTED_LOOP,
            "turns",
            MethodTypeDesc.of(
                ConstantDescs.CD_long, ConstantDescs.CD_long, VALUE, ConstantDescs.CD_long))
        .lstore(turns)
        .loadConstant(start)
        .lstore(index);
    Label exit = enter();
    Label top = code.newBoundLabel();
    code.lload(turns).lconst_0().lcmp().ifeq(exit);
    code.lload(index).invokestatic(NUMBERS, "of", MethodTypeDesc.of(VALUE, ConstantDescs.CD_long));
    turn(loop, loop.block());
    if (!Returns.ends(loop.block())) {
      code.lload(turns).lconst_1().lsub().lstore(turns);
      code.lload(index).loadConstant(step).ladd().lstore(index);
      repeat(top);
    }
    leave();
  }

  private void general(Statement.NumericFor loop) {
    int state = body.locals().take();
    expressions.value(loop.start());
    expressions.value(loop.limit());
    if (loop.step() instanceof Expression step) {
      expressions.value(step);
    } else {
      body.unit().constants().number(code, 1);
    }
    body.line(loop.at());
    code.invokestatic(COUNTED_LOOP, "of", MethodTypeDesc.of(COUNTED_LOOP, VALUE, VALUE, VALUE))
        .astore(state);
    Label exit = enter();
    Label top = code.newBoundLabel();
    int value = body.locals().take();
    code.aload(state)
        .invokevirtual(COUNTED_LOOP, "next", MethodTypeDesc.of(VALUE))
        .dup()
        .astore(value)
        .ifnull(exit)
        .aload(value);
    turn(loop, loop.block());
    repeat(top, loop.block());
    leave();
  }

  /** Pops the value of the first variable, and writes one turn. */
  private void turn(Statement loop, Block block) {
    int mark = body.locals().mark();
    body.locals().declare(body.unit().resolution().declared(loop).getFirst());
    statements.block(block);
    body.locals().release(mark);
  }

  void write(Statement.GenericFor loop) {
    int mark = body.locals().mark();
    int state = body.locals().take();
    expressions.calls().list(loop.values());
    body.line(loop.at());
    code.invokestatic(ITERATION, "of", MethodTypeDesc.of(ITERATION, VARARGS)).astore(state);
    Label exit = enter();
    Label top = code.newBoundLabel();
    body.line(loop.at());
    code.aload(state)
        .invokevirtual(ITERATION, "advance", MethodTypeDesc.of(ConstantDescs.CD_boolean))
        .ifeq(exit);
    List<Variable> variables = body.unit().resolution().declared(loop);
    for (int i = 0; i < variables.size(); i++) {
      code.aload(state);
      switch (i) {
        case 0 -> code.invokevirtual(ITERATION, "first", MethodTypeDesc.of(VALUE));
        case 1 -> code.invokevirtual(ITERATION, "second", MethodTypeDesc.of(VALUE));
        default ->
            code.loadConstant(i + 1)
                .invokevirtual(ITERATION, "value", MethodTypeDesc.of(VALUE, ConstantDescs.CD_int));
      }
      body.locals().declare(variables.get(i));
    }
    statements.block(loop.block());
    repeat(top, loop.block());
    leave();
    body.locals().release(mark);
  }

  private Label enter() {
    Label exit = code.newLabel();
    exits.push(exit);
    return exit;
  }

  private void leave() {
    code.labelBinding(exits.pop());
  }

  private void repeat(Label top, Block block) {
    if (!Returns.ends(block)) {
      repeat(top);
    }
  }

  private void repeat(Label top) {
    body.poll();
    code.goto_(top);
  }
}
