package ai.wippy.runtime.component;

/** A Java object that stands for a resource of a guest. Implemented by generated code. */
public interface ResourceHolder {
  /** The resource. */
  GuestResource resource();
}
