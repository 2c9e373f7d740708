package ai.wippy.lua.compile;

import static ai.wippy.lua.compile.Runtime.ARITHMETIC;
import static ai.wippy.lua.compile.Runtime.BINARY;
import static ai.wippy.lua.compile.Runtime.BITS;
import static ai.wippy.lua.compile.Runtime.BOOLEAN;
import static ai.wippy.lua.compile.Runtime.CONCAT;
import static ai.wippy.lua.compile.Runtime.INDEX;
import static ai.wippy.lua.compile.Runtime.STRING;
import static ai.wippy.lua.compile.Runtime.UNARY;
import static ai.wippy.lua.compile.Runtime.VALUE;
import static ai.wippy.lua.compile.Runtime.VALUES;
import static ai.wippy.lua.compile.Runtime.VARARGS;

import ai.wippy.lua.syntax.BinaryOperator;
import ai.wippy.lua.syntax.Expression;
import ai.wippy.lua.syntax.UnaryOperator;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes code that leaves the value of an expression on the stack. */
final class Expressions {
  private static final MethodTypeDesc FIELD =
      MethodTypeDesc.of(VALUE, VALUE, STRING, ConstantDescs.CD_String);
  private static final MethodTypeDesc ELEMENT =
      MethodTypeDesc.of(VALUE, VALUE, VALUE, ConstantDescs.CD_String);
  private static final MethodTypeDesc LENGTH =
      MethodTypeDesc.of(VALUE, VALUE, ConstantDescs.CD_String);

  private final Body body;
  private final CodeBuilder code;
  private final ConstantPool constants;
  private final Conditions conditions;
  private final CallWriter calls;
  private final Constructors constructors;

  Expressions(Body body, Bodies bodies) {
    this.body = body;
    this.code = body.code();
    this.constants = body.unit().constants();
    this.conditions = new Conditions(this, body);
    this.calls = new CallWriter(body, this);
    this.constructors = new Constructors(body, this, bodies);
  }

  Conditions conditions() {
    return conditions;
  }

  CallWriter calls() {
    return calls;
  }

  Constructors constructors() {
    return constructors;
  }

  /** Pushes a new function. */
  void closure(FunctionScope function) {
    constructors.closure(function);
  }

  /** Pushes the value, or the first of several. */
  void value(Expression expression) {
    switch (expression) {
      case Expression.Nil _ -> nil();
      case Expression.Bool(var value, _) ->
          code.getstatic(VALUE, value ? "TRUE" : "FALSE", BOOLEAN);
      case Expression.Int(var value, _) -> constants.number(code, value);
      case Expression.Float(var value, _) -> constants.number(code, value);
      case Expression.Text(var bytes, _) -> constants.text(code, bytes);
      case Expression.Dots _ -> {
        dots();
        code.invokevirtual(VARARGS, "arg1", MethodTypeDesc.of(VALUE));
      }
      case Expression.Closure(var function, _) ->
          constructors.closure(body.unit().resolution().scope(function));
      case Expression.Name name -> body.load(name);
      case Expression.Index index -> index(index);
      case Expression.Call _, Expression.MethodCall _ -> calls.value(expression);
      case Expression.Table table -> constructors.table(table);
      case Expression.Binary binary -> binary(binary);
      case Expression.And(var left, var right, _) -> either(left, right, false);
      case Expression.Or(var left, var right, _) -> either(left, right, true);
      case Expression.Unary unary -> unary(unary);
      case Expression.Single(var inner, _) -> value(inner);
    }
  }

  void nil() {
    code.getstatic(VALUE, "NIL", VALUE);
  }

  /** Pushes {@code ...}. */
  void dots() {
    code.aload(body.dots());
  }

  /** Pushes the left operand if it decides, else the right one. */
  private void either(Expression left, Expression right, boolean decides) {
    Label end = code.newLabel();
    value(left);
    code.dup();
    conditions.jumpIf(decides, end);
    code.pop();
    value(right);
    code.labelBinding(end);
  }

