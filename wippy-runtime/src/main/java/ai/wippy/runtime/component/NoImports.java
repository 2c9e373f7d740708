package ai.wippy.runtime.component;

import ai.wippy.runtime.payload.Kind;

/** Grants nothing: every function traps when it is called. */
final class NoImports implements Imports {
  @Override
  public CoreFunction core(String module, String name, FunctionShape shape) {
    return stub(module, name, shape);
  }

  @Override
  public Trap missing(String instance, String function) {
    return new Trap(
        Kind.PERMISSION_DENIED,
        "%s of %s is not granted: make the instance with a Host that grants it"
            .formatted(function, instance.isEmpty() ? "the world" : instance));
  }
}
