package ai.wippy.runtime.component;

/**
 * What the build writes of an interface to a core module, under the interface's name with {@code
 * Bridge} appended: a class that implements both. Found by its name, it is made without an
 * instance, and only makes others.
 */
public interface CoreBridge {
  /** A bridge of this class to an instance. */
  Object of(CoreInstance instance);
}
