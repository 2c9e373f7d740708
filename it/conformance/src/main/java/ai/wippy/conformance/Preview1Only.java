package ai.wippy.conformance;

import ai.wippy.runtime.component.CoreFunction;
import ai.wippy.runtime.component.FunctionShape;
import ai.wippy.runtime.component.Imports;
import ai.wippy.runtime.component.Trap;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.wasi.preview1.Preview1;

/** The imports of a core module that gets preview 1, and nothing else. */
record Preview1Only(Preview1 preview1) implements Imports {
  /** What is appended to the names of imports that a module has twice when it is wrapped. */
  private static final String AGAIN = " \\[v\\d+]$";

  @Override
  public CoreFunction core(String module, String name, FunctionShape shape) {
    return preview1
        .function(name.replaceFirst(AGAIN, ""), shape)
        .orElseGet(() -> stub(module, name));
  }

  @Override
  public Trap missing(String instance, String function) {
    return new Trap(
        Kind.UNAVAILABLE, "nothing stands behind %s of %s".formatted(function, instance));
  }
}
