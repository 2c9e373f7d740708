package ai.wippy.runtime.wasm;

import ai.wippy.runtime.component.Component;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The components of the application, each loaded when it is first called and shared by its entries,
 * and what of the application implements their imports.
 */
public final class Components {
  private final ClassLoader loader;
  private final AppHosts hosts;
  private final Map<String, Component> loaded = new ConcurrentHashMap<>();

  /**
   * The components of an application.
   *
   * @param loader of the classes that the build made
   */
  public Components(ClassLoader loader) {
    this.loader = loader;
    hosts = new AppHosts(loader);
  }

  AppHosts hosts() {
    return hosts;
  }

  Component get(String className) {
    return loaded.computeIfAbsent(className, this::load);
  }

  /** The one look-up by name: sources cannot name a class that the build makes after them. */
  private Component load(String className) {
    try {
      return Class.forName(className, true, loader)
          .asSubclass(Component.class)
          .getConstructor()
          .newInstance();
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(className + " does not load", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          className + " is not what the build made: build the application again", e);
    }
  }
}
