package ai.wippy.runtime.component;

import com.dylibso.chicory.runtime.ImportValues;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Instances;
import com.dylibso.chicory.runtime.Machine;
import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.runtime.TableFactory;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.Element;
import com.dylibso.chicory.wasm.types.Export;
import com.dylibso.chicory.wasm.types.ExportSection;
import com.dylibso.chicory.wasm.types.ExternalType;
import com.dylibso.chicory.wasm.types.FunctionBody;
import com.dylibso.chicory.wasm.types.FunctionImport;
import com.dylibso.chicory.wasm.types.FunctionSection;
import com.dylibso.chicory.wasm.types.FunctionType;
import com.dylibso.chicory.wasm.types.Global;
import com.dylibso.chicory.wasm.types.ImportSection;
import com.dylibso.chicory.wasm.types.MemoryLimits;
import com.dylibso.chicory.wasm.types.MemorySection;
import com.dylibso.chicory.wasm.types.Table;
import com.dylibso.chicory.wasm.types.TagSection;
import com.dylibso.chicory.wasm.types.TagType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What all instances of a module are made of, and how one is made: not by Chicory's builder. It
 * finds each import by name among all of them, in time that is quadratic in their number, and
 * checks its type; we have imports by position, of types that the build has checked. With the forty
 * imports of an adapted guest that is most of what an instance costs.
 */
final class Instantiation {
  private final WasmModule module;
  private final Global[] globals;
  private final FunctionBody[] bodies;
  private final FunctionType[] types;
  private final int[] functionTypes;
  private final Table[] tables;
  private final MemoryLimits[] memories;
  private final Element[] elements;
  private final TagType @Nullable [] tags;
  private final Map<String, Export> exports;
  private final boolean starts;

  Instantiation(WasmModule module) {
    this.module = module;
    globals = module.globalSection().globals();
    bodies = module.codeSection().functionBodies();
    types = module.typeSection().types();
    functionTypes = functionTypes(module.importSection(), module.functionSection());
    tables = new Table[module.tableSection().tableCount()];
    Arrays.setAll(tables, module.tableSection()::getTable);
    memories = module.memorySection().map(Instantiation::limits).orElse(new MemoryLimits[0]);
    elements = module.elementSection().elements();
    tags = module.tagSection().map(TagSection::types).orElse(null);
    starts = module.startSection().isPresent();
    ExportSection section = module.exportSection();
    var named = new HashMap<String, Export>();
    for (int i = 0; i < section.exportCount(); i++) {
      named.put(section.getExport(i).name(), section.getExport(i));
    }
    exports = Map.copyOf(named);
  }

  private static MemoryLimits[] limits(MemorySection section) {
    var limits = new MemoryLimits[section.memoryCount()];
    Arrays.setAll(limits, i -> section.getMemory(i).limits());
    return limits;
  }

  /** Of all functions, those that are imported first. */
  private static int[] functionTypes(ImportSection imports, FunctionSection functions) {
    int imported = imports.count(ExternalType.FUNCTION);
    var numbers = new int[imported + functions.functionCount()];
    int next = 0;
    for (int i = 0; i < imports.importCount(); i++) {
      if (imports.getImport(i) instanceof FunctionImport function) {
        numbers[next++] = function.typeIndex();
      }
    }
    for (int i = 0; i < functions.functionCount(); i++) {
      numbers[next++] = functions.getFunctionType(i);
    }
    return numbers;
  }

  /** Whether the module has a start function. */
  boolean starts() {
    return starts;
  }

  /** The exports of the module, by name. */
  Map<String, Export> exports() {
    return exports;
  }

  /**
   * Makes an instance and runs its start function.
   *
   * @param imports of each kind all that the module imports, in the order of its import section
   */
  Instance instance(
      ImportValues imports,
      Function<MemoryLimits, GuestMemory> memory,
      TableFactory table,
      Function<Instance, Machine> machine) {
    var own = new Memory[memories.length];
    for (int i = 0; i < own.length; i++) {
      own[i] = memory.apply(memories[i]);
    }
    // What the constructor does not copy is made anew: memories and data segments.
    return Instances.create(
        module,
        globals,
        own,
        module.dataSection().dataSegments(),
        bodies,
        types,
        functionTypes,
        imports,
        tables,
        elements,
        tags,
        exports,
        machine,
        table);
  }
}
