package ai.wippy.build.wasm;

import ai.wippy.content.ContentWriter;
import ai.wippy.runtime.component.ModuleCode;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Machine;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.SortedMap;

/** Writes the {@link ModuleCode} of a translated module. */
final class CodeWriter {
  private static final ClassDesc INSTANCE = desc(Instance.class);

  private CodeWriter() {}

  /**
   * Its files by their paths.
   *
   * @param name binary name of the class
   * @param image of the module
   * @param machine binary name of the class that runs it
   */
  static SortedMap<String, byte[]> write(String name, byte[] image, String machine) {
    return ContentWriter.write(
        name,
        image,
        builder -> {
          builder.withInterfaceSymbols(desc(ModuleCode.class));
          factory(builder, ClassDesc.of(machine));
        });
  }

  private static void factory(ClassBuilder builder, ClassDesc machine) {
    builder.withMethodBody(
        "machine",
        MethodTypeDesc.of(desc(Machine.class), INSTANCE),
        ClassFile.ACC_PUBLIC,
        code ->
            code.new_(machine)
                .dup()
                .aload(1)
                .invokespecial(
                    machine,
                    ConstantDescs.INIT_NAME,
                    MethodTypeDesc.of(ConstantDescs.CD_void, INSTANCE))
                .areturn());
  }

  private static ClassDesc desc(Class<?> type) {
    return ClassDesc.ofDescriptor(type.descriptorString());
  }
}
