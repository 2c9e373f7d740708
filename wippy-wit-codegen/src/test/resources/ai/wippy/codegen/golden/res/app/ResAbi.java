package app;

import ai.wippy.runtime.component.GuestHeap;
import ai.wippy.runtime.component.GuestMemory;
import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.component.Scalars;
import peers.res.Counters;

/** How values with parts lie in guest memory (Canonical ABI). */
final class ResAbi {
  private ResAbi() {}

  static Counters.Counter loadCounter(GuestHeap heap, int at) {
    GuestMemory memory = heap.memory();
    return heap.handles().liftOwn(6, memory.i32(at), Counters.Counter.class);
  }

  static Result<Long, String> loadResultOfU32OrString(GuestHeap heap, int at) {
    GuestMemory memory = heap.memory();
    return Scalars.discriminant(memory.u8(at), 2) == 0
        ? Result.ok(Integer.toUnsignedLong(memory.i32(at + 4)))
        : Result.err(heap.liftString(memory.i32(at + 4), memory.i32(at + 8)));
  }

  static void storeResultOfU32OrString(GuestHeap heap, int at, Result<Long, String> value) {
    GuestMemory memory = heap.memory();
    switch (value) {
      case Result.Ok(var payload) -> {
        memory.u8(at, 0);
        memory.i32(at + 4, Scalars.u32(payload, "ok"));
      }
      case Result.Err(var payload) -> {
        memory.u8(at, 1);
        heap.store(at + 4, heap.lowerString(payload, "err"));
      }
    }
  }
}
