package ai.wippy.component;

import static ai.wippy.component.ComponentException.invalid;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The type of a core module.
 *
 * @param imports in order, types interned
 * @param exports in order, types interned
 */
record ModuleType(Map<ImportName, CoreExtern> imports, Map<String, CoreExtern> exports) {
  /** The two parts of the name of an import. */
  record ImportName(String module, String name) {}

  static ModuleType empty() {
    return new ModuleType(new LinkedHashMap<>(), new LinkedHashMap<>());
  }

  static ModuleType of(CoreBinary binary, CoreTypes types) {
    List<CoreValue.Heap.Interned> space = new ArrayList<>();
    int at = binary.offset();
    binary.types().forEach(group -> types.define(at, group.types(), space));
    ModuleType type = empty();
    binary
        .imports()
        .forEach(i -> type.addImport(at, i.module(), i.name(), types.resolve(at, i.type(), space)));
    binary.exports().forEach(e -> type.addExport(at, e.name(), types.resolve(at, e.type(), space)));
    return type;
  }

  void addImport(int offset, String module, String name, CoreExtern type) {
    if (imports.put(new ImportName(module, name), type) != null) {
      throw invalid(offset, "duplicate import name `%s:%s` of a core module", module, name);
    }
  }

  void addExport(int offset, String name, CoreExtern type) {
    if (exports.put(name, type) != null) {
      throw invalid(offset, "export name `%s` already defined in a core module", name);
    }
  }
}
