package ai.wippy.build.wasm;

import ai.wippy.build.wasm.ModuleSource.Body;
import ai.wippy.build.wasm.Sections.Section;
import ai.wippy.build.wasm.body.Op;
import ai.wippy.build.wasm.body.Signature;
import ai.wippy.build.wasm.simd.BodyLowering;
import ai.wippy.build.wasm.simd.GlobalLowering;
import ai.wippy.build.wasm.simd.Helpers;
import ai.wippy.build.wasm.simd.LaneFunction;
import ai.wippy.build.wasm.simd.Relaxed;
import ai.wippy.build.wasm.simd.TypeLowering;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.WasmWriter;
import com.dylibso.chicory.wasm.types.AnnotatedInstruction;
import com.dylibso.chicory.wasm.types.ExternalType;
import com.dylibso.chicory.wasm.types.FunctionBody;
import com.dylibso.chicory.wasm.types.Global;
import com.dylibso.chicory.wasm.types.ValType;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * Rewrites a module that uses SIMD, which Chicory's compiler does not know, to one that has pairs
 * of i64 in the place of vectors.
 */
final class Vectors {
  /** A body without locals that traps. A call of another method will take its place. */
  private static final byte[] STUB = {0, 0, 0x0b};

  private static final byte[] NONE = {0};

  /** The type of a block that gives a vector. */
  private static final Signature PAIR = new Signature("", "\u007e\u007e");

  private static final String WITHOUT_SIMD =
      "-mno-simd128 with clang, -C target-feature=-simd128 with rustc";

  private final byte[] binary;
  private final List<Section> sections;
  private final WasmModule module;
  private final IntFunction<String> names;
  private final FunctionTypes functions;
  private final ModuleTypes types;
  private final GlobalLowering globals;
  private final Helpers helpers;
  private final SequencedMap<Signature, Integer> newTypes = new LinkedHashMap<>();

  /**
   * Looks at a module.
   *
   * @param binary of it, with relaxed instructions
   * @param module as Chicory sees it, with others in their place
   * @param names of functions, for messages
   */
  Vectors(byte[] binary, List<Section> sections, WasmModule module, IntFunction<String> names) {
    this.binary = binary;
    this.sections = sections;
    this.module = module;
    this.names = names;
    this.functions = new FunctionTypes(module);
    this.types = new ModuleTypes(module, functions, Set.of());
    this.helpers = new Helpers(functions.count());
    this.globals =
        new GlobalLowering(
            Sections.find(sections, Sections.GLOBAL).map(s -> s.content(binary)).orElse(NONE),
            module.importSection().count(ExternalType.GLOBAL));
    newTypes.put(PAIR, module.typeSection().types().length);
  }

  /** Whether a module has any. */
  static boolean in(WasmModule module) {
    return inTypes(module)
        || Arrays.stream(module.codeSection().functionBodies()).anyMatch(Vectors::in);
  }

  /** Whether values of some function or global are any. */
  private static boolean inTypes(WasmModule module) {
    Stream<ValType> ofFunctions =
        Arrays.stream(module.typeSection().types())
            .filter(Objects::nonNull)
            .flatMap(type -> Stream.concat(type.params().stream(), type.returns().stream()));
    Stream<ValType> ofGlobals =
        Arrays.stream(module.globalSection().globals()).map(Global::valueType);
    return Stream.concat(ofFunctions, ofGlobals).anyMatch(ValType.V128::equals);
  }

  private static boolean in(FunctionBody body) {
    return body.localTypes().contains(ValType.V128)
        || body.instructions().stream().anyMatch(Vectors::in);
  }

  private static boolean in(AnnotatedInstruction instruction) {
    return switch (instruction.opcode()) {
      case BLOCK, LOOP, IF, TRY_TABLE -> instruction.operand(0) == ValType.V128.id();
      default -> instruction.opcode().opcode() >>> Byte.SIZE == Op.VECTOR;
    };
  }

  /** The same module with instructions that Chicory's parser knows, of the same types and sizes. */
  static byte[] forValidation(byte[] binary, List<Section> sections) {
    byte[] strict = binary.clone();
    boolean changed = false;
    try {
      for (Body body : ModuleSource.bodies(binary, sections)) {
        changed |= Relaxed.replace(strict, body.offset(), content(binary, body));
      }
    } catch (RuntimeException _) {
      // Chicory says what is wrong with it.
      return binary;
    }
    return changed ? strict : binary;
  }

  /** The helpers that the module uses, whose functions are behind all others. */
  List<LaneFunction> helpers() {
    return helpers.used();
  }

  /** The rewritten module. */
  byte[] lower() throws ModuleRejectedException {
    byte[] code = code();
    List<LaneFunction> used = helpers.used();
    int first = newTypes.getOrDefault(PAIR, 0);
    used.forEach(helper -> newTypes.putIfAbsent(helper.type(), first + newTypes.size()));
    var out = new WasmWriter();
    boolean hasTypes = Sections.find(sections, Sections.TYPE).isPresent();
    if (!hasTypes) {
      out.writeSection(Sections.TYPE, types(NONE));
    }
    for (Section section : sections) {
      out.writeSection(
          section.id(),
          switch (section.id()) {
            case Sections.TYPE -> types(section.content(binary));
            case Sections.FUNCTION ->
                section.longer(binary, used.stream().map(this::typeIndex).toList());
            case Sections.GLOBAL -> globals.section();
            case Sections.CODE -> code;
            default -> section.content(binary);
          });
    }
    return out.bytes();
  }

  private byte[] types(byte[] section) {
    return Sections.longer(
        TypeLowering.lower(section), newTypes.keySet().stream().map(ModuleTypes::encode).toList());
  }

  private byte[] typeIndex(LaneFunction helper) {
    var out = new ByteArrayOutputStream();
    WasmWriter.writeVarUInt32(out, newTypes.getOrDefault(helper.type(), 0));
    return out.toByteArray();
  }

  private byte[] code() throws ModuleRejectedException {
    var lowering = new BodyLowering(types, globals, helpers, newTypes.getOrDefault(PAIR, 0));
    List<Body> bodies = ModuleSource.bodies(binary, sections);
    var out = new ByteArrayOutputStream();
    for (int i = 0; i < bodies.size(); i++) {
      int function = functions.imported() + i;
      byte[] before = content(binary, bodies.get(i));
      Optional<byte[]> after = lowering.lower(types.function(function), before);
      if (after.isEmpty() && (inTypes(module) || in(module.codeSection().getFunctionBody(i)))) {
        throw new ModuleRejectedException(
            names.apply(function) + " has to do with SIMD and with garbage collection",
            "build it without SIMD: " + WITHOUT_SIMD);
      }
      byte[] lowered = after.orElse(before);
      WasmWriter.writeVarUInt32(out, lowered.length);
      out.writeBytes(lowered);
    }
    byte[] lowered = out.toByteArray();
    var code = new ByteArrayOutputStream();
    WasmWriter.writeVarUInt32(code, bodies.size() + helpers.used().size());
    code.writeBytes(lowered);
    helpers
        .used()
        .forEach(_ -> {
          WasmWriter.writeVarUInt32(code, STUB.length);
          code.writeBytes(STUB);
        });
    return code.toByteArray();
  }

  private static byte[] content(byte[] binary, Body body) {
    return Arrays.copyOfRange(binary, body.offset(), body.offset() + body.length());
  }
}
