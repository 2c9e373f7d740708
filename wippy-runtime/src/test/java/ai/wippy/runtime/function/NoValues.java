package ai.wippy.runtime.function;

import ai.wippy.runtime.payload.Values;
import java.lang.reflect.Proxy;

/** Values that nobody may look at: the registry passes them on as they are. */
final class NoValues {
  private NoValues() {}

  static Values make() {
    return (Values)
        Proxy.newProxyInstance(
            NoValues.class.getClassLoader(),
            new Class<?>[] {Values.class},
            (proxy, method, args) -> {
              throw new AssertionError(method + " was called");
            });
  }
}
