package ai.wippy.build.wasm.tail;

import ai.wippy.build.wasm.body.Signature;
import ai.wippy.build.wasm.body.Sink;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The type of a function.
 *
 * @param params as in {@link ValueTypes}
 * @param results likewise
 */
record FunctionType(List<String> params, List<String> results) {
  private static final int FORM = 0x60;

  FunctionType {
    params = List.copyOf(params);
    results = List.copyOf(results);
  }

  /** The type as far as who reads a body wants to know it. */
  Signature signature() {
    return new Signature(first(params), first(results));
  }

  private static String first(List<String> types) {
    return types.stream().map(type -> type.substring(0, 1)).collect(Collectors.joining());
  }

  /** As an element of a type section. */
  byte[] encode() {
    var out = new Sink().op(FORM).unsigned(params.size());
    params.forEach(type -> ValueTypes.write(type, out));
    out.unsigned(results.size());
    results.forEach(type -> ValueTypes.write(type, out));
    return out.bytes();
  }
}
