package ai.wippy.build.wasm;

import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.AnnotatedInstruction;
import com.dylibso.chicory.wasm.types.CompType;
import com.dylibso.chicory.wasm.types.ExternalType;
import com.dylibso.chicory.wasm.types.FieldType;
import com.dylibso.chicory.wasm.types.GlobalImport;
import com.dylibso.chicory.wasm.types.OpCode;
import com.dylibso.chicory.wasm.types.SubType;
import com.dylibso.chicory.wasm.types.TypeSection;
import com.dylibso.chicory.wasm.types.ValType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Refuses what Chicory parses but does not translate faithfully. */
final class Features {
  private static final String WITHOUT_TAIL_CALLS =
      "build without tail calls: -mno-tail-call with clang, -C target-feature=-tail-call with rustc";

  private final ModuleSource source;
  private final WasmModule module;

  Features(ModuleSource source) {
    this.source = source;
    this.module = source.module();
  }

  void check() throws ModuleRejectedException {
    // Chicory translates them as ordinary calls, which overflow the stack where the guest relies on
    // them.
    refuse("tail calls", Features::isTailCall, WITHOUT_TAIL_CALLS);
    refuseVectors();
  }

  /** One import cannot become two, and structures are no place for pairs. */
  private void refuseVectors() throws ModuleRejectedException {
    Optional<GlobalImport> imported =
        module.importSection().stream()
            .filter(GlobalImport.class::isInstance)
            .map(GlobalImport.class::cast)
            .filter(global -> global.type().equals(ValType.V128))
            .findFirst();
    if (imported.isPresent()) {
      throw new ModuleRejectedException(
          "the core module imports a global of SIMD (v128), %s of %s"
              .formatted(imported.get().name(), imported.get().module()),
          "import functions that get and set it instead");
    }
    TypeSection types = module.typeSection();
    if (IntStream.range(0, types.subTypeCount())
        .mapToObj(types::getSubType)
        .anyMatch(Features::hasVectorField)) {
      throw new ModuleRejectedException(
          "the core module has vectors of SIMD (v128) in structures of garbage collection",
          "put two fields of type i64 in the place of each");
    }
  }

  private static boolean hasVectorField(SubType type) {
    CompType composite = type.compType();
    Stream<FieldType> fields =
        composite.structType() != null
            ? Arrays.stream(composite.structType().fieldTypes())
            : composite.arrayType() != null
                ? Stream.of(composite.arrayType().fieldType())
                : Stream.empty();
    return fields.anyMatch(field -> ValType.V128.equals(field.storageType().valType()));
  }

  private static boolean isTailCall(OpCode op) {
    return op == OpCode.RETURN_CALL
        || op == OpCode.RETURN_CALL_INDIRECT
        || op == OpCode.RETURN_CALL_REF;
  }

  private void refuse(String feature, Predicate<OpCode> used, String help)
      throws ModuleRejectedException {
    int imported = module.importSection().count(ExternalType.FUNCTION);
    List<Integer> users =
        IntStream.range(0, module.codeSection().functionBodyCount())
            .filter(i -> firstUse(i, used).isPresent())
            .boxed()
            .toList();
    if (!users.isEmpty()) {
      String name = source.name(users.getFirst() + imported);
      String op = firstUse(users.getFirst(), used).map(Features::spell).orElseThrow();
      throw new ModuleRejectedException(
          users.size() == 1
              ? "%s uses %s (%s)".formatted(name, feature, op)
              : "%d functions use %s, the first is %s, with %s"
                  .formatted(users.size(), feature, name, op),
          help);
    }
  }

  private Optional<OpCode> firstUse(int body, Predicate<OpCode> used) {
    return module.codeSection().getFunctionBody(body).instructions().stream()
        .map(AnnotatedInstruction::opcode)
        .filter(used)
        .findFirst();
  }

  private static String spell(OpCode op) {
    return op.name().toLowerCase(Locale.ROOT);
  }
}
