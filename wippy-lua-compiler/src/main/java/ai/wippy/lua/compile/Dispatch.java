package ai.wippy.lua.compile;

import static ai.wippy.lua.compile.Runtime.LUA_CODE;
import static ai.wippy.lua.compile.Runtime.VALUE;
import static ai.wippy.lua.compile.Runtime.VARARGS;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Collections;
import java.util.List;

/**
 * Writes the methods through which LuaJ calls a function: they choose its static method by the
 * function's number.
 */
final class Dispatch {
  /**
   * Functions that one method chooses from: HotSpot leaves methods above 8,000 bytes interpreted.
   */
  private static final int MOST = 256;

  private static final MethodTypeDesc INVOKE = MethodTypeDesc.of(VARARGS, VARARGS);
  private static final MethodTypeDesc ARG = MethodTypeDesc.of(VALUE, ConstantDescs.CD_int);

  private final ClassDesc chunk;
  private final List<Entry> entries;

  Dispatch(ClassDesc chunk, List<Entry> entries) {
    this.chunk = chunk;
    this.entries = entries;
  }

  void write(ClassBuilder builder) {
    for (int arity = 0; arity <= Entry.MOST_DIRECT; arity++) {
      call(builder, arity);
    }
    int batches = Math.ceilDiv(entries.size(), MOST);
    for (int i = 0; i < batches; i++) {
      var batch = entries.subList(i * MOST, Math.min((i + 1) * MOST, entries.size()));
      int next = i + 1;
      builder.withMethodBody(
          name(i),
          INVOKE,
          i == 0 ? ClassFile.ACC_PUBLIC : ClassFile.ACC_PRIVATE,
          code -> invoke(code, batch, next < batches ? name(next) : ""));
    }
  }

  private static String name(int batch) {
    return batch == 0 ? "onInvoke" : "invokeFurther" + batch;
  }

  /** Calls with as many arguments as the function has parameters, for its first result. */
  private void call(ClassBuilder builder, int arity) {
    List<Entry> fitting = entries.stream().filter(entry -> entry.arity() == arity).toList();
    if (fitting.isEmpty() || fitting.size() > MOST) {
      return;
    }
    var type = MethodTypeDesc.of(VALUE, Collections.nCopies(arity, VALUE));
    builder.withMethodBody(
        "call",
        type,
        ClassFile.ACC_PUBLIC,
        code ->
            choose(
                code,
                fitting,
                entry -> {
                  for (int i = 1; i <= arity; i++) {
                    code.aload(i);
                  }
                  code.invokestatic(chunk, entry.method(), entry.type(chunk));
                  if (!entry.returns().alwaysOne()) {
                    if (entry.returns().tailCalls()) {
                      code.invokevirtual(VARARGS, "eval", MethodTypeDesc.of(VARARGS));
                    }
                    code.invokevirtual(VARARGS, "arg1", MethodTypeDesc.of(VALUE));
                  }
                  code.areturn();
                },
                () -> {
                  code.aload(0);
                  for (int i = 1; i <= arity; i++) {
                    code.aload(i);
                  }
                  code.invokespecial(LUA_CODE, "call", type).areturn();
                }));
  }

  /** Calls with any list of arguments, for all results. */
  private void invoke(CodeBuilder code, List<Entry> batch, String next) {
    choose(
        code,
        batch,
        entry -> {
          if (entry.arity() == Entry.LIST) {
            code.aload(1);
          }
          for (int i = 1; i <= entry.arity(); i++) {
            code.aload(1).loadConstant(i).invokevirtual(VARARGS, "arg", ARG);
          }
          code.invokestatic(chunk, entry.method(), entry.type(chunk)).areturn();
        },
        () -> {
          code.aload(0).aload(1);
          if (next.isEmpty()) {
            code.invokespecial(LUA_CODE, "onInvoke", INVOKE).areturn();
          } else {
            code.invokevirtual(chunk, next, INVOKE).areturn();
          }
        });
  }

  private interface Call {
    void write(Entry entry);
  }

  private static void choose(CodeBuilder code, List<Entry> entries, Call call, Runnable otherwise) {
    Label none = code.newLabel();
    List<SwitchCase> cases =
        entries.stream().map(entry -> SwitchCase.of(entry.number(), code.newLabel())).toList();
    code.aload(0).getfield(LUA_CODE, "function", ConstantDescs.CD_int);
    code.lookupswitch(none, cases);
    for (int i = 0; i < cases.size(); i++) {
      code.labelBinding(cases.get(i).target()).aload(0);
      call.write(entries.get(i));
    }
    code.labelBinding(none);
    otherwise.run();
  }
}
