package ai.wippy.build.wasm;

import ai.wippy.build.wasm.body.Signature;
import ai.wippy.build.wasm.body.Types;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.WasmWriter;
import com.dylibso.chicory.wasm.types.FunctionType;
import com.dylibso.chicory.wasm.types.ValType;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Set;

/**
 * The types of a module, as those who read bodies want them.
 *
 * @param helpers functions that stand for helpers
 */
record ModuleTypes(WasmModule module, FunctionTypes functions, Set<Integer> helpers)
    implements Types {
  private static final int FUNCTION_TYPE = 0x60;

  @Override
  public Signature type(int index) {
    return signature(module.typeSection().getType(index));
  }

  @Override
  public Signature function(int index) {
    return signature(functions.type(index));
  }

  @Override
  public boolean isHelper(int function) {
    return helpers.contains(function);
  }

  private static Signature signature(FunctionType type) {
    return new Signature(types(type.params()), types(type.returns()));
  }

  private static String types(List<ValType> types) {
    var text = new StringBuilder();
    types.forEach(type -> text.append((char) code(type)));
    return text.toString();
  }

  /** Chicory writes these two as longer types. */
  private static int code(ValType type) {
    return type.equals(ValType.FuncRef)
        ? ValType.ID.FuncRef
        : type.equals(ValType.ExternRef) ? ValType.ID.ExternRef : type.opcode();
  }

  /** A function type as an element of a type section. */
  static byte[] encode(Signature type) {
    var out = new ByteArrayOutputStream();
    out.write(FUNCTION_TYPE);
    for (String each : List.of(type.params(), type.results())) {
      WasmWriter.writeVarUInt32(out, each.length());
      each.chars().forEach(out::write);
    }
    return out.toByteArray();
  }
}
