package ai.wippy.lua.compile;

import static ai.wippy.lua.compile.Runtime.LUA_CODE;
import static ai.wippy.lua.compile.Runtime.OBJECTS;
import static ai.wippy.lua.compile.Runtime.TABLE;
import static ai.wippy.lua.compile.Runtime.VALUE;
import static ai.wippy.lua.compile.Runtime.VARARGS;

import ai.wippy.lua.syntax.Expression;
import ai.wippy.lua.syntax.Expression.Field;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/** Writes code that makes functions and tables. */
final class Constructors {
  private static final MethodTypeDesc NEW_FUNCTION =
      MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int, TABLE, OBJECTS);
  private static final MethodTypeDesc NEW_TABLE =
      MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int, ConstantDescs.CD_int);
  private static final MethodTypeDesc APPEND = MethodTypeDesc.of(ConstantDescs.CD_void, VALUE);
  private static final MethodTypeDesc APPEND_ALL =
      MethodTypeDesc.of(ConstantDescs.CD_void, VARARGS);
  private static final MethodTypeDesc PUT = MethodTypeDesc.of(ConstantDescs.CD_void, VALUE, VALUE);

  private final Body body;
  private final CodeBuilder code;
  private final Expressions expressions;
  private final Bodies bodies;

  Constructors(Body body, Expressions expressions, Bodies bodies) {
    this.body = body;
    this.code = body.code();
    this.expressions = expressions;
    this.bodies = bodies;
  }

  /** Pushes a new function. */
  void closure(FunctionScope function) {
    code.new_(body.unit().type()).dup().loadConstant(function.number());
    body.globals();
    captured(function);
    code.invokespecial(body.unit().type(), ConstantDescs.INIT_NAME, NEW_FUNCTION);
  }

  /** A function does not capture itself: it is at hand wherever it runs. */
  private void captured(FunctionScope function) {
    List<Variable> captured = function.captured();
    if (captured.isEmpty()) {
      code.getstatic(LUA_CODE, "NOTHING", OBJECTS);
      return;
    }
    code.loadConstant(captured.size()).anewarray(ConstantDescs.CD_Object);
    for (int i = 0; i < captured.size(); i++) {
      if (!function.isSelf(captured.get(i))) {
        code.dup().loadConstant(i);
        body.capture(captured.get(i));
        code.aastore();
      }
    }
  }

  /** Pushes a new table. */
  void table(Expression.Table table) {
    int items = (int) table.fields().stream().filter(Field.Item.class::isInstance).count();
    code.new_(TABLE)
        .dup()
        .loadConstant(items)
        .loadConstant(table.fields().size() - items)
        .invokespecial(TABLE, ConstantDescs.INIT_NAME, NEW_TABLE);
    for (TablePart part : TablePart.of(table, body)) {
      code.dup();
      if (part.isApart()) {
        code.aload(0)
            .swap()
            .invokestatic(body.unit().type(), bodies.apart(body.scope(), part), bodies.partType());
      } else {
        fill(part);
      }
    }
  }

  /** Pops the table and adds fields to it. */
  void fill(TablePart part) {
    for (Field field : part.fields()) {
      code.dup();
      switch (field) {
        case Field.Keyed(var key, var value) -> {
          expressions.value(key);
          expressions.value(value);
          body.line(key.at());
          code.invokevirtual(TABLE, "put", PUT);
        }
        case Field.Item(var value) when value.isMultiple() && part.endsWith(field) -> {
          expressions.calls().multiple(value);
          code.invokevirtual(TABLE, "appendAll", APPEND_ALL);
        }
        case Field.Item(var value) -> {
          expressions.value(value);
          code.invokevirtual(TABLE, "append", APPEND);
        }
      }
    }
    code.pop();
  }
}
