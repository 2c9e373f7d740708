package ai.wippy.content;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Writes a class that holds bytes, for the build.
 *
 * <p>Constants stay in memory as long as the class, twice, so more than {@value #MOST} bytes go to
 * a file beside it.
 */
public final class ContentWriter {
  /** How many bytes constants hold. */
  public static final int MOST = 1 << 20;

  /** A constant has at most 65,535 bytes, and a char up to two of them. */
  private static final int PIECE = 32_767;

  private static final ClassDesc CONTENT = ClassDesc.ofDescriptor(Content.class.descriptorString());
  private static final MethodTypeDesc BYTES = MethodTypeDesc.of(ConstantDescs.CD_byte.arrayType());

  private ContentWriter() {}

  /**
   * The files of a class that implements {@link Content}.
   *
   * @param name binary name of the class
   * @return content of each by its path
   */
  public static SortedMap<String, byte[]> write(String name, byte[] content) {
    return write(name, content, builder -> builder.withInterfaceSymbols(CONTENT));
  }

  /**
   * The files of a class that implements more.
   *
   * @param more adds the interfaces, {@link Content} or one that extends it, and their other
   *     methods
   */
  public static SortedMap<String, byte[]> write(
      String name, byte[] content, Consumer<ClassBuilder> more) {
    ClassDesc type = ClassDesc.of(name);
    String path = name.replace('.', '/');
    boolean constant = content.length <= MOST;
    byte[] written =
        ClassFile.of()
            .build(
                type,
                builder -> {
                  builder.withFlags(
                      ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL | ClassFile.ACC_SUPER);
                  more.accept(builder);
                  constructor(builder);
                  builder.withMethodBody(
                      "bytes",
                      BYTES,
                      ClassFile.ACC_PUBLIC,
                      code -> {
                        if (constant) {
                          constants(code, content);
                        } else {
                          beside(code, type);
                        }
                        code.areturn();
                      });
                });
    var files = new TreeMap<>(Map.of(path + ".class", written));
    if (!constant) {
      files.put(path, content);
    }
    return files;
  }

  private static void constructor(ClassBuilder builder) {
    builder.withMethodBody(
        ConstantDescs.INIT_NAME,
        ConstantDescs.MTD_void,
        ClassFile.ACC_PUBLIC,
        code ->
            code.aload(0)
                .invokespecial(
                    ConstantDescs.CD_Object, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                .return_());
  }

  private static void constants(CodeBuilder code, byte[] content) {
    int pieces = Math.ceilDiv(content.length, PIECE);
    code.loadConstant(pieces).anewarray(ConstantDescs.CD_String);
    for (int i = 0; i < pieces; i++) {
      int start = i * PIECE;
      int length = Math.min(PIECE, content.length - start);
      code.dup()
          .loadConstant(i)
          .loadConstant(new String(content, start, length, StandardCharsets.ISO_8859_1))
          .aastore();
    }
    code.invokestatic(
        CONTENT, "of", BYTES.insertParameterTypes(0, ConstantDescs.CD_String.arrayType()), true);
  }

  private static void beside(CodeBuilder code, ClassDesc type) {
    code.loadConstant(type)
        .invokestatic(
            CONTENT, "beside", BYTES.insertParameterTypes(0, ConstantDescs.CD_Class), true);
  }
}
