package ai.wippy.runtime.component;

import com.dylibso.chicory.runtime.ConstantEvaluators;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.wasm.types.ActiveDataSegment;
import com.dylibso.chicory.wasm.types.DataSegment;
import com.dylibso.chicory.wasm.types.PassiveDataSegment;

/** The data segments that a memory was initialised with, by each instance that shares it. */
final class Segments {
  private static final DataSegment[] NONE = {};

  private boolean initialized;
  private DataSegment[] last = NONE;
  private boolean severalHaveSome;

  /** Whether an instance has initialised the memory already. */
  boolean initialized() {
    return initialized;
  }

  /**
   * Copies the active segments for a memory, after which they are empty.
   *
   * @param known whether they are in the memory already
   */
  void initialize(
      GuestMemory memory, Instance instance, DataSegment[] segments, int index, boolean known) {
    for (int i = 0; i < segments.length; i++) {
      if (segments[i] instanceof ActiveDataSegment active && active.index() == index) {
        if (!known) {
          int at =
              (int)
                  ConstantEvaluators.computeConstantValue(instance, active.offsetInstructions())[0];
          memory.write(at, active.data());
        }
        segments[i] = PassiveDataSegment.EMPTY;
      }
    }
    initialized = true;
    if (segments.length > 0) {
      severalHaveSome = last.length > 0;
      last = segments;
    }
  }

  /** What {@code memory.init} copies from, where only the memory is known. */
  byte[] passive(int segment) {
    if (severalHaveSome) {
      throw new Trap("memory.init in an interpreted function, on a memory that modules share");
    }
    return last[segment].data();
  }

  /** {@code data.drop}. */
  void drop(int segment) {
    last[segment] = PassiveDataSegment.EMPTY;
  }
}