  private void index(Expression.Index index) {
    value(index.object());
    String name = body.describe(index.object());
    if (index.key() instanceof Expression.Text(var key, _)) {
      constants.text(code, key);
      body.line(index.at());
      code.loadConstant(name).invokestatic(INDEX, "field", FIELD);
    } else {
      value(index.key());
      body.line(index.at());
      code.loadConstant(name).invokestatic(INDEX, "get", ELEMENT);
    }
  }

  private void binary(Expression.Binary binary) {
    switch (binary.operator()) {
      case CONCAT -> concat(binary);
      case EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL -> conditions.value(binary);
      case ADD -> operator(binary, ARITHMETIC, "add");
      case SUBTRACT -> operator(binary, ARITHMETIC, "subtract");
      case MULTIPLY -> operator(binary, ARITHMETIC, "multiply");
      case DIVIDE -> operator(binary, ARITHMETIC, "divide");
      case FLOOR_DIVIDE -> operator(binary, ARITHMETIC, "floorDivide");
      case MODULO -> operator(binary, ARITHMETIC, "modulo");
      case POWER -> operator(binary, ARITHMETIC, "power");
      case BIT_AND -> operator(binary, BITS, "and");
      case BIT_OR -> operator(binary, BITS, "or");
      case BIT_XOR -> operator(binary, BITS, "xor");
      case SHIFT_LEFT -> operator(binary, BITS, "shiftLeft");
      case SHIFT_RIGHT -> operator(binary, BITS, "shiftRight");
    }
  }

  private void operator(Expression.Binary binary, ClassDesc owner, String method) {
    value(binary.left());
    value(binary.right());
    body.line(binary.at());
    names(List.of(binary.left(), binary.right()));
    code.invokestatic(owner, method, BINARY);
  }

  private void concat(Expression.Binary binary) {
    var operands = new ArrayList<Expression>();
    Expression rest = binary;
    while (rest instanceof Expression.Binary(BinaryOperator operator, var left, var right, _)
        && operator == BinaryOperator.CONCAT) {
      operands.add(left);
      rest = right;
    }
    operands.add(rest);
    if (operands.size() == 2) {
      operands.forEach(this::value);
      body.line(binary.at());
      names(operands);
      code.invokestatic(CONCAT, "of", BINARY);
    } else {
      array(operands);
      body.line(binary.at());
      names(operands);
      code.invokestatic(CONCAT, "of", MethodTypeDesc.of(VALUE, VALUES, ConstantDescs.CD_String));
    }
  }

  /** Pushes an array with the value of each expression. */
  void array(List<Expression> elements) {
    code.loadConstant(elements.size()).anewarray(VALUE);
    for (int i = 0; i < elements.size(); i++) {
      code.dup().loadConstant(i);
      value(elements.get(i));
      code.aastore();
    }
  }

  private void unary(Expression.Unary unary) {
    Expression constant = negated(unary);
    if (constant != null) {
      value(constant);
      return;
    }
    switch (unary.operator()) {
      case NOT -> conditions.value(unary);
      case NEGATE -> operator(unary, ARITHMETIC, "negate");
      case BIT_NOT -> operator(unary, BITS, "not");
      case LENGTH -> {
        value(unary.operand());
        body.line(unary.at());
        code.loadConstant(body.describe(unary.operand())).invokestatic(INDEX, "length", LENGTH);
      }
    }
  }

  /** The constant that a minus before a numeral makes, or null. */
  static @Nullable Expression negated(Expression.Unary unary) {
    return unary.operator() != UnaryOperator.NEGATE
        ? null
        : switch (unary.operand()) {
          case Expression.Int(var value, var at) -> new Expression.Int(-value, at);
          case Expression.Float(var value, var at) -> new Expression.Float(-value, at);
          default -> null;
        };
  }

  private void operator(Expression.Unary unary, ClassDesc owner, String method) {
    value(unary.operand());
    body.line(unary.at());
    names(List.of(unary.operand()));
    code.invokestatic(owner, method, UNARY);
  }

  /** Pushes what messages call operands, with line feeds between them. */
  private void names(List<Expression> operands) {
    String names = operands.stream().map(body::describe).collect(Collectors.joining("\n"));
    code.loadConstant(names.stripTrailing());
  }
}
