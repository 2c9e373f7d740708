package app;

import ai.wippy.runtime.component.GuestHeap;
import ai.wippy.runtime.component.GuestMemory;
import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.component.Scalars;
import java.util.Optional;

/** How values with parts lie in guest memory (Canonical ABI). */
final class ReactorAbi {
  private ReactorAbi() {}

  static Result<String, String> loadResultOfStringOrString(GuestHeap heap, int at) {
    GuestMemory memory = heap.memory();
    return Scalars.discriminant(memory.u8(at), 2) == 0
        ? Result.ok(heap.liftString(memory.i32(at + 4), memory.i32(at + 8)))
        : Result.err(heap.liftString(memory.i32(at + 4), memory.i32(at + 8)));
  }

  static Optional<String> loadOptionOfString(GuestHeap heap, int at) {
    GuestMemory memory = heap.memory();
    return Scalars.discriminant(memory.u8(at), 2) == 0
        ? Optional.empty()
        : Optional.of(heap.liftString(memory.i32(at + 4), memory.i32(at + 8)));
  }
}
