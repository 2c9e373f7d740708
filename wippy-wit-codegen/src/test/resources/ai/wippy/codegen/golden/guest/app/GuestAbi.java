package app;

import ai.wippy.runtime.component.GuestHeap;
import ai.wippy.runtime.component.GuestMemory;
import ai.wippy.runtime.component.Lists;
import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.component.Scalars;
import ai.wippy.runtime.component.Tuple2;
import java.util.Optional;
import peers.guest.Types;

/** How values with parts lie in guest memory (Canonical ABI). */
final class GuestAbi {
  private GuestAbi() {}

  static Types.Person loadPerson(GuestHeap heap, int at) {
    GuestMemory memory = heap.memory();
    return new Types.Person(
        Integer.toUnsignedLong(memory.i32(at)),
        heap.liftString(memory.i32(at + 4), memory.i32(at + 8)),
        Lists.liftStrings(heap, memory.i32(at + 12), memory.i32(at + 16)),
        memory.u8(at + 20) != 0);
  }

  static void storePerson(GuestHeap heap, int at, Types.Person value) {
    GuestMemory memory = heap.memory();
    memory.i32(at, Scalars.u32(value.id(), "id"));
    heap.store(at + 4, heap.lowerString(value.name(), "name"));
    heap.store(at + 12, Lists.lowerStrings(heap, value.tags(), "tags"));
    memory.u8(at + 20, value.active() ? 1 : 0);
  }

  static Result<Integer, String> loadResultOfS32OrString(GuestHeap heap, int at) {
    GuestMemory memory = heap.memory();
    return Scalars.discriminant(memory.u8(at), 2) == 0
        ? Result.ok(memory.i32(at + 4))
        : Result.err(heap.liftString(memory.i32(at + 4), memory.i32(at + 8)));
  }

  static Optional<Types.Color> loadOptionOfColor(GuestHeap heap, int at) {
    GuestMemory memory = heap.memory();
    return Scalars.discriminant(memory.u8(at), 2) == 0
        ? Optional.empty()
        : Optional.of(liftColor(memory.u8(at + 1)));
  }

  static Optional<Tuple2<Double, Double>> loadOptionOfTupleOfF64F64(GuestHeap heap, int at) {
    GuestMemory memory = heap.memory();
    return Scalars.discriminant(memory.u8(at), 2) == 0
        ? Optional.empty()
        : Optional.of(loadTupleOfF64F64(heap, at + 8));
  }

  static Optional<Integer> loadOptionOfChar(GuestHeap heap, int at) {
    GuestMemory memory = heap.memory();
    return Scalars.discriminant(memory.u8(at), 2) == 0
        ? Optional.empty()
        : Optional.of(Scalars.character(memory.i32(at + 4)));
  }

  static Types.Color liftColor(int discriminant) {
    return switch (Scalars.discriminant(discriminant, 3)) {
      case 0 -> Types.Color.RED;
      case 1 -> Types.Color.GREEN;
      default -> Types.Color.BLUE;
    };
  }

  static Tuple2<Double, Double> loadTupleOfF64F64(GuestHeap heap, int at) {
    GuestMemory memory = heap.memory();
    return new Tuple2<>(Scalars.f64(memory.f64(at)), Scalars.f64(memory.f64(at + 8)));
  }
}
