package ai.wippy.build.wasm;

import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.CompType;
import com.dylibso.chicory.wasm.types.FieldType;
import com.dylibso.chicory.wasm.types.GlobalImport;
import com.dylibso.chicory.wasm.types.SubType;
import com.dylibso.chicory.wasm.types.TypeSection;
import com.dylibso.chicory.wasm.types.ValType;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Refuses what Chicory parses but does not translate faithfully. */
final class Features {
  private final WasmModule module;

  Features(WasmModule module) {
    this.module = module;
  }

  /** One import cannot become two, and structures are no place for pairs of i64. */
  void check() throws ModuleRejectedException {
    Optional<GlobalImport> imported =
        module.importSection().stream()
            .filter(GlobalImport.class::isInstance)
            .map(GlobalImport.class::cast)
            .filter(global -> global.type().equals(ValType.V128))
            .findFirst();
    if (imported.isPresent()) {
      throw new ModuleRejectedException(
          "the core module imports a global of SIMD (v128), %s of %s"
              .formatted(imported.get().name(), imported.get().module()),
          "import functions that get and set it instead");
    }
    TypeSection types = module.typeSection();
    if (IntStream.range(0, types.subTypeCount())
        .mapToObj(types::getSubType)
        .anyMatch(Features::hasVectorField)) {
      throw new ModuleRejectedException(
          "the core module has vectors of SIMD (v128) in structures of garbage collection",
          "put two fields of type i64 in the place of each");
    }
  }

  private static boolean hasVectorField(SubType type) {
    CompType composite = type.compType();
    Stream<FieldType> fields =
        composite.structType() != null
            ? Arrays.stream(composite.structType().fieldTypes())
            : composite.arrayType() != null
                ? Stream.of(composite.arrayType().fieldType())
                : Stream.empty();
    return fields.anyMatch(field -> ValType.V128.equals(field.storageType().valType()));
  }
}
