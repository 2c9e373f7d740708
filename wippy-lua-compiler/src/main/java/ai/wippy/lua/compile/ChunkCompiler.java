package ai.wippy.lua.compile;

import static ai.wippy.lua.compile.Runtime.LUA_CODE;
import static ai.wippy.lua.compile.Runtime.OBJECTS;
import static ai.wippy.lua.compile.Runtime.TABLE;

import ai.wippy.lua.syntax.Chunk;
import ai.wippy.lua.syntax.SyntaxError;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/** Compiles a chunk to a class. */
public final class ChunkCompiler {
  private static final MethodTypeDesc CONSTRUCTOR =
      MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int, TABLE, OBJECTS);

  private final String file;

  /**
   * A compiler of chunks that lie in one file.
   *
   * @param file name of the file, as stack traces show it
   */
  public ChunkCompiler(String file) {
    this.file = file;
  }

  /**
   * Compiles a chunk. The same chunk gives the same bytes.
   *
   * @param className binary name of the class
   * @return the class file
   * @throws SyntaxError if names, jumps or sizes do not fit
   */
  public byte[] compile(Chunk chunk, String className) throws SyntaxError {
    Resolution resolution = Resolver.resolve(chunk);
    ClassDesc type = ClassDesc.of(className);
    var unit = new Unit(type, chunk.source(), chunk.lines(), resolution, new ConstantPool(type));
    try {
      return ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(Runtime.hierarchy(type)))
          .build(type, builder -> write(builder, unit));
    } catch (TooLarge e) {
      throw e.syntaxError(chunk.source());
    }
  }

  private void write(ClassBuilder builder, Unit unit) {
    builder
        .withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL | ClassFile.ACC_SUPER)
        .withSuperclass(LUA_CODE)
        .with(SourceFileAttribute.of(file));
    builder.withMethodBody(
        ConstantDescs.INIT_NAME,
        ConstantDescs.MTD_void,
        ClassFile.ACC_PUBLIC,
        code ->
            code.aload(0)
                .invokespecial(LUA_CODE, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                .return_());
    builder.withMethodBody(
        ConstantDescs.INIT_NAME,
        CONSTRUCTOR,
        ClassFile.ACC_PRIVATE,
        code ->
            code.aload(0)
                .iload(1)
                .aload(2)
                .aload(3)
                .invokespecial(LUA_CODE, ConstantDescs.INIT_NAME, CONSTRUCTOR)
                .return_());
    builder.withMethodBody(
        "closure",
        CONSTRUCTOR.changeReturnType(LUA_CODE),
        ClassFile.ACC_PUBLIC,
        code ->
            code.new_(unit.type())
                .dup()
                .iload(1)
                .aload(2)
                .aload(3)
                .invokespecial(unit.type(), ConstantDescs.INIT_NAME, CONSTRUCTOR)
                .areturn());
    new Dispatch(unit.type(), new Bodies(builder, unit).write()).write(builder);
    boolean types = new TypeWriter(unit, builder).write();
    unit.constants().write(builder, types);
  }
}
