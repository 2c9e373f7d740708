package ai.wippy.lua.compile;

import static ai.wippy.lua.compile.Runtime.CELL;
import static ai.wippy.lua.compile.Runtime.LUA_CODE;
import static ai.wippy.lua.compile.Runtime.LUA_TYPE;
import static ai.wippy.lua.compile.Runtime.OBJECTS;
import static ai.wippy.lua.compile.Runtime.SAFEPOINT;
import static ai.wippy.lua.compile.Runtime.STRING;
import static ai.wippy.lua.compile.Runtime.TABLE;
import static ai.wippy.lua.compile.Runtime.VALUE;

import ai.wippy.lua.syntax.Expression;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Optional;

/** A method that is being written: the code of a function, or a part of it. */
final class Body {
  private static final MethodTypeDesc GLOBAL = MethodTypeDesc.of(VALUE, STRING);
  private static final MethodTypeDesc SET_GLOBAL =
      MethodTypeDesc.of(ConstantDescs.CD_void, STRING, VALUE);

  private final CodeBuilder code;
  private final Unit unit;
  private final FunctionScope scope;
  private final Locals locals;
  private int line;
  private int dots;

  Body(CodeBuilder code, Unit unit, FunctionScope scope, int parameters) {
    this.code = code;
    this.unit = unit;
    this.scope = scope;
    this.locals = new Locals(code, parameters);
  }

  CodeBuilder code() {
    return code;
  }

  Unit unit() {
    return unit;
  }

  FunctionScope scope() {
    return scope;
  }

  Locals locals() {
    return locals;
  }

  /** The slot that holds {@code ...}. */
  int dots() {
    return dots;
  }

  void dots(int slot) {
    dots = slot;
  }

  /** Says that what follows stands at an offset of the text. */
  void line(int at) {
    int now = unit.lines().applyAsInt(unit.source().line(at));
    if (now != line) {
      line = now;
      code.lineNumber(now);
    }
  }

  /** Lets an interruption end the code here. */
  void poll() {
    code.invokestatic(SAFEPOINT, "poll", ConstantDescs.MTD_void);
  }

  /** Pushes the value of a variable. */
  void load(Expression.Name name) {
    Variable variable = unit.resolution().variable(name);
    if (variable == null) {
      loadGlobal(name);
    } else if (variable.owner() == scope) {
      locals.load(variable);
    } else if (scope.isSelf(variable)) {
      code.aload(0);
    } else {
      loadCaptured(variable);
      if (variable.isShared()) {
        code.checkcast(CELL).getfield(CELL, "value", VALUE);
      } else {
        code.checkcast(VALUE);
      }
    }
  }

  private void loadGlobal(Expression.Name name) {
    Optional<Types.Instance> type = unit.resolution().types().value(name);
    if (type.isPresent()) {
      code.getstatic(unit.type(), TypeWriter.field(type.get()), LUA_TYPE);
    } else {
      globals();
      unit.constants().text(code, name.name());
      code.invokevirtual(TABLE, "field", GLOBAL);
    }
  }

  /** Pops a value and assigns it to a variable. */
  void store(Expression.Name name) {
    Variable variable = unit.resolution().variable(name);
    if (variable == null) {
      globals();
      code.swap();
      unit.constants().text(code, name.name());
      code.swap().invokevirtual(TABLE, "setField", SET_GLOBAL);
    } else if (variable.owner() == scope) {
      locals.store(variable);
    } else {
      loadCaptured(variable);
      code.checkcast(CELL).swap().putfield(CELL, "value", VALUE);
    }
  }

  /** Pushes the globals of the function. */
  void globals() {
    code.aload(0).getfield(LUA_CODE, "globals", TABLE);
  }

  /** Pushes what an inner function gets of a variable that it captures. */
  void capture(Variable variable) {
    if (variable.owner() == scope) {
      locals.loadCaptured(variable);
    } else if (scope.isSelf(variable)) {
      code.aload(0);
    } else {
      loadCaptured(variable);
    }
  }

  private void loadCaptured(Variable variable) {
    code.aload(0)
        .getfield(LUA_CODE, "captured", OBJECTS)
        .loadConstant(scope.capture(variable))
        .aaload();
  }

  /** How a message calls the value of an expression; empty if it has no name. */
  String describe(Expression expression) {
    return switch (expression) {
      case Expression.Name name -> {
        Variable variable = unit.resolution().variable(name);
        String what = variable == null ? "global" : variable.owner() == scope ? "local" : "upvalue";
        yield "%s '%s'".formatted(what, name.name());
      }
      case Expression.Index(_, Expression.Text(var key, _), _) -> "field '%s'".formatted(key);
      case Expression.MethodCall(_, var method, _, _) -> "method '%s'".formatted(method);
      default -> "";
    };
  }
}
