package ai.wippy.build.wasm;

import ai.wippy.build.wasm.ModuleSource.Body;
import ai.wippy.build.wasm.Sections.Section;
import ai.wippy.build.wasm.split.Part;
import ai.wippy.build.wasm.split.Signature;
import ai.wippy.build.wasm.split.Splitter;
import ai.wippy.build.wasm.split.Types;
import com.dylibso.chicory.wasm.Encoding;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.WasmWriter;
import com.dylibso.chicory.wasm.types.FunctionType;
import com.dylibso.chicory.wasm.types.ValType;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** Rewrites a module so that none of its functions is too large for the JVM, where that can be. */
final class LargeFunctions {
  /** No instruction of one byte gives more bytes of JVM code on average. */
  private static final int MAX_GROWTH = 12;

  private static final int FUNCTION_TYPE = 0x60;

  private final byte[] binary;
  private final List<Section> sections;
  private final WasmModule module;
  private final FunctionTypes functions;
  private final Splitter splitter;
  private final long limit;
  private final Map<Integer, byte[]> bodies = new HashMap<>();
  private final List<Integer> origins = new ArrayList<>();
  private final SequencedMap<Signature, Integer> newTypes = new LinkedHashMap<>();

  /**
   * Looks at a module.
   *
   * @param limit about how many bytes of JVM code a function may have
   */
  LargeFunctions(byte[] binary, List<Section> sections, WasmModule module, long limit) {
    this.binary = binary;
    this.sections = sections;
    this.module = module;
    this.functions = new FunctionTypes(module);
    this.limit = limit;
    this.splitter =
        new Splitter(
            new Types() {
              @Override
              public Signature type(int index) {
                return signature(module.typeSection().getType(index));
              }

              @Override
              public Signature function(int index) {
                return signature(functions.type(index));
              }
            },
            functions.count(),
            limit);
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

  /** For each part, which get the next indices, the function that it comes from. */
  List<Integer> origins() {
    return origins;
  }

  /** The module with smaller functions; empty if none is too large. */
  Optional<byte[]> rewrite() {
    List<Body> all = ModuleSource.bodies(binary, sections);
    for (int i = 0; i < all.size(); i++) {
      Body body = all.get(i);
      if ((long) body.length() * MAX_GROWTH > Math.min(limit, Splitter.MAY_BE_INTERPRETED)) {
        split(i, Arrays.copyOfRange(binary, body.offset(), body.offset() + body.length()));
      }
    }
    if (bodies.isEmpty()) {
      return Optional.empty();
    }
    var out = new WasmWriter();
    for (Section section : sections) {
      out.writeSection(
          section.id(),
          switch (section.id()) {
            case Sections.TYPE ->
                longer(section, newTypes.keySet().stream().map(LargeFunctions::type).toList());
            case Sections.FUNCTION ->
                longer(section, splitter.parts().stream().map(this::typeIndex).toList());
            case Sections.CODE -> code(all);
            default -> section.content(binary);
          });
    }
    return Optional.of(out.bytes());
  }

  private void split(int body, byte[] content) {
    int function = body + functions.imported();
    splitter
        .split(signature(functions.type(function)), content)
        .ifPresent(smaller -> {
          bodies.put(body, smaller);
          for (Part part : splitter.parts().subList(origins.size(), splitter.parts().size())) {
            origins.add(function);
            newTypes.putIfAbsent(
                part.type(), module.typeSection().types().length + newTypes.size());
          }
        });
  }

  /** A section of which the content starts with the number of its elements, with more of them. */
  private byte[] longer(Section section, List<byte[]> added) {
    ByteBuffer in =
        ByteBuffer.wrap(binary, section.offset(), section.length()).order(ByteOrder.LITTLE_ENDIAN);
    int count = (int) Encoding.readVarUInt32(in);
    var out = new ByteArrayOutputStream();
    WasmWriter.writeVarUInt32(out, count + added.size());
    out.write(binary, in.position(), in.remaining());
    added.forEach(out::writeBytes);
    return out.toByteArray();
  }

  private byte[] code(List<Body> all) {
    var out = new ByteArrayOutputStream();
    WasmWriter.writeVarUInt32(out, all.size() + splitter.parts().size());
    for (int i = 0; i < all.size(); i++) {
      byte[] smaller = bodies.get(i);
      if (smaller == null) {
        WasmWriter.writeVarUInt32(out, all.get(i).length());
        out.write(binary, all.get(i).offset(), all.get(i).length());
      } else {
        WasmWriter.writeVarUInt32(out, smaller.length);
        out.writeBytes(smaller);
      }
    }
    for (Part part : splitter.parts()) {
      WasmWriter.writeVarUInt32(out, part.body().length);
      out.writeBytes(part.body());
    }
    return out.toByteArray();
  }

  private byte[] typeIndex(Part part) {
    var out = new ByteArrayOutputStream();
    WasmWriter.writeVarUInt32(out, newTypes.getOrDefault(part.type(), 0));
    return out.toByteArray();
  }

  private static byte[] type(Signature type) {
    var out = new ByteArrayOutputStream();
    out.write(FUNCTION_TYPE);
    for (String each : List.of(type.params(), type.results())) {
      WasmWriter.writeVarUInt32(out, each.length());
      each.chars().forEach(out::write);
    }
    return out.toByteArray();
  }
}
