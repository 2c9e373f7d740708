package ai.wippy.runtime.wasm;

import ai.wippy.registry.Settings;

/** The settings of WebAssembly. */
final class WasmSettings {
  private WasmSettings() {}

  /** {@code wasm.results: table}, for applications written against results as tables. */
  static boolean resultTables(Settings settings) {
    return settings.text("wasm.results", "values").equals("table");
  }
}
