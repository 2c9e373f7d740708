package ai.wippy.runtime.component;

import ai.wippy.runtime.payload.Kind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Interfaces that a Java caller provides.
 *
 * @param interfaces by their names, as the component spells them
 */
record GivenImports(Map<String, Object> interfaces) implements Imports {
  GivenImports {
    interfaces = Map.copyOf(interfaces);
  }

  @Override
  public <T> @Nullable T instance(String name, Class<T> type) {
    return type.cast(interfaces.get(name));
  }

  @Override
  public CoreFunction core(String module, String name, FunctionShape shape) {
    return stub(module, name);
  }

  @Override
  public Trap missing(String instance, String function) {
    return new Trap(
        Kind.PERMISSION_DENIED,
        "%s of %s is not provided: make the instance with a builder that was given an implementation"
            .formatted(function, instance.isEmpty() ? "the world" : instance));
  }
}
