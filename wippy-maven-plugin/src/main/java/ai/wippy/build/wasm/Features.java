package ai.wippy.build.wasm;

import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.AnnotatedInstruction;
import com.dylibso.chicory.wasm.types.ExternalType;
import com.dylibso.chicory.wasm.types.FunctionBody;
import com.dylibso.chicory.wasm.types.FunctionType;
import com.dylibso.chicory.wasm.types.Global;
import com.dylibso.chicory.wasm.types.OpCode;
import com.dylibso.chicory.wasm.types.ValType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Refuses what Chicory parses but does not translate faithfully. */
final class Features {
  private static final String WITHOUT_SIMD =
      "build without SIMD: -mno-simd128 with clang, -C target-feature=-simd128 with rustc,"
          + " no --enable simd with asc";
  private static final String WITHOUT_TAIL_CALLS =
      "build without tail calls: -mno-tail-call with clang, -C target-feature=-tail-call with rustc";

  private final ModuleSource source;
  private final WasmModule module;

  Features(ModuleSource source) {
    this.source = source;
    this.module = source.module();
  }

  void check() throws ModuleRejectedException {
    refuse("SIMD", Features::isSimd, WITHOUT_SIMD);
    refuseSimdTypes();
    // Chicory translates them as ordinary calls, which overflow the stack where the guest relies on
    // them.
    refuse("tail calls", Features::isTailCall, WITHOUT_TAIL_CALLS);
  }

  private static boolean isSimd(OpCode op) {
    return op.opcode() >>> 8 == 0xFD || op.opcode() >>> 16 == 0xFD;
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
      String op = firstUse(users.getFirst(), used).map(Features::spell).orElseThrow();
      String others = users.size() == 1 ? "" : ", and so do %d others".formatted(users.size() - 1);
      throw new ModuleRejectedException(
          "%s uses %s (%s)%s"
              .formatted(source.name(users.getFirst() + imported), feature, op, others),
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
    return op.name().toLowerCase(Locale.ROOT).replaceFirst("_(?=[^_]*$|[a-z])", ".");
  }

  private void refuseSimdTypes() throws ModuleRejectedException {
    Stream<ValType> inTypes =
        Arrays.stream(module.typeSection().types())
            .filter(Objects::nonNull)
            .flatMap(Features::parts);
    Stream<ValType> inGlobals =
        Arrays.stream(module.globalSection().globals()).map(Global::valueType);
    Stream<ValType> inLocals =
        Arrays.stream(module.codeSection().functionBodies())
            .map(FunctionBody::localTypes)
            .flatMap(List::stream);
    if (Stream.of(inTypes, inGlobals, inLocals).flatMap(s -> s).anyMatch(ValType.V128::equals)) {
      throw new ModuleRejectedException("the core module uses SIMD (v128 values)", WITHOUT_SIMD);
    }
  }

  private static Stream<ValType> parts(FunctionType type) {
    return Stream.concat(type.params().stream(), type.returns().stream());
  }
}
