package ai.wippy.build.jar;

import java.io.ByteArrayInputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.DiscontinuedInstruction;
import java.lang.constant.ClassDesc;
import java.nio.ByteBuffer;
import java.util.Map;

/**
 * Classes as the JVM starts them fastest, with the same meaning as before.
 *
 * <p>Classes of Java 5 and older, which LuaJ consists of, have no stack maps: the JVM infers types
 * to verify them, and an AOT cache has no room for them and all that extends them. They get stack
 * maps. Switches over types, which the JVM would write code for when it first meets each, get that
 * code now.
 */
final class ReadyClasses {
  private static final int MAGIC = 0xCAFEBABE;
  private static final int MAJOR_VERSION = 6;

  private final ClassFile format;

  /** Gives stack maps to classes whose version does without. */
  private final ClassFile mapping;

  /**
   * For the classes of an application.
   *
   * @param files of its jar, by name
   */
  ReadyClasses(Map<String, byte[]> files) {
    var hierarchy =
        ClassFile.ClassHierarchyResolverOption.of(
            ClassHierarchyResolver.ofResourceParsing(
                    (ClassDesc type) -> {
                      byte[] found = files.get(file(type));
                      return found == null ? null : new ByteArrayInputStream(found);
                    })
                .orElse(ClassHierarchyResolver.defaultResolver()));
    format = ClassFile.of(hierarchy);
    mapping = ClassFile.of(hierarchy, ClassFile.StackMapsOption.GENERATE_STACK_MAPS);
  }

  private static String file(ClassDesc type) {
    String descriptor = type.descriptorString();
    return descriptor.substring(1, descriptor.length() - 1) + ".class";
  }

  /** A file of the jar; what is no class stays as it is. */
  byte[] ready(String name, byte[] content) {
    if (!name.endsWith(".class")
        || content.length <= MAJOR_VERSION
        || ByteBuffer.wrap(content).getInt() != MAGIC) {
      return content;
    }
    int version = ByteBuffer.wrap(content).getShort(MAJOR_VERSION);
    return version < ClassFile.JAVA_6_VERSION ? withStackMaps(content) : withTypeSwitches(content);
  }

  private byte[] withStackMaps(byte[] content) {
    ClassModel model = mapping.parse(content);
    if (model.methods().stream().anyMatch(ReadyClasses::hasSubroutines)) {
      return content;
    }
    ClassTransform newer =
        (builder, element) -> {
          switch (element) {
            case ClassFileVersion _ -> builder.withVersion(ClassFile.JAVA_8_VERSION, 0);
            default -> builder.with(element);
          }
        };
    try {
      return mapping.transformClass(
          model,
          newer.andThen(
              ClassTransform.transformingMethodBodies((code, element) -> code.with(element))));
    } catch (IllegalArgumentException _) {
      // It uses a class that is not there, as libraries do with what is optional. How it is
      // verified, if ever, is for the JVM to say.
      return content;
    }
  }

  /** Whether a method has what stack maps cannot describe: javac's finally blocks once. */
  private static boolean hasSubroutines(MethodModel method) {
    return method.code().stream()
        .flatMap(CodeModel::elementStream)
        .anyMatch(DiscontinuedInstruction.class::isInstance);
  }

  private byte[] withTypeSwitches(byte[] content) {
    ClassModel model = format.parse(content);
    var switches = new TypeSwitches(model);
    return switches.any() ? format.transformClass(model, switches.transform()) : content;
  }
}
