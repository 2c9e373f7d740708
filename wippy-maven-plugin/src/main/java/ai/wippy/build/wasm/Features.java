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
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Refuses what Chicory parses but does not translate faithfully. */
final class Features {
  private static final String WITHOUT_SIMD =
      "build without SIMD: -mno-simd128 with clang, -C target-feature=-simd128 with rustc,"
          + " no --enable simd with asc";
  private static final String WITHOUT_TAIL_CALLS =
      "build without tail calls: -mno-tail-call with clang, -C target-feature=-tail-call with rustc";

  /** What a point separates from the rest of a vector instruction's name. */
  private static final Pattern SHAPE = Pattern.compile("^(v128|[if]\\d+x\\d+)_");

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
    return SHAPE.matcher(op.name().toLowerCase(Locale.ROOT)).replaceFirst("$1.");
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
