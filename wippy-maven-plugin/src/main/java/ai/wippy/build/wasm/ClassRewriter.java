package ai.wippy.build.wasm;

import ai.wippy.runtime.component.CoreModule;
import ai.wippy.runtime.component.Translated;
import com.dylibso.chicory.runtime.Instance;
import java.lang.classfile.AccessFlags;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.constantpool.MethodRefEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/** What we change in the classes that Chicory's compiler emits, and what we learn from them. */
final class ClassRewriter {
  /** HotSpot compiles no method with more bytecode (DontCompileHugeMethods). */
  private static final int HUGE = 8_000;

  private static final String FUNCTION = "func_";

  /** Chicory puts a copy of this class beside every module; all of ours share one. */
  private static final String SUPPORT = "Shaded";

  private static final String SHARED = CoreModule.PACKAGE + '.' + SUPPORT;

  private static final ClassDesc TRANSLATED =
      ClassDesc.ofDescriptor(Translated.class.descriptorString());
  private static final ClassDesc INSTANCE =
      ClassDesc.ofDescriptor(Instance.class.descriptorString());

  /**
   * Calls to Chicory's support code, which become calls to {@link Translated} with the instance as
   * well.
   */
  private static final Map<String, String> REPLACED =
      Map.of(
          "exceptionMatches",
              "(Lcom/dylibso/chicory/runtime/WasmException;ILcom/dylibso/chicory/runtime/Instance;)Z",
          "tableGet", "(IILcom/dylibso/chicory/runtime/Instance;)I",
          "memoryInit", "(IIIILcom/dylibso/chicory/runtime/Memory;)V");

  private final ClassFile format =
      ClassFile.of(
          ClassFile.ClassHierarchyResolverOption.of(
              ClassHierarchyResolver.ofResourceParsing(Instance.class.getClassLoader())
                  .orElse(ClassHierarchyResolver.defaultResolver())));

  private final ModuleSource source;
  private final List<SlowFunction> neverCompiled = new ArrayList<>();
  private final Map<Integer, String> owners = new HashMap<>();
  private final DispatchWriter dispatch;
  private final HelperCalls helpers;
  private final RenamedClass support;

  /**
   * Rewrites the classes of a module.
   *
   * @param machine binary name of the main class
   */
  ClassRewriter(ModuleSource source, String machine) {
    this.source = source;
    this.helpers = new HelperCalls(source.helpers());
    this.dispatch = new DispatchWriter(source, machine, owners);
    this.support = new RenamedClass(internal(machine + SUPPORT), internal(SHARED));
  }

  /** The classes of a module, by binary name, of those that Chicory has emitted. */
  SortedMap<String, byte[]> rewrite(Map<String, byte[]> emitted) {
    SortedMap<String, byte[]> classes = new TreeMap<>();
    emitted.forEach((key, bytes) -> {
      // Chicory separates the parts of one of them with slashes.
      String name = key.replace('/', '.');
      if (!dispatch.replaces(name)) {
        classes.put(name, rewrite(bytes));
      }
    });
    classes.putAll(dispatch.classes());
    SortedMap<String, byte[]> shared = new TreeMap<>();
    classes.forEach((name, bytes) ->
        shared.put(internal(name).equals(support.from()) ? SHARED : name, support.in(bytes)));
    return shared;
  }

  private static String internal(String name) {
    return name.replace('.', '/');
  }

  /**
   * Binary names of the classes that hold the functions. Complete when all classes were rewritten.
   */
  Map<Integer, String> owners() {
    return owners;
  }

  /**
   * Functions whose bytecode is too large for HotSpot, ascending. Complete when all classes were
   * rewritten.
   */
  List<SlowFunction> neverCompiled() {
    return neverCompiled.stream().sorted(Comparator.comparingInt(SlowFunction::index)).toList();
  }

  /** Makes the class public, so that bridges in other packages can call its functions. */
  private byte[] rewrite(byte[] compiled) {
    ClassModel model = format.parse(compiled);
    String owner = model.thisClass().asInternalName().replace('/', '.');
    model.methods().forEach(method -> note(owner, method));
    ClassTransform publish =
        (builder, element) -> {
          switch (element) {
            case AccessFlags flags -> builder.withFlags(flags.flagsMask() | ClassFile.ACC_PUBLIC);
            case MethodModel method when helpers.isStub(method) ->
                builder.withMethodBody(
                    method.methodName(),
                    method.methodType(),
                    method.flags().flagsMask(),
                    helpers.body(method));
            case MethodModel method when DispatchWriter.isCallIndirect(method) ->
                builder.withMethodBody(
                    method.methodName(),
                    method.methodType(),
                    method.flags().flagsMask(),
                    dispatch.callIndirect(method));
            default -> builder.with(element);
          }
        };
    boolean replaces =
        StreamSupport.stream(model.constantPool().spliterator(), false)
            .anyMatch(entry ->
                entry instanceof MethodRefEntry method && replaced(method.name(), method.type()));
    ClassTransform direct = helpers.isEmpty() ? publish : publish.andThen(callHelpers());
    return format.transformClass(model, replaces ? direct.andThen(replaceCalls()) : direct);
  }

  /** Only methods with such a call are taken apart, as that costs time and memory. */
  private static ClassTransform replaceCalls() {
    return ClassTransform.transformingMethods(
        method ->
            method.findAttribute(Attributes.code()).stream()
                .flatMap(CodeModel::elementStream)
                .anyMatch(ClassRewriter::isReplaced),
        (builder, element) -> {
          if (element instanceof CodeModel code) {
            int instance = lastParameter(code.parent().orElseThrow());
            builder.transformCode(code, (to, instruction) -> replace(to, instruction, instance));
          } else {
            builder.with(element);
          }
        });
  }

  private ClassTransform callHelpers() {
    return ClassTransform.transformingMethodBodies(
        method ->
            method.findAttribute(Attributes.code()).stream()
                .flatMap(CodeModel::elementStream)
                .anyMatch(helpers::isCall),
        helpers.direct());
  }

  private static void replace(CodeBuilder to, CodeElement instruction, int instance) {
    if (instruction instanceof InvokeInstruction call && isReplaced(call)) {
      MethodTypeDesc type = call.typeSymbol();
      to.aload(instance)
          .invokestatic(
              TRANSLATED,
              call.name().stringValue(),
              type.insertParameterTypes(type.parameterCount(), INSTANCE));
    } else {
      to.with(instruction);
    }
  }

  private static boolean isReplaced(CodeElement element) {
    return element instanceof InvokeInstruction call && replaced(call.name(), call.type());
  }

  private static boolean replaced(Utf8Entry name, Utf8Entry type) {
    return type.equalsString(REPLACED.getOrDefault(name.stringValue(), ""));
  }

  /** Where a translated method finds its instance. */
  private static int lastParameter(MethodModel method) {
    return method.methodTypeSymbol().parameterList().stream()
            .mapToInt(type -> TypeKind.from(type).slotSize())
            .sum()
        - 1;
  }

  private void note(String owner, MethodModel method) {
    String name = method.methodName().stringValue();
    if (name.startsWith(FUNCTION)) {
      int function = Integer.parseInt(name.substring(FUNCTION.length()));
      owners.put(function, owner);
      method
          .findAttribute(Attributes.code())
          .ifPresent(code -> measure(function, code.codeLength()));
    }
  }

  private void measure(int function, int length) {
    if (length > HUGE) {
      neverCompiled.add(
          new SlowFunction(
              source.added().origin(function),
              source.name(function),
              length,
              SlowFunction.Reason.NEVER_COMPILED));
    }
  }
}
