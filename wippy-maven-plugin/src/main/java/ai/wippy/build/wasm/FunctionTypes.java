package ai.wippy.build.wasm;

import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.AnnotatedInstruction;
import com.dylibso.chicory.wasm.types.ExternalType;
import com.dylibso.chicory.wasm.types.FunctionBody;
import com.dylibso.chicory.wasm.types.FunctionImport;
import com.dylibso.chicory.wasm.types.FunctionType;
import com.dylibso.chicory.wasm.types.Global;
import com.dylibso.chicory.wasm.types.Instruction;
import com.dylibso.chicory.wasm.types.OpCode;
import com.dylibso.chicory.wasm.types.ValType;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which function of a module has which type, by their indices. */
final class FunctionTypes {
  private final WasmModule module;
  private final int imported;
  private final int[] types;
  private final BitSet referenced;

  FunctionTypes(WasmModule module) {
    this.module = module;
    this.imported = module.importSection().count(ExternalType.FUNCTION);
    IntStream ofImports =
        module.importSection().stream()
            .filter(FunctionImport.class::isInstance)
            .mapToInt(each -> ((FunctionImport) each).typeIndex());
    IntStream ofOthers =
        IntStream.range(0, module.functionSection().functionCount())
            .map(module.functionSection()::getFunctionType);
    this.types = IntStream.concat(ofImports, ofOthers).toArray();
    this.referenced = referenced(module);
  }

  /** Number of functions, imports included. */
  int count() {
    return types.length;
  }

  /** Number of imported functions, which have the lowest indices. */
  int imported() {
    return imported;
  }

  /** The index of a function's type. */
  int index(int function) {
    return types[function];
  }

  FunctionType type(int function) {
    return module.typeSection().getType(types[function]);
  }

  /** The functions that something refers to: nothing else can get into a table. */
  private static BitSet referenced(WasmModule module) {
    Stream<List<Instruction>> inElements =
        Arrays.stream(module.elementSection().elements())
            .flatMap(each -> each.initializers().stream());
    Stream<List<Instruction>> inGlobals =
        Arrays.stream(module.globalSection().globals()).map(Global::initInstructions);
    Stream<List<Instruction>> inTables =
        IntStream.range(0, module.tableSection().tableCount())
            .mapToObj(i -> module.tableSection().getTable(i).initialize());
    Stream<List<AnnotatedInstruction>> inCode =
        Arrays.stream(module.codeSection().functionBodies()).map(FunctionBody::instructions);
    var referenced = new BitSet();
    Stream.of(inElements, inGlobals, inTables, inCode)
        .flatMap(expressions -> expressions)
        .flatMap(List::stream)
        .filter(instruction -> instruction.opcode() == OpCode.REF_FUNC)
        .forEach(instruction -> referenced.set((int) instruction.operand(0)));
    return referenced;
  }

  /** The functions that something refers to. */
  BitSet referenced() {
    return (BitSet) referenced.clone();
  }

  /** The functions that {@code call_indirect} with a type may call, ascending. */
  int[] callable(int type) {
    Map<Integer, Boolean> fits = new TreeMap<>();
    return referenced.stream()
        .filter(function -> fits.computeIfAbsent(types[function], actual -> fits(actual, type)))
        .toArray();
  }

  private boolean fits(int actual, int expected) {
    return actual == expected || ValType.heapTypeSubtype(actual, expected, module.typeSection());
  }
}
