package ai.wippy.build.jar;

import java.io.ByteArrayInputStream;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.NestMembersAttribute;
import java.lang.classfile.instruction.DiscontinuedInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Classes as the JVM starts them fastest, with the same meaning as before.
 *
 * <p>Classes of Java 5 and older, which LuaJ consists of, have no stack maps: the JVM infers types
 * to verify them, and an AOT cache has no room for them and all that extends them. They get stack
 * maps. Lambdas, switches over types and other {@link DynamicCalls}, which the JVM would write code
 * for when it first comes to each, get that code now.
 */
final class ReadyClasses {
  private static final int MAGIC = 0xCAFEBABE;
  private static final int MAJOR_VERSION = 6;

  private final ClassFile format;

  /** Gives stack maps to classes whose version does without. */
  private final ClassFile mapping;

  /** What becomes of a file: itself, and what it needs beside it. */
  private record Ready(String name, byte[] content, List<LambdaClass> lambdas) {}

  /**
   * For classes of an application.
   *
   * @param files of its jar, by name, as far as these classes know of them
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

  /** Some files, and those that are needed beside them; what is no class stays as it is. */
  SortedMap<String, byte[]> ready(SortedMap<String, byte[]> files) {
    List<Ready> made =
        files.entrySet().parallelStream()
            .map(file -> ready(file.getKey(), file.getValue()))
            .toList();
    var ready = new TreeMap<String, byte[]>();
    Map<String, List<LambdaClass>> members = new HashMap<>();
    for (Ready each : made) {
      ready.put(each.name, each.content);
      for (LambdaClass lambda : each.lambdas) {
        ready.put(file(lambda.name()), lambda.write(format));
        members.computeIfAbsent(file(lambda.host()), host -> new ArrayList<>()).add(lambda);
      }
    }
    members.forEach((host, added) ->
        ready.computeIfPresent(host, (name, content) -> withMembers(content, added)));
    return ready;
  }

  private Ready ready(String name, byte[] content) {
    if (!name.endsWith(".class")
        || content.length <= MAJOR_VERSION
        || ByteBuffer.wrap(content).getInt() != MAGIC) {
      return new Ready(name, content, List.of());
    }
    if (ByteBuffer.wrap(content).getShort(MAJOR_VERSION) < ClassFile.JAVA_6_VERSION) {
      return new Ready(name, withStackMaps(content), List.of());
    }
    return ConstantTags.haveDynamicCalls(content)
        ? withoutDynamicCalls(name, content)
        : new Ready(name, content, List.of());
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

  private Ready withoutDynamicCalls(String name, byte[] content) {
    ClassModel model = format.parse(content);
    // Of a class that several versions of Java have, only one has the name of its file.
    if (!name.equals(file(model.thisClass().asSymbol()))) {
      return new Ready(name, content, List.of());
    }
    var lambdas = new Lambdas(model);
    List<DynamicCalls> kinds =
        List.of(lambdas, new TypeSwitches(model), new RecordMethods(), new Concatenations());
    try {
      return new Ready(name, format.transformClass(model, without(kinds)), lambdas.classes());
    } catch (IllegalArgumentException _) {
      // As above.
      return new Ready(name, content, List.of());
    }
  }

  private static ClassTransform without(List<DynamicCalls> kinds) {
    CodeTransform bodies =
        (code, element) -> {
          if (element instanceof InvokeDynamicInstruction call) {
            kind(kinds, call)
                .ifPresentOrElse(kind -> kind.replace(call, code), () -> code.with(element));
          } else {
            code.with(element);
          }
        };
    return ClassTransform.transformingMethodBodies(
            method -> calls(method).anyMatch(call -> kind(kinds, call).isPresent()), bodies)
        .andThen(ClassTransform.endHandler(builder -> kinds.forEach(kind -> kind.finish(builder))));
  }

  private static Stream<InvokeDynamicInstruction> calls(MethodModel method) {
    return method.code().stream()
        .flatMap(CodeModel::elementStream)
        .filter(InvokeDynamicInstruction.class::isInstance)
        .map(InvokeDynamicInstruction.class::cast);
  }

  private static Optional<DynamicCalls> kind(
      List<DynamicCalls> kinds, InvokeDynamicInstruction call) {
    return kinds.stream().filter(kind -> kind.replaces(call)).findFirst();
  }

  /** Lets the host of a nest know of new members, or the JVM takes them for strangers. */
  private byte[] withMembers(byte[] content, List<LambdaClass> added) {
    ClassModel model = format.parse(content);
    List<ClassDesc> all = new ArrayList<>();
    model
        .findAttribute(Attributes.nestMembers())
        .ifPresent(known -> known.nestMembers().forEach(each -> all.add(each.asSymbol())));
    added.forEach(each -> all.add(each.name()));
    return format.transformClass(
        model,
        ClassTransform.dropping(NestMembersAttribute.class::isInstance)
            .andThen(
                ClassTransform.endHandler(
                    builder -> builder.with(NestMembersAttribute.ofSymbols(all)))));
  }
}
