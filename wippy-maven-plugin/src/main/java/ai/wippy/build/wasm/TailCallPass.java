package ai.wippy.build.wasm;

import ai.wippy.build.wasm.ModuleSource.Body;
import ai.wippy.build.wasm.Sections.Section;
import ai.wippy.build.wasm.body.Sink;
import ai.wippy.build.wasm.tail.Appended;
import ai.wippy.build.wasm.tail.Functions;
import ai.wippy.build.wasm.tail.TailCallException;
import ai.wippy.build.wasm.tail.TailCalls;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.ExternalType;
import com.dylibso.chicory.wasm.types.OpCode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Rewrites a module that uses tail calls, which Chicory's compiler makes ordinary ones, to one that
 * does not need them.
 */
final class TailCallPass {
  private static final byte[] NONE = {0};

  private static final String WITHOUT_TAIL_CALLS =
      "build without tail calls: -mno-tail-call with clang, -C target-feature=-tail-call with rustc";

  private final byte[] binary;
  private final List<Section> sections;
  private final WasmModule module;
  private final FunctionTypes functions;
  private final TailCalls calls;

  /**
   * Looks at a module.
   *
   * @param names of functions, for messages
   * @throws ModuleRejectedException if it cannot be rewritten
   */
  TailCallPass(byte[] binary, List<Section> sections, WasmModule module, IntFunction<String> names)
      throws ModuleRejectedException {
    this.binary = binary;
    this.sections = sections;
    this.module = module;
    this.functions = new FunctionTypes(module);
    try {
      this.calls =
          new TailCalls(
              content(Sections.TYPE),
              new Functions(
                  functions.imported(),
                  IntStream.range(0, functions.count()).map(functions::index).toArray(),
                  functions.referenced(),
                  functions::callable),
              ModuleSource.bodies(binary, sections).stream().map(this::content).toList(),
              module.importSection().count(ExternalType.GLOBAL)
                  + module.globalSection().globalCount(),
              module.importSection().count(ExternalType.TABLE)
                  + module.tableSection().tableCount());
    } catch (TailCallException e) {
      throw new ModuleRejectedException(
          names.apply(e.function()) + " " + e.getMessage(), WITHOUT_TAIL_CALLS);
    }
  }

  /** Whether a module has any. */
  static boolean in(WasmModule module) {
    return Arrays.stream(module.codeSection().functionBodies())
        .flatMap(body -> body.instructions().stream())
        .anyMatch(instruction -> isTailCall(instruction.opcode()));
  }

  private static boolean isTailCall(OpCode op) {
    return op == OpCode.RETURN_CALL
        || op == OpCode.RETURN_CALL_INDIRECT
        || op == OpCode.RETURN_CALL_REF;
  }

  /** What was added, and where. */
  AddedFunctions added() {
    return new AddedFunctions(
        functions.count(), calls.appended().stream().map(Appended::origin).toList(), calls.moved());
  }

  /** The rewritten module. */
  byte[] rewrite() {
    Map<Integer, byte[]> changed = new TreeMap<>();
    changed.put(Sections.TYPE, calls.types());
    changed.put(
        Sections.FUNCTION,
        Sections.longer(
            content(Sections.FUNCTION),
            calls.appended().stream()
                .map(each -> new Sink().unsigned(each.type()).bytes())
                .toList()));
    extend(changed, Sections.TABLE, calls.tables(content(Sections.TABLE)), calls.tables());
    extend(changed, Sections.GLOBAL, calls.globals(content(Sections.GLOBAL)), calls.globals());
    extend(changed, Sections.ELEMENT, calls.elements(content(Sections.ELEMENT)), calls.elements());
    changed.put(Sections.CODE, code());
    return Sections.replace(binary, sections, changed);
  }

  private void extend(
      Map<Integer, byte[]> changed, int section, byte[] before, List<byte[]> added) {
    if (!added.isEmpty() || Sections.find(sections, section).isPresent()) {
      changed.put(section, Sections.longer(before, added));
    }
  }

  private byte[] code() {
    var out = new Sink().unsigned(calls.bodies().size() + calls.appended().size());
    calls.bodies().forEach(body -> out.unsigned(body.length).copy(body, 0, body.length));
    for (Appended each : calls.appended()) {
      out.unsigned(each.body().length).copy(each.body(), 0, each.body().length);
    }
    return out.bytes();
  }

  private byte[] content(int section) {
    return Sections.find(sections, section).map(each -> each.content(binary)).orElse(NONE);
  }

  private byte[] content(Body body) {
    return Arrays.copyOfRange(binary, body.offset(), body.offset() + body.length());
  }
}
