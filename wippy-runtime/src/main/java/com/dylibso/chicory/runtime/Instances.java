package com.dylibso.chicory.runtime;

import com.dylibso.chicory.wasm.ChicoryException;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.DataSegment;
import com.dylibso.chicory.wasm.types.Element;
import com.dylibso.chicory.wasm.types.Export;
import com.dylibso.chicory.wasm.types.FunctionBody;
import com.dylibso.chicory.wasm.types.FunctionType;
import com.dylibso.chicory.wasm.types.Global;
import com.dylibso.chicory.wasm.types.Table;
import com.dylibso.chicory.wasm.types.TagType;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes instances whose parts are at hand. It lies in Chicory's package because only there the
 * constructor can be called; a compiler, not a user, finds out if another version has another one.
 */
public final class Instances {
  private Instances() {}

  /**
   * Makes an instance, fills its memories and tables, and runs its start function.
   *
   * @param memories its own, not filled
   * @param dataSegments its own, as they are used up
   * @param functionTypes of each function the number of its type, imported ones first
   * @param imports of each kind all that the module imports, in the order of its import section
   * @throws ChicoryException if a segment does not fit or the start function traps
   */
  public static Instance create(
      WasmModule module,
      Global[] globals,
      Memory[] memories,
      DataSegment[] dataSegments,
      FunctionBody[] bodies,
      FunctionType[] types,
      int[] functionTypes,
      ImportValues imports,
      Table[] tables,
      Element[] elements,
      TagType @Nullable [] tags,
      Map<String, Export> exports,
      Function<Instance, Machine> machine,
      TableFactory table) {
    return new Instance(
        module,
        globals,
        memories,
        dataSegments,
        bodies,
        types,
        functionTypes,
        imports,
        tables,
        elements,
        tags,
        exports,
        machine,
        table,
        null,
        true,
        false,
        null);
  }
}
