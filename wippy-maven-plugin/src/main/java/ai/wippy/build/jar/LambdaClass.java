package ai.wippy.build.jar;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.CLASS_INIT_NAME;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.NestHostAttribute;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DirectMethodHandleDesc.Kind;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A class of the meaning of lambda expressions and method references, as {@link
 * java.lang.invoke.LambdaMetafactory} describes it: several of the same shape, told apart by a
 * number, as a class that is not there need not be loaded.
 */
final class LambdaClass {
  /** HotSpot inlines methods that are not much larger than what these come to. */
  private static final int MOST = 12;

  private static final String NUMBER = "number";
  private static final String MAKE = "make";

  /**
   * What lambdas have in common.
   *
   * @param factory the type of the call that makes an object: what is captured, and the interface
   * @param method the name of the interface's only abstract method
   * @param erased the type of that method
   */
  record Shape(MethodTypeDesc factory, String method, MethodTypeDesc erased) {
    private boolean captures() {
      return factory.parameterCount() > 0;
    }

    private ClassDesc type() {
      return factory.returnType();
    }
  }

  /**
   * One of them.
   *
   * @param exact the type of the method with the interface's type parameters filled in
   * @param target what the method calls
   */
  record Lambda(MethodTypeDesc exact, DirectMethodHandleDesc target) {}

  private final ClassDesc name;
  private final ClassDesc host;
  private final Shape shape;
  private final List<Lambda> lambdas = new ArrayList<>();

  /**
   * A class without lambdas.
   *
   * @param host of the nest that it belongs to, as what it calls is private
   */
  LambdaClass(ClassDesc name, ClassDesc host, Shape shape) {
    this.name = name;
    this.host = host;
    this.shape = shape;
  }

  ClassDesc name() {
    return name;
  }

  ClassDesc host() {
    return host;
  }

  /** Whether there is room for one more. */
  boolean hasRoom() {
    return lambdas.size() < MOST;
  }

  /**
   * Adds a lambda, and writes what makes an object of it, from what is captured on the stack; there
   * is only one object if nothing is.
   */
  void add(Lambda lambda, CodeBuilder code) {
    int number = lambdas.size();
    lambdas.add(lambda);
    if (shape.captures()) {
      code.loadConstant(number)
          .invokestatic(name, MAKE, numbered(shape.factory).changeReturnType(shape.type()));
    } else {
      code.getstatic(name, instance(number), shape.type());
    }
  }

  private static MethodTypeDesc numbered(MethodTypeDesc type) {
    return type.insertParameterTypes(type.parameterCount(), CD_int);
  }

  private static String instance(int number) {
    return "INSTANCE" + number;
  }

  private static String field(int captured) {
    return "captured" + captured;
  }

