package ai.wippy.runtime.wasi.preview1;

import ai.wippy.runtime.component.GuestMemory;
import java.io.IOException;

/**
 * A function of preview 1. Pointers go to the memory unchecked: it traps where they are outside.
 */
@FunctionalInterface
interface HostCall {
  Errno call(GuestMemory memory, long[] args) throws IOException;
}
