package ai.wippy.build.wasm;

import ai.wippy.runtime.component.CoreBridge;
import ai.wippy.runtime.component.CoreInstance;
import ai.wippy.runtime.component.Trap;
import ai.wippy.wit.model.CoreType;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.wasm.types.Export;
import com.dylibso.chicory.wasm.types.ExportSection;
import com.dylibso.chicory.wasm.types.ExternalType;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Writes the classes through which generated code calls a translated module: each implements an
 * interface with a primitive method for each function that is used, and calls the translated static
 * methods directly, so that a call costs what a direct call costs.
 *
 * <p>What the guest throws, {@link StackOverflowError} included, the bridge throws on as {@code
 * Trap.of} gives it, so that generated code needs no handlers.
 */
public final class BridgeWriter {
  /**
   * A method of the interface.
   *
   * @param name of the method
   * @param export of the module that it calls
   * @param params of both; i32 is an int, i64 a long, f32 a float, f64 a double; at most 253 slots
   * @param results of both; several are returned as {@code long[]} in the form of {@code
   *     CoreFunction.Body}
   */
  public record Method(String name, String export, List<CoreType> params, List<CoreType> results) {
    /** Copies the lists. */
    public Method {
      params = List.copyOf(params);
      results = List.copyOf(results);
    }
  }

  private static final ClassDesc BRIDGE = desc(CoreBridge.class);
  private static final ClassDesc CORE_INSTANCE = desc(CoreInstance.class);
  private static final ClassDesc INSTANCE = desc(Instance.class);
  private static final ClassDesc MEMORY = desc(Memory.class);
  private static final ClassDesc TRAP = desc(Trap.class);
  private static final MethodTypeDesc TRAP_OF =
      MethodTypeDesc.of(desc(RuntimeException.class), desc(Throwable.class));
  private static final MethodTypeDesc CONSTRUCTOR =
      MethodTypeDesc.of(ConstantDescs.CD_void, CORE_INSTANCE);

  private final TranslatedModule module;

  /** Writes bridges to one module. */
  public BridgeWriter(TranslatedModule module) {
    this.module = module;
  }

  /**
   * The class file of a bridge; its name is the interface's with {@code Bridge} appended.
   *
   * @param type binary name of the interface
   * @throws IllegalArgumentException if the module has no such export or one of another type, which
   *     whoever planned the methods has checked before
   */
  public byte[] write(String type, List<Method> methods) {
    ClassDesc bridge = ClassDesc.of(type + "Bridge");
    return ClassFile.of()
        .build(
            bridge,
            builder -> {
              builder
                  .withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL | ClassFile.ACC_SUPER)
                  .withInterfaceSymbols(ClassDesc.of(type), BRIDGE)
                  .withField("instance", INSTANCE, ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL)
                  .withField("memory", MEMORY, ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL);
              prototype(builder);
              constructor(builder, bridge);
              factory(builder, bridge);
              methods.forEach(method -> method(builder, bridge, method));
            });
  }

  /** What is found by its name: made without an instance, it makes others. */
  private static void prototype(ClassBuilder builder) {
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

  private static void factory(ClassBuilder builder, ClassDesc bridge) {
    builder.withMethodBody(
        "of",
        MethodTypeDesc.of(ConstantDescs.CD_Object, CORE_INSTANCE),
        ClassFile.ACC_PUBLIC,
        code ->
            code.new_(bridge)
                .dup()
                .aload(1)
                .invokespecial(bridge, ConstantDescs.INIT_NAME, CONSTRUCTOR)
                .areturn());
  }

  private static void constructor(ClassBuilder builder, ClassDesc bridge) {
    builder.withMethodBody(
        ConstantDescs.INIT_NAME,
        CONSTRUCTOR,
        ClassFile.ACC_PRIVATE,
        code ->
            code.aload(0)
                .invokespecial(
                    ConstantDescs.CD_Object, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                .aload(0)
                .aload(1)
                .invokevirtual(CORE_INSTANCE, "translated", MethodTypeDesc.of(INSTANCE))
                .putfield(bridge, "instance", INSTANCE)
                .aload(0)
                .aload(1)
                .invokevirtual(CORE_INSTANCE, "translatedMemory", MethodTypeDesc.of(MEMORY))
                .putfield(bridge, "memory", MEMORY)
                .return_());
  }

  private void method(ClassBuilder builder, ClassDesc bridge, Method method) {
    int function = function(method);
    String owner = module.owners().get(function);
    if (owner == null) {
      throw new IllegalArgumentException("no class holds function " + function);
    }
    List<ClassDesc> params = method.params().stream().map(BridgeWriter::desc).toList();
    MethodTypeDesc type = MethodTypeDesc.of(result(method.results()), params);
    MethodTypeDesc translated = type.insertParameterTypes(params.size(), MEMORY, INSTANCE);
    builder.withMethodBody(
        method.name(),
        type,
        ClassFile.ACC_PUBLIC,
        code ->
            code.trying(
                call -> {
                  loadParams(call, params);
                  call.aload(0)
                      .getfield(bridge, "memory", MEMORY)
                      .aload(0)
                      .getfield(bridge, "instance", INSTANCE)
                      .invokestatic(ClassDesc.of(owner), "func_" + function, translated)
                      .return_(TypeKind.from(type.returnType()));
                },
                thrown ->
                    thrown.catchingAll(
                        handler -> handler.invokestatic(TRAP, "of", TRAP_OF).athrow())));
  }

  private static void loadParams(CodeBuilder code, List<ClassDesc> params) {
    for (int i = 0; i < params.size(); i++) {
      code.loadLocal(TypeKind.from(params.get(i)), code.parameterSlot(i));
    }
  }

  /** The index of the exported function, whose type must be the one planned. */
  private int function(Method method) {
    ExportSection exports = module.module().exportSection();
    int function =
        IntStream.range(0, exports.exportCount())
            .mapToObj(exports::getExport)
            .filter(
                e -> e.exportType() == ExternalType.FUNCTION && e.name().equals(method.export()))
            .mapToInt(Export::index)
            .findFirst()
            .orElseThrow(
                () -> new IllegalArgumentException("no exported function " + method.export()));
    String planned = Signatures.of(method.params(), method.results());
    String found = Signatures.of(module.module(), function);
    if (!planned.equals(found)) {
      throw new IllegalArgumentException(
          "%s has type %s, not %s".formatted(method.export(), found, planned));
    }
    return function;
  }

  private static ClassDesc result(List<CoreType> results) {
    return switch (results.size()) {
      case 0 -> ConstantDescs.CD_void;
      case 1 -> desc(results.getFirst());
      default -> ConstantDescs.CD_long.arrayType();
    };
  }

  private static ClassDesc desc(CoreType type) {
    return switch (type) {
      case I32 -> ConstantDescs.CD_int;
      case I64 -> ConstantDescs.CD_long;
      case F32 -> ConstantDescs.CD_float;
      case F64 -> ConstantDescs.CD_double;
    };
  }

  private static ClassDesc desc(Class<?> type) {
    return ClassDesc.ofDescriptor(type.descriptorString());
  }
}
