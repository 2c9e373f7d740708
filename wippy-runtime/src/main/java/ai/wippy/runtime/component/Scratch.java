package ai.wippy.runtime.component;

import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.wasm.types.MemoryLimits;

/**
 * A memory of the host's own, for values on the way from a caller of a component to the host that
 * the component passes them on to. What lies there lasts until the call is over.
 */
final class Scratch implements GuestHeap.Realloc {
  private final InstanceState state;
  private final GuestMemory memory = new GuestMemory(new MemoryLimits(0, Memory.RUNTIME_MAX_PAGES));
  private long end;

  Scratch(InstanceState state) {
    this.state = state;
  }

  GuestMemory memory() {
    return memory;
  }

  @Override
  public int realloc(int at, int size, int alignment, int newSize) {
    if (state.untouched()) {
      end = 0;
    }
    int place = (int) Type.align(end, alignment);
    end = place + Integer.toUnsignedLong(newSize);
    long missing = end - memory.size();
    if (missing > 0) {
      long pages = (missing + Memory.PAGE_SIZE - 1) / Memory.PAGE_SIZE;
      if (pages > Memory.RUNTIME_MAX_PAGES || memory.grow((int) pages) < 0) {
        throw new Trap("the host cannot hold values of %d bytes".formatted(end));
      }
    }
    memory.copy(place, at, Math.min(size, newSize));
    return place;
  }
}
