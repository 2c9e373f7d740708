package ai.wippy.build.jar;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;

/**
 * The switches over types of a class: calls to {@link java.lang.runtime.SwitchBootstraps}, which
 * become calls to methods of the class itself that ask for one type after the other.
 */
final class TypeSwitches implements DynamicCalls {
  private static final String BOOTSTRAPS = "Ljava/lang/runtime/SwitchBootstraps;";
  private static final String NAME = "typeSwitch$";

  /** A switch: the type of the call, and the types that it tells apart. */
  private record Switch(MethodTypeDesc type, List<ClassDesc> labels) {}

  private final ClassModel model;
  private final List<Switch> methods = new ArrayList<>();

  TypeSwitches(ClassModel model) {
    this.model = model;
  }

  @Override
  public boolean replaces(InvokeDynamicInstruction call) {
    return call.bootstrapMethod().owner().descriptorString().equals(BOOTSTRAPS)
        && call.bootstrapMethod().methodName().equals("typeSwitch")
        && call.bootstrapArgs().stream().allMatch(TypeSwitches::isReference);
  }

  /** Labels can also be numbers, texts and constants of an enum. */
  private static boolean isReference(ConstantDesc label) {
    return label instanceof ClassDesc type && !type.isPrimitive();
  }

  @Override
  public void replace(InvokeDynamicInstruction call, CodeBuilder code) {
    code.invokestatic(
        model.thisClass().asSymbol(),
        add(call),
        call.typeSymbol(),
        model.flags().has(AccessFlag.INTERFACE));
  }

  private String add(InvokeDynamicInstruction call) {
    var found =
        new Switch(
            call.typeSymbol(), call.bootstrapArgs().stream().map(ClassDesc.class::cast).toList());
    int known = methods.indexOf(found);
    if (known < 0) {
      methods.add(found);
    }
    return NAME + (known < 0 ? methods.size() - 1 : known);
  }

  @Override
  public void finish(ClassBuilder builder) {
    for (int i = 0; i < methods.size(); i++) {
      Switch each = methods.get(i);
      builder.withMethodBody(
          NAME + i,
          each.type,
          ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC,
          code -> write(each, code));
    }
  }

  private static void write(Switch each, CodeBuilder code) {
    code.aload(0).ifThen(Opcode.IFNULL, then -> then.iconst_m1().ireturn());
    for (int label = 0; label < each.labels.size(); label++) {
      int number = label;
      // Where a guard has refused a label, the search goes on after it.
      code.iload(1)
          .loadConstant(number)
          .ifThen(
              Opcode.IF_ICMPLE,
              from ->
                  from.aload(0)
                      .instanceOf(each.labels.get(number))
                      .ifThen(is -> is.loadConstant(number).ireturn()));
    }
    code.loadConstant(each.labels.size()).ireturn();
  }
}
