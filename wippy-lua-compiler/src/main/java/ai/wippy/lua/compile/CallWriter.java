package ai.wippy.lua.compile;

import static ai.wippy.lua.compile.Runtime.CALLS;
import static ai.wippy.lua.compile.Runtime.STRING;
import static ai.wippy.lua.compile.Runtime.VALUE;
import static ai.wippy.lua.compile.Runtime.VALUES;
import static ai.wippy.lua.compile.Runtime.VARARGS;

import ai.wippy.lua.syntax.Expression;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Collections;
import java.util.List;

/** Writes calls, and lists of values. */
final class CallWriter {
  /** As many arguments LuaJ passes without putting them into a list. */
  private static final int DIRECT = 3;

  private static final MethodTypeDesc FUNCTION =
      MethodTypeDesc.of(VALUE, VALUE, ConstantDescs.CD_String);
  private static final MethodTypeDesc METHOD =
      MethodTypeDesc.of(VALUE, VALUE, STRING, ConstantDescs.CD_String);
  private static final MethodTypeDesc INVOKE = MethodTypeDesc.of(VARARGS, VARARGS);

  private final Body body;
  private final CodeBuilder code;
  private final Expressions expressions;

  CallWriter(Body body, Expressions expressions) {
    this.body = body;
    this.code = body.code();
    this.expressions = expressions;
  }

  /** Pushes the first result of a call. */
  void value(Expression call) {
    List<Expression> arguments = arguments(call);
    int count = arguments.size() + (call instanceof Expression.MethodCall ? 1 : 0);
    if (count > DIRECT || endsMultiple(arguments)) {
      values(call);
      code.invokevirtual(VARARGS, "arg1", MethodTypeDesc.of(VALUE));
      return;
    }
    function(call);
    arguments.forEach(expressions::value);
    body.line(call.at());
    code.invokevirtual(VALUE, "call", MethodTypeDesc.of(VALUE, Collections.nCopies(count, VALUE)));
  }

  /** Pushes all results of a call. */
  void values(Expression call) {
    prepare(call);
    body.line(call.at());
    code.invokevirtual(VALUE, "invoke", INVOKE);
  }

  /** Pushes what a function returns that ends with a call: the call, yet to be made. */
  void tail(Expression call) {
    prepare(call);
    body.line(call.at());
    code.invokestatic(CALLS, "tail", MethodTypeDesc.of(VARARGS, VALUE, VARARGS));
  }

  private static List<Expression> arguments(Expression call) {
    return switch (call) {
      case Expression.Call(_, var arguments, _) -> arguments;
      case Expression.MethodCall(_, _, var arguments, _) -> arguments;
      default -> throw new IllegalArgumentException("no call: " + call);
    };
  }

  /** Pushes the function and, for a method, the object. */
  private void function(Expression call) {
    switch (call) {
      case Expression.Call(var function, _, var at) -> {
        expressions.value(function);
        body.line(at);
        code.loadConstant(body.describe(function)).invokestatic(CALLS, "function", FUNCTION);
      }
      case Expression.MethodCall(var object, var method, _, var at) -> {
        expressions.value(object);
        code.dup();
        body.unit().constants().text(code, method);
        body.line(at);
        code.loadConstant(body.describe(object)).invokestatic(CALLS, "method", METHOD).swap();
      }
      default -> throw new IllegalArgumentException("no call: " + call);
    }
  }

  /** Pushes the function and the list of its arguments. */
  private void prepare(Expression call) {
    function(call);
    if (call instanceof Expression.MethodCall) {
      if (!arguments(call).isEmpty()) {
        list(arguments(call));
        join(1);
      }
    } else {
      list(arguments(call));
    }
  }

  private static boolean endsMultiple(List<Expression> values) {
    return !values.isEmpty() && values.getLast().isMultiple();
  }

  /** Pushes a list of all values. */
  void list(List<Expression> values) {
    boolean multiple = endsMultiple(values);
    List<Expression> single = multiple ? values.subList(0, values.size() - 1) : values;
    if (values.isEmpty()) {
      code.getstatic(VALUE, "NONE", VALUE);
    } else if (values.size() <= DIRECT) {
      single.forEach(expressions::value);
      if (multiple) {
        multiple(values.getLast());
      }
      join(values.size() - 1);
    } else {
      expressions.array(single);
      if (multiple) {
        multiple(values.getLast());
        code.invokestatic(VALUE, "varargsOf", MethodTypeDesc.of(VARARGS, VALUES, VARARGS));
      } else {
        code.invokestatic(VALUE, "varargsOf", MethodTypeDesc.of(VARARGS, VALUES));
      }
    }
  }

  /** Pushes all values of an expression that can have several. */
  void multiple(Expression expression) {
    if (expression instanceof Expression.Dots) {
      expressions.dots();
    } else {
      values(expression);
    }
  }

  /** Pops up to two values and a list, and pushes one list. */
  private void join(int before) {
    if (before > 0) {
      List<ClassDesc> values = Collections.nCopies(before, VALUE);
      code.invokestatic(
          VALUE,
          "varargsOf",
          MethodTypeDesc.of(VARARGS, values).insertParameterTypes(before, VARARGS));
    }
  }
}
