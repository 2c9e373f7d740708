package ai.wippy.runtime.component;

import ai.wippy.runtime.component.GuestHeap.Encoding;
import com.dylibso.chicory.wasm.types.MemoryLimits;
import java.util.ArrayList;
import java.util.List;

/** A heap without a guest: one page, and an allocator that only goes up and notes its calls. */
final class TestHeap {
  final InstanceState state = new InstanceState();
  final Handles handles = new Handles(state);
  final GuestMemory memory = new GuestMemory(new MemoryLimits(1, 1));
  final GuestHeap heap;
  final List<String> calls = new ArrayList<>();
  private int next;

  TestHeap() {
    this(Encoding.UTF8);
  }

  TestHeap(Encoding encoding) {
    heap = new GuestHeap(handles, memory, this::realloc, encoding);
  }

  private int realloc(int at, int size, int alignment, int newSize) {
    calls.add("%d,%d,%d,%d".formatted(at, size, alignment, newSize));
    int place = (next + alignment - 1) & -alignment;
    next = place + newSize;
    memory.copy(place, at, Math.min(size, newSize));
    return place;
  }

  /** Leaves room for what a test puts there itself. */
  TestHeap from(int at) {
    next = at;
    return this;
  }

  TestHeap bytes(int at, int... bytes) {
    for (int i = 0; i < bytes.length; i++) {
      memory.u8(at + i, bytes[i]);
    }
    return this;
  }
}
