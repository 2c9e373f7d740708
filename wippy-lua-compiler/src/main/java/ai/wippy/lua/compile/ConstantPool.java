package ai.wippy.lua.compile;

import static ai.wippy.lua.compile.Runtime.CONSTANTS;
import static ai.wippy.lua.compile.Runtime.NUMBERS;
import static ai.wippy.lua.compile.Runtime.STRING;
import static ai.wippy.lua.compile.Runtime.VALUE;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The strings and numbers of a chunk, each a static field that is set when the class is loaded. */
final class ConstantPool {
  /**
   * Constants that one method sets: it must stay below 64 KiB. Only those of the first can be
   * final, since the JVM lets nothing but the class initializer set them.
   */
  private static final int BATCH = 4000;

  /** Characters of a string that one constant of the JVM surely holds, two bytes each. */
  private static final int LONGEST = 30_000;

  private static final int CHANGEABLE = ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC;
  private static final int FINAL = CHANGEABLE | ClassFile.ACC_FINAL;

  private final ClassDesc chunk;

  /** Field by value: a text is a string, a long and a double the number. */
  private final Map<Object, String> fields = new LinkedHashMap<>();

  ConstantPool(ClassDesc chunk) {
    this.chunk = chunk;
  }

  /** Pushes a string, as a {@code LuaString}. */
  void text(CodeBuilder code, String bytes) {
    code.getstatic(chunk, field(bytes), STRING);
  }

  void number(CodeBuilder code, long value) {
    code.getstatic(chunk, field(value), VALUE);
  }

  void number(CodeBuilder code, double value) {
    code.getstatic(chunk, field(value), VALUE);
  }

  private String field(Object value) {
    return fields.computeIfAbsent(value, _ -> "k" + fields.size());
  }

  /**
   * Declares the fields and writes what sets them, once all code was written that uses them.
   *
   * @param types whether there are types to be made after them
   */
  void write(ClassBuilder builder, boolean types) {
    var constants = List.copyOf(fields.entrySet());
    for (int i = 0; i < constants.size(); i++) {
      var constant = constants.get(i);
      builder.withField(
          constant.getValue(), type(constant.getKey()), i < BATCH ? FINAL : CHANGEABLE);
    }
    int batches = Math.max(types ? 1 : 0, Math.ceilDiv(constants.size(), BATCH));
    for (int i = 0; i < batches; i++) {
      var batch = constants.subList(i * BATCH, Math.min((i + 1) * BATCH, constants.size()));
      int rest = i == 0 ? batches - 1 : 0;
      boolean typesNext = i == 0 && types;
      builder.withMethodBody(
          i == 0 ? ConstantDescs.CLASS_INIT_NAME : "constants" + i,
          ConstantDescs.MTD_void,
          ClassFile.ACC_STATIC,
          code -> {
            initialize(code, batch, rest);
            if (typesNext) {
              code.invokestatic(chunk, TypeWriter.MAKE, ConstantDescs.MTD_void);
            }
            code.return_();
          });
    }
  }

  private static ClassDesc type(Object value) {
    return value instanceof String ? STRING : VALUE;
  }

  /**
   * Sets constants.
   *
   * @param rest how many further batches it has others set
   */
  private void initialize(CodeBuilder code, List<Map.Entry<Object, String>> batch, int rest) {
    for (var constant : batch) {
      switch (constant.getKey()) {
        case String text -> initialize(code, text);
        case Long number ->
            code.loadConstant(number)
                .invokestatic(NUMBERS, "of", MethodTypeDesc.of(VALUE, ConstantDescs.CD_long));
        case Object number ->
            code.loadConstant((Double) number)
                .invokestatic(NUMBERS, "of", MethodTypeDesc.of(VALUE, ConstantDescs.CD_double));
      }
      code.putstatic(chunk, constant.getValue(), type(constant.getKey()));
    }
    for (int i = 1; i <= rest; i++) {
      code.invokestatic(chunk, "constants" + i, ConstantDescs.MTD_void);
    }
  }

  private static void initialize(CodeBuilder code, String text) {
    for (int at = 0; at == 0 || at < text.length(); at += LONGEST) {
      code.loadConstant(text.substring(at, Math.min(at + LONGEST, text.length())))
          .invokestatic(CONSTANTS, "text", MethodTypeDesc.of(STRING, ConstantDescs.CD_String));
      if (at > 0) {
        code.invokestatic(CONSTANTS, "join", MethodTypeDesc.of(STRING, STRING, STRING));
      }
    }
  }
}
