package ai.wippy.build.jar;

import static java.lang.constant.ConstantDescs.CD_Class;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * What the compiler adds to records: calls to {@link java.lang.runtime.ObjectMethods}, which are
 * all that {@code equals}, {@code hashCode} and {@code toString} consist of.
 */
final class RecordMethods implements DynamicCalls {
  private static final String BOOTSTRAPS = "Ljava/lang/runtime/ObjectMethods;";
  private static final ClassDesc OBJECTS = Objects.class.describeConstable().orElseThrow();
  private static final int THIS = 0;
  private static final int OTHER = 1;

  /** A component, which is also a field. */
  private record Component(ClassDesc owner, String name, ClassDesc type) {
    void get(CodeBuilder code, int object) {
      code.aload(object).getfield(owner, name, type);
    }
  }

  @Override
  public boolean replaces(InvokeDynamicInstruction call) {
    return call.bootstrapMethod().owner().descriptorString().equals(BOOTSTRAPS);
  }

  @Override
  public void replace(InvokeDynamicInstruction call, CodeBuilder code) {
    List<Component> components = components(call);
    switch (call.name().stringValue()) {
      case "equals" -> equal((ClassDesc) call.bootstrapArgs().getFirst(), components, code);
      case "hashCode" -> hash(components, code);
      case "toString" -> text(components, code);
      default -> throw new IllegalStateException("no method of a record: " + call);
    }
  }

  private static List<Component> components(InvokeDynamicInstruction call) {
    List<ConstantDesc> arguments = call.bootstrapArgs();
    return arguments.stream()
        .skip(2)
        .map(DirectMethodHandleDesc.class::cast)
        .map(getter ->
            new Component(
                getter.owner(), getter.methodName(), getter.invocationType().returnType()))
        .toList();
  }

  /** The two objects are on the stack, and in the locals as well. */
  private static void equal(ClassDesc record, List<Component> components, CodeBuilder code) {
    code.pop2();
    Label different = code.newLabel();
    Label end = code.newLabel();
    code.aload(OTHER).instanceOf(record).ifeq(different);
    int other = code.allocateLocal(TypeKind.REFERENCE);
    code.aload(OTHER).checkcast(record).astore(other);
    for (Component component : components) {
      component.get(code, THIS);
      component.get(code, other);
      compare(component.type, code, different);
    }
    code.iconst_1().goto_(end).labelBinding(different).iconst_0().labelBinding(end);
  }

  private static void compare(ClassDesc type, CodeBuilder code, Label different) {
    if (!type.isPrimitive()) {
      code.invokestatic(OBJECTS, "equals", MethodTypeDesc.of(CD_boolean, CD_Object, CD_Object))
          .ifeq(different);
    } else if (type.equals(CD_long)) {
      code.lcmp().ifne(different);
    } else if (type.equals(CD_float) || type.equals(CD_double)) {
      code.invokestatic(Conversion.wrapper(type), "compare", MethodTypeDesc.of(CD_int, type, type))
          .ifne(different);
    } else {
      code.if_icmpne(different);
    }
  }

  private static void hash(List<Component> components, CodeBuilder code) {
    code.pop().iconst_0();
    for (Component component : components) {
      code.bipush(31).imul();
      component.get(code, THIS);
      if (component.type.isPrimitive()) {
        code.invokestatic(
            Conversion.wrapper(component.type),
            "hashCode",
            MethodTypeDesc.of(CD_int, component.type));
      } else {
        code.invokestatic(OBJECTS, "hashCode", MethodTypeDesc.of(CD_int, CD_Object));
      }
      code.iadd();
    }
  }

  private static void text(List<Component> components, CodeBuilder code) {
    code.pop();
    var text = new TextWriter(code);
    code.aload(THIS)
        .invokevirtual(CD_Object, "getClass", MethodTypeDesc.of(CD_Class))
        .invokevirtual(CD_Class, "getSimpleName", MethodTypeDesc.of(CD_String));
    text.append(CD_String);
    IntStream.range(0, components.size())
        .forEach(i -> {
          Component component = components.get(i);
          text.append((i == 0 ? "[" : ", ") + component.name + "=");
          component.get(code, THIS);
          text.append(component.type);
        });
    text.append(components.isEmpty() ? "[]" : "]");
    text.end();
  }
}
