package ai.wippy.build.jar;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_byte;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_short;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/** Code that puts a text together, in a {@link StringBuilder} on the stack. */
final class TextWriter {
  private static final ClassDesc BUILDER = StringBuilder.class.describeConstable().orElseThrow();

  private final CodeBuilder code;

  /** Begins. */
  TextWriter(CodeBuilder code) {
    this.code = code;
    code.new_(BUILDER).dup().invokespecial(BUILDER, INIT_NAME, MTD_void);
  }

  /** Appends a text that is known. */
  void append(String text) {
    if (!text.isEmpty()) {
      code.loadConstant(text);
      append(CD_String);
    }
  }

  /** Appends the value on top. */
  void append(ClassDesc type) {
    code.invokevirtual(BUILDER, "append", MethodTypeDesc.of(BUILDER, accepted(type)));
  }

  private static ClassDesc accepted(ClassDesc type) {
    if (type.equals(CD_byte) || type.equals(CD_short)) {
      return CD_int;
    }
    return type.isPrimitive() || type.equals(CD_String) ? type : CD_Object;
  }

  /** Ends with the text on the stack. */
  void end() {
    code.invokevirtual(BUILDER, "toString", MethodTypeDesc.of(CD_String));
  }
}
