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
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The lambda expressions and method references of a class. They become classes beside it, which the
 * JVM loads in a third of the time that it takes to write them.
 */
final class Lambdas implements DynamicCalls {
  private static final String FACTORY = "Ljava/lang/invoke/LambdaMetafactory;";

  private final ClassModel model;
  private final List<LambdaClass> classes = new ArrayList<>();

  /** Of each shape the class that was begun last. */
  private final Map<LambdaClass.Shape, LambdaClass> open = new HashMap<>();

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
    var shape =
        new LambdaClass.Shape(
            call.typeSymbol(), call.name().stringValue(), (MethodTypeDesc) description.get(0));
    open.compute(shape, (s, known) -> known == null || !known.hasRoom() ? begin(s) : known)
        .add(
            new LambdaClass.Lambda(
                (MethodTypeDesc) description.get(2), (DirectMethodHandleDesc) description.get(1)),
            code);
  }

  private LambdaClass begin(LambdaClass.Shape shape) {
    ClassDesc outer = model.thisClass().asSymbol();
    String name = "%s$$Lambda$%d".formatted(outer.displayName(), classes.size());
    var begun = new LambdaClass(ClassDesc.of(outer.packageName(), name), host(), shape);
    classes.add(begun);
    return begun;
  }

  /** The host of the class's nest, which lists all members. */
  private ClassDesc host() {
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
