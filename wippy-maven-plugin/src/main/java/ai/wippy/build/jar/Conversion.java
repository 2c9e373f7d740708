package ai.wippy.build.jar;

import static java.lang.constant.ConstantDescs.CD_Boolean;
import static java.lang.constant.ConstantDescs.CD_Byte;
import static java.lang.constant.ConstantDescs.CD_Character;
import static java.lang.constant.ConstantDescs.CD_Double;
import static java.lang.constant.ConstantDescs.CD_Float;
import static java.lang.constant.ConstantDescs.CD_Integer;
import static java.lang.constant.ConstantDescs.CD_Long;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_Short;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_byte;
import static java.lang.constant.ConstantDescs.CD_char;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_short;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Map;
import java.util.Objects;

/** How a value on the stack becomes one of another type, as method references convert them. */
final class Conversion {
  private static final Map<ClassDesc, ClassDesc> WRAPPERS =
      Map.of(
          CD_boolean, CD_Boolean,
          CD_byte, CD_Byte,
          CD_char, CD_Character,
          CD_short, CD_Short,
          CD_int, CD_Integer,
          CD_long, CD_Long,
          CD_float, CD_Float,
          CD_double, CD_Double);

  private Conversion() {}

  /** Converts the value on top; to {@code void} it goes away. */
  static void write(CodeBuilder code, ClassDesc from, ClassDesc to) {
    if (from.equals(to)) {
      return;
    }
    if (to.equals(CD_void)) {
      drop(code, from);
    } else if (from.isPrimitive() && to.isPrimitive()) {
      code.conversion(TypeKind.from(from), TypeKind.from(to));
    } else if (from.isPrimitive()) {
      ClassDesc wrapper = wrapper(from);
      code.invokestatic(wrapper, "valueOf", MethodTypeDesc.of(wrapper, from));
    } else if (to.isPrimitive()) {
      unwrap(code, from, to);
    } else if (!to.equals(CD_Object)) {
      code.checkcast(to);
    }
  }

  /** The class of the objects that hold a primitive. */
  static ClassDesc wrapper(ClassDesc primitive) {
    return Objects.requireNonNull(WRAPPERS.get(primitive));
  }

  private static void drop(CodeBuilder code, ClassDesc value) {
    if (TypeKind.from(value).slotSize() == 2) {
      code.pop2();
    } else {
      code.pop();
    }
  }

  /** What a wrapper holds, widened; a value of another type is taken for the target's wrapper. */
  private static void unwrap(CodeBuilder code, ClassDesc from, ClassDesc to) {
    ClassDesc held =
        WRAPPERS.entrySet().stream()
            .filter(entry -> entry.getValue().equals(from))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse(to);
    ClassDesc wrapper = wrapper(held);
    write(code, from, wrapper);
    code.invokevirtual(wrapper, held.displayName() + "Value", MethodTypeDesc.of(held));
    write(code, held, to);
  }
}
