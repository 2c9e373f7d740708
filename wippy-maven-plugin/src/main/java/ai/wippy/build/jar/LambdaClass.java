package ai.wippy.build.jar;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.CLASS_INIT_NAME;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.NestHostAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DirectMethodHandleDesc.Kind;
import java.lang.constant.MethodTypeDesc;

/**
 * A class of the meaning of a lambda expression or a method reference, as {@link
 * java.lang.invoke.LambdaMetafactory} describes it.
 *
 * @param name of the class
 * @param host of the nest that it belongs to, as its methods are private
 * @param factory the type of the call that makes an object: what is captured, and the interface
 * @param method the name of the interface's only abstract method
 * @param erased the type of that method
 * @param exact the same with the interface's type parameters filled in
 * @param target what the method calls
 */
record LambdaClass(
    ClassDesc name,
    ClassDesc host,
    MethodTypeDesc factory,
    String method,
    MethodTypeDesc erased,
    MethodTypeDesc exact,
    DirectMethodHandleDesc target) {
  private static final String INSTANCE = "INSTANCE";
  private static final String MAKE = "make";

  private boolean captures() {
    return factory.parameterCount() > 0;
  }

  /** Makes an object, from what is captured on the stack; there is one if nothing is. */
  void writeMaking(CodeBuilder code) {
    if (captures()) {
      code.invokestatic(name, MAKE, factory);
    } else {
      code.getstatic(name, INSTANCE, factory.returnType());
    }
  }

  /** The class file. */
  byte[] write(ClassFile format) {
    return format.build(
        name,
        builder -> {
          builder
              .withVersion(ClassFile.JAVA_11_VERSION, 0)
              .withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER | ClassFile.ACC_SYNTHETIC)
              .withInterfaceSymbols(factory.returnType())
              .with(NestHostAttribute.of(host));
          for (int i = 0; i < factory.parameterCount(); i++) {
            builder.withField(
                field(i), factory.parameterType(i), ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL);
          }
          writeConstructor(builder);
          writeFactory(builder);
          builder.withMethodBody(method, erased, ClassFile.ACC_PUBLIC, this::writeMethod);
        });
  }

  private static String field(int captured) {
    return "captured" + captured;
  }

  private void writeConstructor(ClassBuilder builder) {
    builder.withMethodBody(
        INIT_NAME,
        factory.changeReturnType(CD_void),
        ClassFile.ACC_PRIVATE,
        code -> {
          code.aload(0).invokespecial(CD_Object, INIT_NAME, MTD_void);
          for (int i = 0; i < factory.parameterCount(); i++) {
            ClassDesc type = factory.parameterType(i);
            code.aload(0)
                .loadLocal(TypeKind.from(type), code.parameterSlot(i))
                .putfield(name, field(i), type);
          }
          code.return_();
        });
  }

  private void writeFactory(ClassBuilder builder) {
    if (captures()) {
      builder.withMethodBody(
          MAKE,
          factory,
          ClassFile.ACC_STATIC,
          code -> {
            code.new_(name).dup();
            for (int i = 0; i < factory.parameterCount(); i++) {
              code.loadLocal(TypeKind.from(factory.parameterType(i)), code.parameterSlot(i));
            }
            code.invokespecial(name, INIT_NAME, factory.changeReturnType(CD_void)).areturn();
          });
    } else {
      builder.withField(INSTANCE, factory.returnType(), ClassFile.ACC_STATIC | ClassFile.ACC_FINAL);
      builder.withMethodBody(
          CLASS_INIT_NAME,
          MTD_void,
          ClassFile.ACC_STATIC,
          code ->
              code.new_(name)
                  .dup()
                  .invokespecial(name, INIT_NAME, MTD_void)
                  .putstatic(name, INSTANCE, factory.returnType())
                  .return_());
    }
  }

  private void writeMethod(CodeBuilder code) {
    if (target.kind() == Kind.CONSTRUCTOR) {
      code.new_(target.owner()).dup();
    }
    // With the receiver; of a constructor, what it makes is the result.
    MethodTypeDesc called = target.invocationType();
    int captured = factory.parameterCount();
    for (int i = 0; i < captured; i++) {
      code.aload(0).getfield(name, field(i), factory.parameterType(i));
      Conversion.write(code, factory.parameterType(i), called.parameterType(i));
    }
    for (int i = 0; i < erased.parameterCount(); i++) {
      code.loadLocal(TypeKind.from(erased.parameterType(i)), code.parameterSlot(i));
      Conversion.write(code, erased.parameterType(i), exact.parameterType(i));
      Conversion.write(code, exact.parameterType(i), called.parameterType(captured + i));
    }
    writeCall(code);
    Conversion.write(code, called.returnType(), exact.returnType());
    Conversion.write(code, exact.returnType(), erased.returnType());
    code.return_(TypeKind.from(erased.returnType()));
  }

  private void writeCall(CodeBuilder code) {
    ClassDesc owner = target.owner();
    String called = target.methodName();
    MethodTypeDesc type = MethodTypeDesc.ofDescriptor(target.lookupDescriptor());
    boolean ofInterface = target.isOwnerInterface();
    switch (target.kind()) {
      case STATIC, INTERFACE_STATIC -> code.invokestatic(owner, called, type, ofInterface);
      case CONSTRUCTOR -> code.invokespecial(owner, INIT_NAME, type);
      // Special are private methods, which the rest of a nest may call like others.
      case VIRTUAL, INTERFACE_VIRTUAL, SPECIAL, INTERFACE_SPECIAL -> {
        if (ofInterface) {
          code.invokeinterface(owner, called, type);
        } else {
          code.invokevirtual(owner, called, type);
        }
      }
      case GETTER, SETTER, STATIC_GETTER, STATIC_SETTER ->
          throw new IllegalStateException("a lambda that reads a field: " + target);
    }
  }
}
