package ai.wippy.build.wasm;

import ai.wippy.build.wasm.ModuleSource.Body;
import ai.wippy.build.wasm.Sections.Section;
import ai.wippy.build.wasm.body.Signature;
import ai.wippy.build.wasm.split.Part;
import ai.wippy.build.wasm.split.Splitter;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.WasmWriter;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** Rewrites a module so that none of its functions is too large for the JVM, where that can be. */
final class LargeFunctions {
  /** No instruction of one byte gives more bytes of JVM code on average. */
  private static final int MAX_GROWTH = 12;

  private final byte[] binary;
  private final List<Section> sections;
  private final WasmModule module;
  private final FunctionTypes functions;
  private final ModuleTypes types;
  private final Splitter splitter;
  private final long limit;
  private final Map<Integer, byte[]> bodies = new HashMap<>();
  private final List<Integer> origins = new ArrayList<>();
  private final SequencedMap<Signature, Integer> newTypes = new LinkedHashMap<>();

  /**
   * Looks at a module.
   *
   * @param helpers functions that stand for helpers
   * @param limit about how many bytes of JVM code a function may have
   */
  LargeFunctions(
      byte[] binary, List<Section> sections, WasmModule module, Set<Integer> helpers, long limit) {
    this.binary = binary;
    this.sections = sections;
    this.module = module;
    this.functions = new FunctionTypes(module);
    this.limit = limit;
    this.types = new ModuleTypes(module, functions, helpers);
    this.splitter = new Splitter(types, functions.count(), limit);
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
                section.longer(
                    binary, newTypes.keySet().stream().map(ModuleTypes::encode).toList());
            case Sections.FUNCTION ->
                section.longer(binary, splitter.parts().stream().map(this::typeIndex).toList());
            case Sections.CODE -> code(all);
            default -> section.content(binary);
          });
    }
    return Optional.of(out.bytes());
  }

  private void split(int body, byte[] content) {
    int function = body + functions.imported();
    splitter
        .split(types.function(function), content)
        .ifPresent(smaller -> {
          bodies.put(body, smaller);
          for (Part part : splitter.parts().subList(origins.size(), splitter.parts().size())) {
            origins.add(function);
            newTypes.putIfAbsent(
                part.type(), module.typeSection().types().length + newTypes.size());
          }
        });
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
}
