package ai.wippy.lua.syntax;

import java.util.List;

/** An expression. Types are erased; what is left means what it does without them. */
public sealed interface Expression {
  /** Offset of the token that stands for the whole: where an error in it is. */
  int at();

  /** {@code nil}. */
  record Nil(int at) implements Expression {}

  /** {@code true} or {@code false}. */
  record Bool(boolean value, int at) implements Expression {}

  /** A numeral of the subtype integer. */
  record Int(long value, int at) implements Expression {}

  /** A numeral of the subtype float. */
  record Float(double value, int at) implements Expression {}

  /**
   * A string.
   *
   * @param bytes its bytes, a character below 256 for each
   */
  record Text(String bytes, int at) implements Expression {}

  /** {@code ...}. */
  record Dots(int at) implements Expression {}

  /** A function without a name. */
  record Closure(Function function, int at) implements Expression {}

  /** A local or global variable. */
  record Name(String name, int at) implements Expression {}

  /** {@code object[key]} or {@code object.key}. */
  record Index(Expression object, Expression key, int at) implements Expression {}

  /** {@code function(arguments)}. */
  record Call(Expression function, List<Expression> arguments, int at) implements Expression {
    /** Copies the list. */
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /** {@code object:method(arguments)}. */
  record MethodCall(Expression object, String method, List<Expression> arguments, int at)
      implements Expression {
    /** Copies the list. */
    public MethodCall {
      arguments = List.copyOf(arguments);
    }
  }

  /** {@code {fields}}. */
  record Table(List<Field> fields, int at) implements Expression {
    /** Copies the list. */
    public Table {
      fields = List.copyOf(fields);
    }
  }

  /** An operator between two operands, both of which are computed. */
  record Binary(BinaryOperator operator, Expression left, Expression right, int at)
      implements Expression {}

  /** {@code left and right}. */
  record And(Expression left, Expression right, int at) implements Expression {}

  /** {@code left or right}. */
  record Or(Expression left, Expression right, int at) implements Expression {}

  /** An operator before an operand. */
  record Unary(UnaryOperator operator, Expression operand, int at) implements Expression {}

  /** In parentheses: one value, however many there are. */
  record Single(Expression inner, int at) implements Expression {}

  /** What a table is made of. */
  sealed interface Field {
    /** An element of the list part. */
    record Item(Expression value) implements Field {}

    /** {@code [key] = value} or {@code key = value}. */
    record Keyed(Expression key, Expression value) implements Field {}
  }

  /** Whether it can have any number of values. */
  default boolean isMultiple() {
    return this instanceof Call || this instanceof MethodCall || this instanceof Dots;
  }
}
