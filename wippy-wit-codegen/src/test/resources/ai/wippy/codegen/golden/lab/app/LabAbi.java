package app;

import ai.wippy.runtime.component.Flags;
import ai.wippy.runtime.component.GuestHeap;
import ai.wippy.runtime.component.GuestMemory;
import ai.wippy.runtime.component.Lists;
import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.component.Scalars;
import ai.wippy.runtime.component.Store;
import ai.wippy.runtime.component.Tuple2;
import ai.wippy.runtime.component.Unit;
import ai.wippy.runtime.wasi.clocks.WallClock;
import ai.wippy.runtime.wasi.filesystem.Types;
import ai.wippy.runtime.wasi.io.Streams;
import java.util.List;
import java.util.Optional;
import peers.lab.Bench;

/** How values with parts lie in guest memory (Canonical ABI). */
final class LabAbi {
  private LabAbi() {}

  static Result<List<Bench.Reading>, String> loadResultOfListOfReadingOrString(GuestHeap heap, int at) {
    GuestMemory memory = heap.memory();
    return Scalars.discriminant(memory.u8(at), 2) == 0
        ? Result.ok(Lists.lift(heap, memory.i32(at + 4), memory.i32(at + 8), 24, 8, LabAbi::loadReading))
        : Result.err(heap.liftString(memory.i32(at + 4), memory.i32(at + 8)));
  }

  static Optional<Bench.Instrument> loadOptionOfInstrument(GuestHeap heap, int at) {
    GuestMemory memory = heap.memory();
    return Scalars.discriminant(memory.u8(at), 2) == 0
        ? Optional.empty()
        : Optional.of(heap.handles().liftOwn(0, memory.i32(at + 4), Bench.Instrument.class));
  }

  static void storeResultOfListOfReadingOrString(
      GuestHeap heap,
      int at,
      Result<List<Bench.Reading>, String> value) {
    GuestMemory memory = heap.memory();
    switch (value) {
      case Result.Ok(var payload) -> {
        memory.u8(at, 0);
        heap.store(at + 4, Lists.lower(heap, payload, 24, 8, "ok", LabAbi::storeReading));
      }
      case Result.Err(var payload) -> {
        memory.u8(at, 1);
        heap.store(at + 4, heap.lowerString(payload, "err"));
      }
    }
  }

  static Bench.Reading loadReading(GuestHeap heap, int at) {
    GuestMemory memory = heap.memory();
    return new Bench.Reading(
        Scalars.f64(memory.f64(at)),
        liftUnit(memory.u8(at + 8)),
        Flags.ofBits(Bench.Marks.class, memory.u8(at + 9)),
        loadOptionOfString(heap, at + 12));
  }

  static Bench.Command liftCommand(GuestHeap heap, long[] slots, int slot) {
    return switch (Scalars.discriminant((int) slots[slot], 4)) {
      case 0 -> new Bench.Command.Reset();
      case 1 -> new Bench.Command.Set(Scalars.f32(Float.intBitsToFloat((int) slots[slot + 1])));
      case 2 -> new Bench.Command.Label(heap.liftString((int) slots[slot + 1], (int) slots[slot + 2]));
      default -> new Bench.Command.Range(liftTupleOfS32U64(heap, slots, slot + 1));
    };
  }

  static void storeOptionOfU64(GuestHeap heap, int at, Optional<Long> value) {
    GuestMemory memory = heap.memory();
    memory.u8(at, value.isPresent() ? 1 : 0);
    if (value.isPresent()) {
      memory.i64(at + 8, value.get());
    }
  }

  static void storeOptionOfErrorCode(GuestHeap heap, int at, Optional<Types.ErrorCode> value) {
    GuestMemory memory = heap.memory();
    memory.u8(at, value.isPresent() ? 1 : 0);
    if (value.isPresent()) {
      memory.u8(at + 1, value.get().ordinal());
    }
  }

  static void storeResultOfDescriptorTypeOrErrorCode(
      GuestHeap heap,
      int at,
      Result<Types.DescriptorType, Types.ErrorCode> value) {
    GuestMemory memory = heap.memory();
    switch (value) {
      case Result.Ok(var payload) -> {
        memory.u8(at, 0);
        memory.u8(at + 1, payload.ordinal());
      }
      case Result.Err(var payload) -> {
        memory.u8(at, 1);
        memory.u8(at + 1, payload.ordinal());
      }
    }
  }

  static void storeResultOfOutputStreamOrErrorCode(
      GuestHeap heap,
      int at,
      Result<Streams.OutputStream, Types.ErrorCode> value) {
    GuestMemory memory = heap.memory();
    switch (value) {
      case Result.Ok(var payload) -> {
        memory.u8(at, 0);
        memory.i32(at + 4, heap.handles().lowerOwn(2, payload, "ok"));
      }
      case Result.Err(var payload) -> {
        memory.u8(at, 1);
        memory.u8(at + 4, payload.ordinal());
      }
    }
  }

