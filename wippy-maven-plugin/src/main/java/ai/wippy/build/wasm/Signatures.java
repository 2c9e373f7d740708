package ai.wippy.build.wasm;

import ai.wippy.wit.model.CoreType;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.ExternalType;
import com.dylibso.chicory.wasm.types.FunctionImport;
import com.dylibso.chicory.wasm.types.FunctionType;
import com.dylibso.chicory.wasm.types.ValType;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Types of core functions as text, {@code (i32, i64) -> (f32)}: to compare, and for messages. */
final class Signatures {
  private Signatures() {}

  static String of(List<CoreType> params, List<CoreType> results) {
    return text(params.stream(), results.stream());
  }

  /** The type of a function, by its index. */
  static String of(WasmModule module, int function) {
    int imported = module.importSection().count(ExternalType.FUNCTION);
    int type =
        function < imported
            ? module.importSection().stream()
                .filter(FunctionImport.class::isInstance)
                .map(FunctionImport.class::cast)
                .skip(function)
                .findFirst()
                .orElseThrow()
                .typeIndex()
            : module.functionSection().getFunctionType(function - imported);
    FunctionType found = module.typeSection().getType(type);
    return text(
        found.params().stream().map(ValType::name), found.returns().stream().map(ValType::name));
  }

  private static String text(Stream<?> params, Stream<?> results) {
    return "(%s) -> (%s)".formatted(list(params), list(results));
  }

  private static String list(Stream<?> types) {
    return types.map(Object::toString).collect(Collectors.joining(", ")).toLowerCase(Locale.ROOT);
  }
}
