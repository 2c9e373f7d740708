package ai.wippy.benchmarks;

import com.dylibso.chicory.compiler.MachineFactoryCompiler;
import com.dylibso.chicory.runtime.ByteArrayMemory;
import com.dylibso.chicory.runtime.HostFunction;
import com.dylibso.chicory.runtime.ImportValues;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Machine;
import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.WasmModule;
import java.util.function.Function;

/**
 * A core module as one would use it with Chicory alone: compiled once, with the faster of Chicory's
 * memories.
 */
final class RawModule {
  private final WasmModule module;
  private final Function<Instance, Machine> machines;

  RawModule(byte[] binary) {
    module = Parser.parse(binary);
    machines = MachineFactoryCompiler.compile(module);
  }

  /** A fresh instance. */
  Instance instance(HostFunction... imports) {
    return Instance.builder(module)
        .withMachineFactory(machines)
        .withMemoryFactory(ByteArrayMemory::new)
        .withImportValues(ImportValues.builder().addFunction(imports).build())
        .build();
  }
}
