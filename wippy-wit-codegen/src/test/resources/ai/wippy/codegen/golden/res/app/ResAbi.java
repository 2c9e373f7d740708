package app;

import ai.wippy.runtime.component.GuestHeap;
import ai.wippy.runtime.component.GuestMemory;
import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.component.Scalars;
import ai.wippy.runtime.component.Store;
import ai.wippy.runtime.component.Tuple2;
import ai.wippy.runtime.component.Unit;
import ai.wippy.runtime.wasi.clocks.WallClock;
import ai.wippy.runtime.wasi.filesystem.Types;
import ai.wippy.runtime.wasi.io.Streams;
import java.util.Optional;
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
        Store.named("ok", ResAbi::storeDescriptorStat, heap, at + 8, payload);
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
        Store.named("err", ResAbi::storeStreamError, heap, at + 8, payload);
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
        Store.named("err", ResAbi::storeStreamError, heap, at + 4, payload);
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

  static void storeDescriptorStat(GuestHeap heap, int at, Types.DescriptorStat value) {
    GuestMemory memory = heap.memory();
    memory.u8(at, value.type().ordinal());
    memory.i64(at + 8, value.linkCount());
    memory.i64(at + 16, value.size());
    Store.named("data-access-timestamp", ResAbi::storeOptionOfDatetime, heap, at + 24, value.dataAccessTimestamp());
    Store.named("data-modification-timestamp", ResAbi::storeOptionOfDatetime, heap, at + 48, value.dataModificationTimestamp());
    Store.named("status-change-timestamp", ResAbi::storeOptionOfDatetime, heap, at + 72, value.statusChangeTimestamp());
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

  static void storeOptionOfDatetime(GuestHeap heap, int at, Optional<WallClock.Datetime> value) {
    GuestMemory memory = heap.memory();
    memory.u8(at, value.isPresent() ? 1 : 0);
    if (value.isPresent()) {
      Store.named("", ResAbi::storeDatetime, heap, at + 8, value.get());
    }
  }

  static void storeDatetime(GuestHeap heap, int at, WallClock.Datetime value) {
    GuestMemory memory = heap.memory();
    memory.i64(at, value.seconds());
    memory.i32(at + 8, Scalars.u32(value.nanoseconds(), "nanoseconds"));
  }
}