  /** The class file, when all have been added. */
  byte[] write(ClassFile format) {
    return format.build(
        name,
        builder -> {
          builder
              .withVersion(ClassFile.JAVA_11_VERSION, 0)
              .withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER | ClassFile.ACC_SYNTHETIC)
              .withInterfaceSymbols(shape.type())
              .with(NestHostAttribute.of(host));
          int own = ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL;
          builder.withField(NUMBER, CD_int, own);
          for (int i = 0; i < shape.factory.parameterCount(); i++) {
            builder.withField(field(i), shape.factory.parameterType(i), own);
          }
          writeConstructor(builder);
          if (shape.captures()) {
            writeFactory(builder);
          } else {
            writeInstances(builder);
          }
          builder.withMethodBody(
              shape.method, shape.erased, ClassFile.ACC_PUBLIC, this::writeMethod);
        });
  }

  private MethodTypeDesc constructor() {
    return numbered(shape.factory).changeReturnType(CD_void);
  }

  private void writeConstructor(ClassBuilder builder) {
    builder.withMethodBody(
        INIT_NAME,
        constructor(),
        ClassFile.ACC_PRIVATE,
        code -> {
          code.aload(0).invokespecial(CD_Object, INIT_NAME, MTD_void);
          int captured = shape.factory.parameterCount();
          for (int i = 0; i < captured; i++) {
            ClassDesc type = shape.factory.parameterType(i);
            code.aload(0)
                .loadLocal(TypeKind.from(type), code.parameterSlot(i))
                .putfield(name, field(i), type);
          }
          code.aload(0).iload(code.parameterSlot(captured)).putfield(name, NUMBER, CD_int);
          code.return_();
        });
  }

  private void writeFactory(ClassBuilder builder) {
    MethodTypeDesc type = numbered(shape.factory);
    builder.withMethodBody(
        MAKE,
        type,
        ClassFile.ACC_STATIC,
        code -> {
          code.new_(name).dup();
          for (int i = 0; i < type.parameterCount(); i++) {
            code.loadLocal(TypeKind.from(type.parameterType(i)), code.parameterSlot(i));
          }
          code.invokespecial(name, INIT_NAME, constructor()).areturn();
        });
  }

  private void writeInstances(ClassBuilder builder) {
    for (int i = 0; i < lambdas.size(); i++) {
      builder.withField(instance(i), shape.type(), ClassFile.ACC_STATIC | ClassFile.ACC_FINAL);
    }
    builder.withMethodBody(
        CLASS_INIT_NAME,
        MTD_void,
        ClassFile.ACC_STATIC,
        code -> {
          for (int i = 0; i < lambdas.size(); i++) {
            code.new_(name)
                .dup()
                .loadConstant(i)
                .invokespecial(name, INIT_NAME, constructor())
                .putstatic(name, instance(i), shape.type());
          }
          code.return_();
        });
  }

  private void writeMethod(CodeBuilder code) {
    List<Label> labels = lambdas.stream().map(each -> code.newLabel()).toList();
    if (labels.size() > 1) {
      List<SwitchCase> others =
          IntStream.range(1, labels.size()).mapToObj(i -> SwitchCase.of(i, labels.get(i))).toList();
      code.aload(0)
          .getfield(name, NUMBER, CD_int)
          .tableswitch(1, labels.size() - 1, labels.getFirst(), others);
    }
    for (int i = 0; i < labels.size(); i++) {
      code.labelBinding(labels.get(i));
      write(lambdas.get(i), code);
    }
  }

  private void write(Lambda lambda, CodeBuilder code) {
    if (lambda.target.kind() == Kind.CONSTRUCTOR) {
      code.new_(lambda.target.owner()).dup();
    }
    // With the receiver; of a constructor, what it makes is the result.
    MethodTypeDesc called = lambda.target.invocationType();
    int captured = shape.factory.parameterCount();
    for (int i = 0; i < captured; i++) {
      ClassDesc type = shape.factory.parameterType(i);
      code.aload(0).getfield(name, field(i), type);
      Conversion.write(code, type, called.parameterType(i));
    }
    MethodTypeDesc erased = shape.erased;
    for (int i = 0; i < erased.parameterCount(); i++) {
      ClassDesc type = lambda.exact.parameterType(i);
      code.loadLocal(TypeKind.from(erased.parameterType(i)), code.parameterSlot(i));
      Conversion.write(code, erased.parameterType(i), type);
      Conversion.write(code, type, called.parameterType(captured + i));
    }
    writeCall(lambda.target, code);
    Conversion.write(code, called.returnType(), lambda.exact.returnType());
    Conversion.write(code, lambda.exact.returnType(), erased.returnType());
    code.return_(TypeKind.from(erased.returnType()));
  }

  private static void writeCall(DirectMethodHandleDesc target, CodeBuilder code) {
    ClassDesc owner = target.owner();
    String method = target.methodName();
    MethodTypeDesc type = MethodTypeDesc.ofDescriptor(target.lookupDescriptor());
    boolean ofInterface = target.isOwnerInterface();
    switch (target.kind()) {
      case STATIC, INTERFACE_STATIC -> code.invokestatic(owner, method, type, ofInterface);
      case CONSTRUCTOR -> code.invokespecial(owner, INIT_NAME, type);
      // Special are private methods, which the rest of a nest may call like others.
      case VIRTUAL, INTERFACE_VIRTUAL, SPECIAL, INTERFACE_SPECIAL -> {
        if (ofInterface) {
          code.invokeinterface(owner, method, type);
        } else {
          code.invokevirtual(owner, method, type);
        }
      }
      case GETTER, SETTER, STATIC_GETTER, STATIC_SETTER ->
          throw new IllegalStateException("a lambda that reads a field: " + target);
    }
  }
}
