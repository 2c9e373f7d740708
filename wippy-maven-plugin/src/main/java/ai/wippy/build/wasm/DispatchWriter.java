package ai.wippy.build.wasm;

import ai.wippy.runtime.component.Translated;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.runtime.TableInstance;
import com.dylibso.chicory.wasm.types.AnnotatedInstruction;
import com.dylibso.chicory.wasm.types.FunctionType;
import com.dylibso.chicory.wasm.types.OpCode;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Writes what finds a function by its number: {@code Machine.call}, and {@code call_indirect} for
 * each type. Chicory's own is one switch over all functions, which HotSpot never compiles once it
 * is over 8,000 bytes, so that each such call takes 60 ns in a module of 1,000 functions. Ours is a
 * switch of switches.
 */
final class DispatchWriter {
  private static final String CALL_INDIRECT = "call_indirect_";

  private static final ClassDesc INSTANCE = desc(Instance.class);
  private static final ClassDesc MEMORY = desc(Memory.class);
  private static final ClassDesc TABLE = desc(TableInstance.class);
  private static final ClassDesc TRANSLATED = desc(Translated.class);
  private static final MethodTypeDesc CALL =
      MethodTypeDesc.of(JvmTypes.LONGS, INSTANCE, MEMORY, ConstantDescs.CD_int, JvmTypes.LONGS);
  private static final MethodTypeDesc CALL_ONE =
      MethodTypeDesc.of(JvmTypes.LONGS, INSTANCE, MEMORY, JvmTypes.LONGS);
  private static final MethodTypeDesc CALL_HOST =
      MethodTypeDesc.of(JvmTypes.LONGS, INSTANCE, ConstantDescs.CD_int, JvmTypes.LONGS);
  private static final MethodTypeDesc INT_OF_INT =
      MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_int);
  private static final MethodTypeDesc CALL_OTHER =
      MethodTypeDesc.of(
          JvmTypes.LONGS,
          JvmTypes.LONGS,
          ConstantDescs.CD_int,
          ConstantDescs.CD_int,
          INSTANCE,
          INSTANCE);
  private static final ClassDesc FAILURE = desc(RuntimeException.class);

  private final ModuleSource source;
  private final FunctionTypes functions;
  private final String machine;
  private final Map<Integer, String> owners;
  private final Switches switches;
  private final boolean callsRefs;

  /** Who calls from elsewhere knows nothing of what tail calls leave behind. */
  private final Map<Integer, Integer> entries;

  /**
   * Writes for one module.
   *
   * @param machine binary name of its main class
   * @param owners binary names of the classes that hold its functions, by function index
   */
  DispatchWriter(ModuleSource source, String machine, Map<Integer, String> owners) {
    this.source = source;
    this.functions = new FunctionTypes(source.module());
    this.entries = source.added().entries();
    this.machine = machine;
    this.owners = owners;
    this.switches = new Switches(machine + "Switches_");
    this.callsRefs =
        Arrays.stream(source.module().codeSection().functionBodies())
            .flatMap(body -> body.instructions().stream())
            .map(AnnotatedInstruction::opcode)
            .anyMatch(OpCode.CALL_REF::equals);
  }

  /** Whether a class of Chicory's is replaced by those that {@link #classes} gives. */
  boolean replaces(String name) {
    return name.equals(machine + "MachineCall")
        || name.startsWith(machine + "Dispatch_")
        || name.startsWith(machine + "Indirect_");
  }

  /**
   * Whether a method of the main class, or of one that it was too large for, is one that {@link
   * #callIndirect} writes.
   */
  static boolean isCallIndirect(MethodModel method) {
    return method.methodName().stringValue().startsWith(CALL_INDIRECT);
  }

  /** Writes a method {@code call_indirect_7}: arguments, element, table, memory, instance. */
  Consumer<CodeBuilder> callIndirect(MethodModel replaced) {
    String number = replaced.methodName().stringValue().substring(CALL_INDIRECT.length());
    int type = Integer.parseInt(number);
    ClassDesc owner = apply(type, JvmTypes.method(source.module().typeSection().getType(type)));
    return code -> callIndirect(code, type, owner);
  }

  private void callIndirect(CodeBuilder code, int type, ClassDesc owner) {
    FunctionType signature = source.module().typeSection().getType(type);
    MethodTypeDesc method = JvmTypes.method(signature);
    int arguments = method.parameterCount();
    int element = code.parameterSlot(arguments);
    int table = code.parameterSlot(arguments + 1);
    int instance = code.parameterSlot(arguments + 3);
    int function = code.allocateLocal(TypeKind.INT);
    int callee = code.allocateLocal(TypeKind.REFERENCE);
    Label local = code.newLabel();

    code.invokestatic(support(), "checkInterruption", ConstantDescs.MTD_void);
    if (callsRefs) {
      // call_ref comes here, too, with a function instead of an element, and no table.
      code.iload(element).istore(function).iload(table).iflt(local);
    }
    code.aload(instance)
        .iload(table)
        .invokevirtual(INSTANCE, "table", MethodTypeDesc.of(TABLE, ConstantDescs.CD_int))
        .dup()
        .iload(element)
        .invokevirtual(TABLE, "requiredRef", INT_OF_INT)
        .istore(function)
        .iload(element)
        .invokevirtual(TABLE, "instance", MethodTypeDesc.of(INSTANCE, ConstantDescs.CD_int))
        .astore(callee)
        .aload(callee)
        .ifnull(local)
        .aload(callee)
        .aload(instance)
        .if_acmpeq(local);
    JvmTypes.box(code, signature);
    code.loadConstant(type)
        .iload(function)
        .aload(callee)
        .aload(instance)
        .invokestatic(TRANSLATED, "callIndirect", CALL_OTHER);
    JvmTypes.returnUnboxed(code, signature);

    code.labelBinding(local);
    arguments(code, method);
    code.aload(code.parameterSlot(arguments + 2))
        .aload(instance)
        .iload(function)
        .invokestatic(owner, "apply_" + type, applying(method))
        .return_(TypeKind.from(method.returnType()));
  }

  /** Parameters of the switch: arguments, memory, instance, function. */
  private static MethodTypeDesc applying(MethodTypeDesc method) {
    return method.insertParameterTypes(
        method.parameterCount(), MEMORY, INSTANCE, ConstantDescs.CD_int);
  }

  private ClassDesc apply(int type, MethodTypeDesc method) {
    int arguments = method.parameterCount();
    MethodTypeDesc called = method.insertParameterTypes(arguments, MEMORY, INSTANCE);
    return switches.add(
        new Switches.Switch(
            "apply_" + type,
            applying(method),
            arguments + 2,
            functions.callable(type),
            code -> arguments(code, called),
            (code, function) ->
                code.invokestatic(owner(function), "func_" + function, called)
                    .return_(TypeKind.from(method.returnType())),
            code ->
                code.invokestatic(
                        support(), "throwIndirectCallTypeMismatch", MethodTypeDesc.of(FAILURE))
                    .athrow()));
  }

  private static void arguments(CodeBuilder code, MethodTypeDesc type) {
    for (int i = 0; i < type.parameterCount(); i++) {
      code.loadLocal(TypeKind.from(type.parameterType(i)), code.parameterSlot(i));
    }
  }

  /** The classes beside the main one, by binary name, once its methods are written. */
  SortedMap<String, byte[]> classes() {
    SortedMap<String, byte[]> classes = new TreeMap<>();
    if (functions.count() > 0) {
      ClassDesc owner =
          switches.add(
              new Switches.Switch(
                  "call",
                  CALL,
                  2,
                  IntStream.range(functions.imported(), functions.count()).toArray(),
                  code -> code.aload(0).aload(1).aload(3),
                  this::callAny,
                  this::callHost));
      classes.put(machine + "MachineCall", forward(machine + "MachineCall", owner));
    }
    classes.putAll(switches.classes());
    return classes;
  }

  private void callAny(CodeBuilder code, int number) {
    int function = entries.getOrDefault(number, number);
    code.invokestatic(owner(function), "call_" + function, CALL_ONE).areturn();
  }

  /** The class whose name the main one knows. */
  private static byte[] forward(String name, ClassDesc owner) {
    return ClassFile.of()
        .build(
            ClassDesc.of(name),
            builder ->
                builder
                    .withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL | ClassFile.ACC_SUPER)
                    .withMethodBody(
                        "call",
                        CALL,
                        ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC,
                        code -> {
                          arguments(code, CALL);
                          code.invokestatic(owner, "call", CALL).areturn();
                        }));
  }

  /** What has no body is imported. */
  private void callHost(CodeBuilder code) {
    code.aload(0)
        .iload(2)
        .aload(3)
        .invokestatic(support(), "callHostFunction", CALL_HOST)
        .areturn();
  }

  private ClassDesc owner(int function) {
    return ClassDesc.of(Objects.requireNonNull(owners.get(function)));
  }

  private ClassDesc support() {
    return ClassDesc.of(machine + "Shaded");
  }

  private static ClassDesc desc(Class<?> type) {
    return ClassDesc.ofDescriptor(type.descriptorString());
  }
}
