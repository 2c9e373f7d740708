package ai.wippy.runtime.component;

import static java.util.Objects.requireNonNull;

import com.dylibso.chicory.runtime.ImportFunction;
import com.dylibso.chicory.runtime.ImportGlobal;
import com.dylibso.chicory.runtime.ImportMemory;
import com.dylibso.chicory.runtime.ImportTable;
import com.dylibso.chicory.runtime.ImportTag;
import com.dylibso.chicory.runtime.ImportValues;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.FunctionImport;
import com.dylibso.chicory.wasm.types.FunctionType;
import com.dylibso.chicory.wasm.types.Import;
import com.dylibso.chicory.wasm.types.TypeSection;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives a module its imports by position. */
final class Linker {
  private final List<Wanted> wanted;

  /**
   * An import.
   *
   * @param type of a function; null for others
   */
  private record Wanted(String module, String name, @Nullable FunctionType type) {
    static Wanted of(Import named, TypeSection types) {
      return new Wanted(
          named.module(),
          named.name(),
          named instanceof FunctionImport function ? types.getType(function.typeIndex()) : null);
    }
  }

  Linker(WasmModule module) {
    wanted =
        module.importSection().stream()
            .map(named -> Wanted.of(named, module.typeSection()))
            .toList();
  }

  ImportValues link(List<CoreExtern> given) {
    if (given.size() != wanted.size()) {
      throw new IllegalArgumentException(
          "the module has %d imports, given are %d".formatted(wanted.size(), given.size()));
    }
    if (given.isEmpty()) {
      return ImportValues.empty();
    }
    var values = ImportValues.builder();
    var functions = new ArrayList<ImportFunction>(given.size());
    for (int i = 0; i < given.size(); i++) {
      Wanted named = wanted.get(i);
      String module = named.module;
      String name = named.name;
      switch (given.get(i)) {
        case CoreFunction function ->
            functions.add(
                new ImportFunction(
                    module, name, requireNonNull(named.type, "a function"), function.handle()));
        case CoreTable table -> values.addTable(new ImportTable(module, name, table.table()));
        case GuestMemory memory -> values.addMemory(new ImportMemory(module, name, memory));
        case CoreGlobal global -> values.addGlobal(new ImportGlobal(module, name, global.global()));
        case CoreTag tag -> values.addTag(new ImportTag(module, name, tag.tag()));
      }
    }
    return values.withFunctions(functions).build();
  }
}
