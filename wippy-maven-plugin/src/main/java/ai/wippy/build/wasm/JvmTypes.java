package ai.wippy.build.wasm;

import com.dylibso.chicory.wasm.types.FunctionType;
import com.dylibso.chicory.wasm.types.ValType;
import com.dylibso.chicory.wasm.types.Value;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/** How Chicory's compiler maps types of WebAssembly to those of the JVM. */
final class JvmTypes {
  static final ClassDesc LONGS = ConstantDescs.CD_long.arrayType();

  /** A method takes 255 slots; two of them are for memory and instance. */
  private static final int MAX_SLOTS = 253;

  private static final ClassDesc VALUE = ClassDesc.ofDescriptor(Value.class.descriptorString());

  private JvmTypes() {}

  /** The parameters and the result of a function, without memory and instance. */
  static MethodTypeDesc method(FunctionType type) {
    ClassDesc result =
        switch (type.returns().size()) {
          case 0 -> ConstantDescs.CD_void;
          case 1 -> of(type.returns().getFirst());
          default -> LONGS;
        };
    return inArray(type)
        ? MethodTypeDesc.of(result, LONGS)
        : MethodTypeDesc.of(result, type.params().stream().map(JvmTypes::of).toList());
  }

  /** Whether a function takes its arguments in an array, as they are too many. */
  static boolean inArray(FunctionType type) {
    return type.params().stream().mapToInt(each -> TypeKind.from(of(each)).slotSize()).sum()
        > MAX_SLOTS;
  }

  /** References are numbers. */
  static ClassDesc of(ValType type) {
    return switch (type.opcode()) {
      case ValType.ID.I64 -> ConstantDescs.CD_long;
      case ValType.ID.F32 -> ConstantDescs.CD_float;
      case ValType.ID.F64 -> ConstantDescs.CD_double;
      default -> ConstantDescs.CD_int;
    };
  }

  /** Leaves an array of the arguments on the stack, which are the first parameters. */
  static void box(CodeBuilder code, FunctionType type) {
    if (inArray(type)) {
      code.aload(0);
      return;
    }
    List<ClassDesc> params = method(type).parameterList();
    code.loadConstant(params.size()).newarray(TypeKind.LONG);
    for (int i = 0; i < params.size(); i++) {
      code.dup().loadConstant(i);
      TypeKind kind = TypeKind.from(params.get(i));
      code.loadLocal(kind, code.parameterSlot(i));
      toLong(code, kind);
      code.lastore();
    }
  }

  /** Returns what a function's result is, of an array on the stack. */
  static void returnUnboxed(CodeBuilder code, FunctionType type) {
    TypeKind result = TypeKind.from(method(type).returnType());
    switch (type.returns().size()) {
      case 0 -> code.pop();
      case 1 -> fromLong(code.iconst_0().laload(), result);
      default -> {
        // Several results are in an array anyway.
      }
    }
    code.return_(result);
  }

  private static void toLong(CodeBuilder code, TypeKind kind) {
    switch (kind) {
      case INT -> code.i2l();
      case FLOAT -> code.invokestatic(VALUE, "floatToLong", longOf(ConstantDescs.CD_float));
      case DOUBLE -> code.invokestatic(VALUE, "doubleToLong", longOf(ConstantDescs.CD_double));
      default -> {
        // It is one.
      }
    }
  }

  private static void fromLong(CodeBuilder code, TypeKind kind) {
    switch (kind) {
      case INT -> code.l2i();
      case FLOAT -> code.invokestatic(VALUE, "longToFloat", ofLong(ConstantDescs.CD_float));
      case DOUBLE -> code.invokestatic(VALUE, "longToDouble", ofLong(ConstantDescs.CD_double));
      default -> {
        // It is one.
      }
    }
  }

  private static MethodTypeDesc longOf(ClassDesc type) {
    return MethodTypeDesc.of(ConstantDescs.CD_long, type);
  }

  private static MethodTypeDesc ofLong(ClassDesc type) {
    return MethodTypeDesc.of(type, ConstantDescs.CD_long);
  }
}
