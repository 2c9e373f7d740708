package ai.wippy.runtime.component;

import ai.wippy.content.Content;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Machine;

/**
 * What the build wrote of a core module, found by the name of its class; the bytes are the image
 * that {@link ImageReader} reads.
 */
public interface ModuleCode extends Content {
  /** What runs the translated functions of an instance. */
  Machine machine(Instance instance);
}
