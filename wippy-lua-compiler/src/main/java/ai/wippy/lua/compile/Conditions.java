package ai.wippy.lua.compile;

import static ai.wippy.lua.compile.Runtime.BOOLEAN;
import static ai.wippy.lua.compile.Runtime.COMPARISON;
import static ai.wippy.lua.compile.Runtime.TEST;
import static ai.wippy.lua.compile.Runtime.VALUE;

import ai.wippy.lua.syntax.BinaryOperator;
import ai.wippy.lua.syntax.Expression;
import ai.wippy.lua.syntax.UnaryOperator;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/** Writes code that branches on an expression without making a value of it. */
final class Conditions {
  private static final MethodTypeDesc IS_TRUE = MethodTypeDesc.of(ConstantDescs.CD_boolean, VALUE);
  private static final MethodTypeDesc VALUE_OF =
      MethodTypeDesc.of(BOOLEAN, ConstantDescs.CD_boolean);

  private final Expressions expressions;
  private final Body body;
  private final CodeBuilder code;

  Conditions(Expressions expressions, Body body) {
    this.expressions = expressions;
    this.body = body;
    this.code = body.code();
  }

  /** Goes to a label if an expression is as true as {@code wanted}. */
  void jump(Expression expression, boolean wanted, Label target) {
    switch (expression) {
      case Expression.Nil _ -> always(!wanted, target);
      case Expression.Bool(var value, _) -> always(value == wanted, target);
      case Expression.Single(var inner, _) -> jump(inner, wanted, target);
      case Expression.Unary(UnaryOperator operator, var operand, _)
          when operator == UnaryOperator.NOT ->
          jump(operand, !wanted, target);
      case Expression.And(var left, var right, _) -> both(left, right, false, wanted, target);
      case Expression.Or(var left, var right, _) -> both(left, right, true, wanted, target);
      case Expression.Binary binary when isComparison(binary.operator()) -> {
        boolean negated = compare(binary);
        jumpIfZero(wanted == negated, target);
      }
      default -> {
        expressions.value(expression);
        jumpIf(wanted, target);
      }
    }
  }

  private void always(boolean jumps, Label target) {
    if (jumps) {
      code.goto_(target);
    }
  }

  /**
   * Two conditions, the first of which may decide.
   *
   * @param decides which truth of the first decides
   */
  private void both(
      Expression left, Expression right, boolean decides, boolean wanted, Label target) {
    if (decides == wanted) {
      jump(left, wanted, target);
      jump(right, wanted, target);
    } else {
      Label end = code.newLabel();
      jump(left, decides, end);
      jump(right, wanted, target);
      code.labelBinding(end);
    }
  }

  /** Pops a value and goes to a label if it is as true as {@code wanted}. */
  void jumpIf(boolean wanted, Label target) {
    code.invokestatic(COMPARISON, "isTrue", IS_TRUE);
    jumpIfZero(!wanted, target);
  }

  private void jumpIfZero(boolean zero, Label target) {
    if (zero) {
      code.ifeq(target);
    } else {
      code.ifne(target);
    }
  }

  /** Pushes the value of a comparison or a negation. */
  void value(Expression expression) {
    Label otherwise = code.newLabel();
    Label end = code.newLabel();
    jump(expression, false, otherwise);
    code.iconst_1().goto_(end).labelBinding(otherwise).iconst_0().labelBinding(end);
    code.invokestatic(VALUE, "valueOf", VALUE_OF);
  }

  private static boolean isComparison(BinaryOperator operator) {
    return switch (operator) {
      case EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL -> true;
      default -> false;
    };
  }

  /** Pushes whether a comparison holds, as an int; returns whether it is the opposite. */
  private boolean compare(Expression.Binary binary) {
    boolean swapped =
        binary.operator() == BinaryOperator.GREATER
            || binary.operator() == BinaryOperator.GREATER_EQUAL;
    expressions.value(binary.left());
    expressions.value(binary.right());
    if (swapped) {
      code.swap();
    }
    body.line(binary.at());
    String method =
        switch (binary.operator()) {
          case EQUAL, NOT_EQUAL -> "equal";
          case LESS, GREATER -> "less";
          default -> "lessOrEqual";
        };
    code.invokestatic(COMPARISON, method, TEST);
    return binary.operator() == BinaryOperator.NOT_EQUAL;
  }
}
