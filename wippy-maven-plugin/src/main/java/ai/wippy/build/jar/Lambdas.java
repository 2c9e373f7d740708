package ai.wippy.build.jar;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/**
 * The lambda expressions and method references of a class. Each becomes a class of its own, which
 * the JVM loads in a third of the time that it takes to write it.
 */
final class Lambdas implements DynamicCalls {
  private static final String FACTORY = "Ljava/lang/invoke/LambdaMetafactory;";

  private final ClassModel model;
  private final List<LambdaClass> classes = new ArrayList<>();

  Lambdas(ClassModel model) {
    this.model = model;
  }

  /** The other bootstrap method makes lambdas that can be serialized, by their class's name. */
  @Override
  public boolean replaces(InvokeDynamicInstruction call) {
    return model.majorVersion() >= ClassFile.JAVA_11_VERSION
        && call.bootstrapMethod().owner().descriptorString().equals(FACTORY)
        && call.bootstrapMethod().methodName().equals("metafactory");
  }

  @Override
  public void replace(InvokeDynamicInstruction call, CodeBuilder code) {
    List<ConstantDesc> description = call.bootstrapArgs();
    ClassDesc outer = model.thisClass().asSymbol();
    String name = "%s$$Lambda$%d".formatted(outer.displayName(), classes.size());
    var lambda =
        new LambdaClass(
            ClassDesc.of(outer.packageName(), name),
            host(model),
            call.typeSymbol(),
            call.name().stringValue(),
            (MethodTypeDesc) description.get(0),
            (MethodTypeDesc) description.get(2),
            (DirectMethodHandleDesc) description.get(1));
    classes.add(lambda);
    lambda.writeMaking(code);
  }

  /** The host of a class's nest, which lists all members. */
  static ClassDesc host(ClassModel model) {
    return model
        .findAttribute(Attributes.nestHost())
        .map(attribute -> attribute.nestHost().asSymbol())
        .orElseGet(() -> model.thisClass().asSymbol());
  }

  /** What the class needs, once it has been written. */
  List<LambdaClass> classes() {
    return classes;
  }
}
