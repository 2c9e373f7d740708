package ai.wippy.runtime.wasm;

import ai.wippy.runtime.component.CoreFunction;
import ai.wippy.runtime.component.FunctionShape;
import ai.wippy.runtime.component.Imports;
import ai.wippy.runtime.component.Trap;
import ai.wippy.runtime.wasi.preview1.Preview1;
import java.util.Optional;

/**
 * The imports of one instance.
 *
 * @param grants of its entry; preview 1 needs none, because without files it gives nothing away
 * @param preview1 for this instance alone
 */
record GrantedImports(Grants grants, Preview1 preview1) implements Imports {
  @Override
  public CoreFunction core(String module, String name, FunctionShape shape) {
    Optional<CoreFunction> function =
        module.equals(Preview1.MODULE) ? preview1.function(name, shape) : Optional.empty();
    return function.orElseGet(
        () -> CoreFunction.trapping(shape, () -> grants.missingCore(module, name)));
  }

  @Override
  public Trap missing(String instance, String function) {
    return grants.missing(instance, function);
  }
}
