package ai.wippy.runtime.component;

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
import com.dylibso.chicory.wasm.types.ImportSection;
import com.dylibso.chicory.wasm.types.TypeSection;
import java.util.List;

/** Gives a module its imports by position. */
final class Linker {
  private final ImportSection wanted;
  private final TypeSection types;

  Linker(WasmModule module) {
    wanted = module.importSection();
    types = module.typeSection();
  }

  ImportValues link(List<CoreExtern> given) {
    if (given.size() != wanted.importCount()) {
      throw new IllegalArgumentException(
          "the module has %d imports, given are %d".formatted(wanted.importCount(), given.size()));
    }
    var values = ImportValues.builder();
    for (int i = 0; i < given.size(); i++) {
      Import named = wanted.getImport(i);
      String module = named.module();
      String name = named.name();
      switch (given.get(i)) {
        case CoreFunction function ->
            values.addFunction(new ImportFunction(module, name, type(named), function.handle()));
        case CoreTable table -> values.addTable(new ImportTable(module, name, table.table()));
        case GuestMemory memory -> values.addMemory(new ImportMemory(module, name, memory));
        case CoreGlobal global -> values.addGlobal(new ImportGlobal(module, name, global.global()));
        case CoreTag tag -> values.addTag(new ImportTag(module, name, tag.tag()));
      }
    }
    return values.build();
  }

  private FunctionType type(Import named) {
    return types.getType(((FunctionImport) named).typeIndex());
  }
}