  static void storeResultOfDescriptorStatOrErrorCode(
      GuestHeap heap,
      int at,
      Result<Types.DescriptorStat, Types.ErrorCode> value) {
    GuestMemory memory = heap.memory();
    switch (value) {
      case Result.Ok(var payload) -> {
        memory.u8(at, 0);
        Store.named("ok", LabAbi::storeDescriptorStat, heap, at + 8, payload);
      }
      case Result.Err(var payload) -> {
        memory.u8(at, 1);
        memory.u8(at + 8, payload.ordinal());
      }
    }
  }

  static void storeResultOfU64OrStreamError(
      GuestHeap heap,
      int at,
      Result<Long, Streams.StreamError> value) {
    GuestMemory memory = heap.memory();
    switch (value) {
      case Result.Ok(var payload) -> {
        memory.u8(at, 0);
        memory.i64(at + 8, payload);
      }
      case Result.Err(var payload) -> {
        memory.u8(at, 1);
        Store.named("err", LabAbi::storeStreamError, heap, at + 8, payload);
      }
    }
  }

  static void storeResultOfUnitOrStreamError(
      GuestHeap heap,
      int at,
      Result<Unit, Streams.StreamError> value) {
    GuestMemory memory = heap.memory();
    switch (value) {
      case Result.Ok(var _) -> memory.u8(at, 0);
      case Result.Err(var payload) -> {
        memory.u8(at, 1);
        Store.named("err", LabAbi::storeStreamError, heap, at + 4, payload);
      }
    }
  }

  static void storeTupleOfDescriptorString(
      GuestHeap heap,
      int at,
      Tuple2<Types.Descriptor, String> value) {
    GuestMemory memory = heap.memory();
    memory.i32(at, heap.handles().lowerOwn(5, value.v0(), "[0]"));
    heap.store(at + 4, heap.lowerString(value.v1(), "[1]"));
  }

  static void storeReading(GuestHeap heap, int at, Bench.Reading value) {
    GuestMemory memory = heap.memory();
    memory.f64(at, value.value());
    memory.u8(at + 8, value.unit().ordinal());
    memory.u8(at + 9, Flags.toBits(value.marks()));
    Store.named("note", LabAbi::storeOptionOfString, heap, at + 12, value.note());
  }

  static Bench.Unit liftUnit(int discriminant) {
    return switch (Scalars.discriminant(discriminant, 2)) {
      case 0 -> Bench.Unit.VOLT;
      default -> Bench.Unit.AMPERE;
    };
  }

  static Optional<String> loadOptionOfString(GuestHeap heap, int at) {
    GuestMemory memory = heap.memory();
    return Scalars.discriminant(memory.u8(at), 2) == 0
        ? Optional.empty()
        : Optional.of(heap.liftString(memory.i32(at + 4), memory.i32(at + 8)));
  }

  static Tuple2<Integer, Long> liftTupleOfS32U64(GuestHeap heap, long[] slots, int slot) {
    return new Tuple2<>((int) slots[slot], slots[slot + 1]);
  }

  static void storeDescriptorStat(GuestHeap heap, int at, Types.DescriptorStat value) {
    GuestMemory memory = heap.memory();
    memory.u8(at, value.type().ordinal());
    memory.i64(at + 8, value.linkCount());
    memory.i64(at + 16, value.size());
    Store.named("data-access-timestamp", LabAbi::storeOptionOfDatetime, heap, at + 24, value.dataAccessTimestamp());
    Store.named("data-modification-timestamp", LabAbi::storeOptionOfDatetime, heap, at + 48, value.dataModificationTimestamp());
    Store.named("status-change-timestamp", LabAbi::storeOptionOfDatetime, heap, at + 72, value.statusChangeTimestamp());
  }

  static void storeStreamError(GuestHeap heap, int at, Streams.StreamError value) {
    GuestMemory memory = heap.memory();
    switch (value) {
      case Streams.StreamError.LastOperationFailed(var payload) -> {
        memory.u8(at, 0);
        memory.i32(at + 4, heap.handles().lowerOwn(1, payload, "last-operation-failed"));
      }
      case Streams.StreamError.Closed _ -> memory.u8(at, 1);
    }
  }

  static void storeOptionOfString(GuestHeap heap, int at, Optional<String> value) {
    GuestMemory memory = heap.memory();
    memory.u8(at, value.isPresent() ? 1 : 0);
    if (value.isPresent()) {
      heap.store(at + 4, heap.lowerString(value.get(), ""));
    }
  }

  static void storeOptionOfDatetime(GuestHeap heap, int at, Optional<WallClock.Datetime> value) {
    GuestMemory memory = heap.memory();
    memory.u8(at, value.isPresent() ? 1 : 0);
    if (value.isPresent()) {
      Store.named("", LabAbi::storeDatetime, heap, at + 8, value.get());
    }
  }

  static void storeDatetime(GuestHeap heap, int at, WallClock.Datetime value) {
    GuestMemory memory = heap.memory();
    memory.i64(at, value.seconds());
    memory.i32(at + 8, Scalars.u32(value.nanoseconds(), "nanoseconds"));
  }
}
