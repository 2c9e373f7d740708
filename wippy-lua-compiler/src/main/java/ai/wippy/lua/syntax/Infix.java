package ai.wippy.lua.syntax;

import static java.util.Map.entry;

import ai.wippy.lua.syntax.Token.Kind;
import java.util.Map;

/**
 * An operator between two operands (Lua 5.3 manual, section 3.4.8).
 *
 * @param left how tightly it binds the operand before it
 * @param right how tightly it binds the operand after it; less for an operator that groups to the
 *     right
 */
record Infix(int left, int right, Maker make) {
  /** Makes the expression. */
  interface Maker {
    Expression of(Expression left, Expression right, int at);
  }

  /** How tightly operators before an operand bind it. */
  static final int UNARY = 12;

  static final Map<Kind, Infix> OF =
      Map.ofEntries(
          entry(Kind.OR, new Infix(1, 1, Expression.Or::new)),
          entry(Kind.AND, new Infix(2, 2, Expression.And::new)),
          entry(Kind.LESS, of(3, BinaryOperator.LESS)),
          entry(Kind.GREATER, of(3, BinaryOperator.GREATER)),
          entry(Kind.LESS_EQUAL, of(3, BinaryOperator.LESS_EQUAL)),
          entry(Kind.GREATER_EQUAL, of(3, BinaryOperator.GREATER_EQUAL)),
          entry(Kind.EQUAL, of(3, BinaryOperator.EQUAL)),
          entry(Kind.NOT_EQUAL, of(3, BinaryOperator.NOT_EQUAL)),
          entry(Kind.BAR, of(4, BinaryOperator.BIT_OR)),
          entry(Kind.TILDE, of(5, BinaryOperator.BIT_XOR)),
          entry(Kind.AMPERSAND, of(6, BinaryOperator.BIT_AND)),
          entry(Kind.SHIFT_LEFT, of(7, BinaryOperator.SHIFT_LEFT)),
          entry(Kind.SHIFT_RIGHT, of(7, BinaryOperator.SHIFT_RIGHT)),
          entry(Kind.CONCAT, new Infix(9, 8, binary(BinaryOperator.CONCAT))),
          entry(Kind.PLUS, of(10, BinaryOperator.ADD)),
          entry(Kind.MINUS, of(10, BinaryOperator.SUBTRACT)),
          entry(Kind.STAR, of(11, BinaryOperator.MULTIPLY)),
          entry(Kind.SLASH, of(11, BinaryOperator.DIVIDE)),
          entry(Kind.DOUBLE_SLASH, of(11, BinaryOperator.FLOOR_DIVIDE)),
          entry(Kind.PERCENT, of(11, BinaryOperator.MODULO)),
          entry(Kind.CARET, new Infix(14, 13, binary(BinaryOperator.POWER))));

  private static Infix of(int priority, BinaryOperator operator) {
    return new Infix(priority, priority, binary(operator));
  }

  private static Maker binary(BinaryOperator operator) {
    return (left, right, at) -> new Expression.Binary(operator, left, right, at);
  }
}
