package ai.wippy.runtime.component;

import com.dylibso.chicory.runtime.HostFunction;
import com.dylibso.chicory.runtime.ImportValues;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.types.FunctionImport;
import com.dylibso.chicory.wasm.types.FunctionType;
import com.dylibso.chicory.wasm.types.ValType;
import java.util.List;
import java.util.stream.Collectors;

/** Runs a core module without a build, for tests of its host. */
public final class InterpretedGuest {
  private InterpretedGuest() {}

  /** Instantiates a module that imports functions only, and calls an export without parameters. */
  public static void run(byte[] wasm, Imports host, String export) {
    var module = Parser.parse(wasm);
    var imports = ImportValues.builder();
    module.importSection().stream()
        .map(FunctionImport.class::cast)
        .forEach(wanted -> {
          FunctionType type = module.typeSection().getType(wanted.typeIndex());
          var function =
              host.core(
                  wanted.module(),
                  wanted.name(),
                  new FunctionShape(letters(type.params()), letters(type.returns())));
          imports.addFunction(
              new HostFunction(wanted.module(), wanted.name(), type, function.handle()));
        });
    Instance.builder(module)
        .withImportValues(imports.build())
        .withMemoryFactory(GuestMemory::new)
        .withStart(false)
        .build()
        .export(export)
        .apply();
  }

  private static String letters(List<ValType> types) {
    return types.stream().map(InterpretedGuest::letter).collect(Collectors.joining());
  }

  private static String letter(ValType type) {
    return type.equals(ValType.I32) ? "i" : type.equals(ValType.I64) ? "l" : "?";
  }
}
