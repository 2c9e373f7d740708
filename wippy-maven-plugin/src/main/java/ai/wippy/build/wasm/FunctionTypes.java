package ai.wippy.build.wasm;

import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.ExternalType;
import com.dylibso.chicory.wasm.types.FunctionImport;
import com.dylibso.chicory.wasm.types.FunctionType;
import com.dylibso.chicory.wasm.types.ValType;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Which function of a module has which type, by their indices. */
final class FunctionTypes {
  private final WasmModule module;
  private final int imported;
  private final int[] types;

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

  /** The functions that {@code call_indirect} with a type may call, ascending. */
  int[] callable(int type) {
    Map<Integer, Boolean> fits = new TreeMap<>();
    return IntStream.range(0, types.length)
        .filter(function -> fits.computeIfAbsent(types[function], actual -> fits(actual, type)))
        .toArray();
  }

  private boolean fits(int actual, int expected) {
    return actual == expected || ValType.heapTypeSubtype(actual, expected, module.typeSection());
  }
}
