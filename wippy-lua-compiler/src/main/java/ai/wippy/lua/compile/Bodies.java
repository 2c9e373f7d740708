package ai.wippy.lua.compile;

import static ai.wippy.lua.compile.Runtime.TABLE;
import static ai.wippy.lua.compile.Runtime.VALUE;
import static ai.wippy.lua.compile.Runtime.VARARGS;

import ai.wippy.lua.syntax.Function;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Consumer;

/** Writes a static method for each function of a chunk, and for each part that is kept apart. */
final class Bodies {
  private static final int FLAGS = ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC;

  /** Before the number in the name of a method that is a part of another. */
  private static final String PART = "part$";

  private record Part(String method, FunctionScope scope, TablePart fields) {}

  private final ClassBuilder builder;
  private final Unit unit;
  private final ArrayDeque<Part> waiting = new ArrayDeque<>();
  private int parts;

  Bodies(ClassBuilder builder, Unit unit) {
    this.builder = builder;
    this.unit = unit;
  }

  /** Writes all methods, and says which function each is. */
  List<Entry> write() {
    List<Entry> entries = unit.resolution().functions().stream().map(this::function).toList();
    while (!waiting.isEmpty()) {
      part(waiting.removeFirst());
    }
    return entries;
  }

  /** Has the fields of a table added by a method of its own, and returns the method's name. */
  String apart(FunctionScope scope, TablePart fields) {
    String method = PART + parts++;
    waiting.add(new Part(method, scope, fields));
    return method;
  }

  /** The type of such a method. */
  MethodTypeDesc partType() {
    return MethodTypeDesc.of(ConstantDescs.CD_void, unit.type(), TABLE);
  }

  private void part(Part part) {
    write(
        part.method(),
        partType(),
        part.scope().function(),
        code -> {
          var body = new Body(code, unit, part.scope(), 2);
          code.aload(1);
          new Expressions(body, this).constructors().fill(part.fields());
          code.return_();
        });
  }

  private void write(
      String method, MethodTypeDesc type, Function function, Consumer<CodeBuilder> code) {
    try {
      builder.withMethodBody(method, type, FLAGS, code::accept);
    } catch (IllegalArgumentException e) {
      throw new TooLarge(function, e);
    }
  }

  private Entry function(FunctionScope scope) {
    Entry entry = Entry.of(scope);
    write(
        entry.method(),
        entry.type(unit.type()),
        scope.function(),
        code -> body(code, entry, scope));
    return entry;
  }

  private void body(CodeBuilder code, Entry entry, FunctionScope scope) {
    var body = new Body(code, unit, scope, 1 + Math.abs(entry.arity()));
    body.line(scope.function().at());
    List<Variable> parameters = scope.parameters();
    int first = entry.arity() == Entry.LIST ? unpack(body, scope) : 1;
    Label start = code.newBoundLabel();
    body.poll();
    for (int i = 0; i < parameters.size(); i++) {
      code.aload(first + i);
      body.locals().declare(parameters.get(i), first + i);
    }
    new Statements(body, new Expressions(body, this), new TailLoop(start, first))
        .function(scope.function());
  }

  /** Takes arguments from a list; returns the slot of the first. */
  private static int unpack(Body body, FunctionScope scope) {
    CodeBuilder code = body.code();
    int count = scope.parameters().size();
    int first = body.locals().mark();
    for (int i = 1; i <= count; i++) {
      code.aload(1)
          .loadConstant(i)
          .invokevirtual(VARARGS, "arg", MethodTypeDesc.of(VALUE, ConstantDescs.CD_int))
          .astore(body.locals().take());
    }
    if (scope.function().isVariadic() && count > 0) {
      int slot = body.locals().take();
      code.aload(1)
          .loadConstant(count + 1)
          .invokevirtual(VARARGS, "subargs", MethodTypeDesc.of(VARARGS, ConstantDescs.CD_int))
          .astore(slot);
      body.dots(slot);
    } else {
      body.dots(1);
    }
    return first;
  }
}
