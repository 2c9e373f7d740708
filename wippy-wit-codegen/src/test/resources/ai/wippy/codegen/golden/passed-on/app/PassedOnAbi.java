package app;

import acme.everything.Shapes;
import ai.wippy.runtime.component.Flags;
import ai.wippy.runtime.component.GuestHeap;
import ai.wippy.runtime.component.GuestMemory;
import ai.wippy.runtime.component.Lists;
import ai.wippy.runtime.component.NumericLists;
import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.component.Scalars;
import ai.wippy.runtime.component.Store;
import ai.wippy.runtime.component.Tuple2;
import ai.wippy.runtime.component.Tuple4;
import ai.wippy.runtime.component.Unit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How values with parts lie in guest memory (Canonical ABI). */
final class PassedOnAbi {
  private PassedOnAbi() {}

  static Tuple4<Integer, Integer, Long, Long> loadTupleOfU8U16U32U64(GuestHeap heap, int at) {
    GuestMemory memory = heap.memory();
    return new Tuple4<>(
        memory.u8(at),
        memory.u16(at + 2),
        Integer.toUnsignedLong(memory.i32(at + 4)),
        memory.i64(at + 8));
  }

  static void storePoint(GuestHeap heap, int at, Shapes.Point value) {
    GuestMemory memory = heap.memory();
    memory.f32(at, value.x());
    memory.f32(at + 4, value.y());
  }

  static Optional<Shapes.Point> loadOptionOfPoint(GuestHeap heap, int at) {
    GuestMemory memory = heap.memory();
    return Scalars.discriminant(memory.u8(at), 2) == 0
        ? Optional.empty()
        : Optional.of(loadPoint(heap, at + 4));
  }

  static void storeTupleOfU8S16(GuestHeap heap, int at, Tuple2<Integer, Short> value) {
    GuestMemory memory = heap.memory();
    memory.u8(at, Scalars.u8(value.v0(), "[0]"));
    memory.u16(at + 2, value.v1());
  }

  static void storeValue(GuestHeap heap, int at, Shapes.Value value) {
    GuestMemory memory = heap.memory();
    switch (value) {
      case Shapes.Value.Nothing _ -> memory.u8(at, 0);
      case Shapes.Value.String(var payload) -> {
        memory.u8(at, 1);
        heap.store(at + 8, heap.lowerString(payload, "string"));
      }
      case Shapes.Value.Integer(var payload) -> {
        memory.u8(at, 2);
        memory.i64(at + 8, payload);
      }
      case Shapes.Value.Float(var payload) -> {
        memory.u8(at, 3);
        memory.f32(at + 8, payload);
      }
      case Shapes.Value.List(var payload) -> {
        memory.u8(at, 4);
        heap.store(at + 8, Lists.lower(heap, payload, 40, 8, "list", PassedOnAbi::storeValuePart));
      }
      case Shapes.Value.Value2 _ -> memory.u8(at, 5);
    }
  }

  static Result<Shapes.Nested, Shapes.Value> loadResultOfNestedOrValue(GuestHeap heap, int at) {
    GuestMemory memory = heap.memory();
    return Scalars.discriminant(memory.u8(at), 2) == 0
        ? Result.ok(loadNested(heap, at + 8))
        : Result.err(loadValue(heap, at + 8));
  }

  static void storeValuePart(GuestHeap heap, int at, Shapes.ValuePart value) {
    heap.store(at, heap.lowerString(value.name(), "name"));
    heap.store(at + 8, NumericLists.lowerBytes(heap, value.bits()));
    Store.named("when", PassedOnAbi::storeOptionOfOptionOfU64, heap, at + 16, value.when());
  }

  static Shapes.Class liftClass(int discriminant) {
    return switch (Scalars.discriminant(discriminant, 4)) {
      case 0 -> Shapes.Class.ENUM;
      case 1 -> Shapes.Class.DEFAULT;
      case 2 -> Shapes.Class.A_B;
      default -> Shapes.Class.A_B2;
    };
  }

  static Result<Unit, Set<Shapes.Rights>> loadResultOfUnitOrRights(GuestHeap heap, int at) {
    GuestMemory memory = heap.memory();
    return Scalars.discriminant(memory.u8(at), 2) == 0
        ? Result.ok(Unit.UNIT)
        : Result.err(Flags.ofBits(Shapes.Rights.class, memory.u8(at + 1)));
  }

  static Result<Double, Unit> loadResultOfF64OrUnit(GuestHeap heap, int at) {
    GuestMemory memory = heap.memory();
    return Scalars.discriminant(memory.u8(at), 2) == 0
        ? Result.ok(Scalars.f64(memory.f64(at + 8)))
        : Result.err(Unit.UNIT);
  }

  static void storeNested(GuestHeap heap, int at, Shapes.Nested value) {
    Store.named("at", PassedOnAbi::storePoint, heap, at, value.at());
    Store.named("near", PassedOnAbi::storeOptionOfPoint, heap, at + 8, value.near());
    heap.store(at + 20, Lists.lower(heap, value.pairs(), 4, 2, "pairs", PassedOnAbi::storeTupleOfU8S16));
  }

  static List<Result<Shapes.Point, Shapes.Class>> loadListOfResultOfPointOrClass(GuestHeap heap, int at) {
    GuestMemory memory = heap.memory();
    return Lists.lift(heap, memory.i32(at), memory.i32(at + 4), 12, 4, PassedOnAbi::loadResultOfPointOrClass);
  }

  static void storeTupleOfU8U16U32U64(
      GuestHeap heap,
      int at,
      Tuple4<Integer, Integer, Long, Long> value) {
    GuestMemory memory = heap.memory();
    memory.u8(at, Scalars.u8(value.v0(), "[0]"));
    memory.u16(at + 2, Scalars.u16(value.v1(), "[1]"));
    memory.i32(at + 4, Scalars.u32(value.v2(), "[2]"));
    memory.i64(at + 8, value.v3());
  }

  static Shapes.Point loadPoint(GuestHeap heap, int at) {
    GuestMemory memory = heap.memory();
    return new Shapes.Point(Scalars.f32(memory.f32(at)), Scalars.f32(memory.f32(at + 4)));
  }

  static void storeOptionOfPoint(GuestHeap heap, int at, Optional<Shapes.Point> value) {
    GuestMemory memory = heap.memory();
    memory.u8(at, value.isPresent() ? 1 : 0);
    if (value.isPresent()) {
      Store.named("", PassedOnAbi::storePoint, heap, at + 4, value.get());
    }
  }

  static Shapes.Nested liftNested(GuestHeap heap, long[] slots, int slot) {
    return new Shapes.Nested(
        liftPoint(heap, slots, slot),
        liftOptionOfPoint(heap, slots, slot + 2),
        Lists.lift(heap, (int) slots[slot + 5], (int) slots[slot + 6], 4, 2, PassedOnAbi::loadTupleOfU8S16));
  }

  static Shapes.Value loadValue(GuestHeap heap, int at) {
    GuestMemory memory = heap.memory();
    return switch (Scalars.discriminant(memory.u8(at), 6)) {
      case 0 -> new Shapes.Value.Nothing();
      case 1 -> new Shapes.Value.String(heap.liftString(memory.i32(at + 8), memory.i32(at + 12)));
      case 2 -> new Shapes.Value.Integer(memory.i64(at + 8));
      case 3 -> new Shapes.Value.Float(Scalars.f32(memory.f32(at + 8)));
      case 4 -> new Shapes.Value.List(Lists.lift(heap, memory.i32(at + 8), memory.i32(at + 12), 40, 8, PassedOnAbi::loadValuePart));
      default -> new Shapes.Value.Value2();
    };
  }

  static void storeResultOfNestedOrValue(
      GuestHeap heap,
      int at,
      Result<Shapes.Nested, Shapes.Value> value) {
    GuestMemory memory = heap.memory();
    switch (value) {
      case Result.Ok(var payload) -> {
        memory.u8(at, 0);
        Store.named("ok", PassedOnAbi::storeNested, heap, at + 8, payload);
      }
      case Result.Err(var payload) -> {
        memory.u8(at, 1);
        Store.named("err", PassedOnAbi::storeValue, heap, at + 8, payload);
      }
    }
  }

  static Shapes.Value liftValue(GuestHeap heap, long[] slots, int slot) {
    return switch (Scalars.discriminant((int) slots[slot], 6)) {
      case 0 -> new Shapes.Value.Nothing();
      case 1 -> new Shapes.Value.String(heap.liftString((int) slots[slot + 1], (int) slots[slot + 2]));
      case 2 -> new Shapes.Value.Integer(slots[slot + 1]);
      case 3 -> new Shapes.Value.Float(Scalars.f32(Float.intBitsToFloat((int) slots[slot + 1])));
      case 4 -> new Shapes.Value.List(Lists.lift(heap, (int) slots[slot + 1], (int) slots[slot + 2], 40, 8, PassedOnAbi::loadValuePart));
      default -> new Shapes.Value.Value2();
    };
  }

  static void storeResultOfUnitOrRights(
      GuestHeap heap,
      int at,
      Result<Unit, Set<Shapes.Rights>> value) {
    GuestMemory memory = heap.memory();
    switch (value) {
      case Result.Ok(var _) -> memory.u8(at, 0);
      case Result.Err(var payload) -> {
        memory.u8(at, 1);
        memory.u8(at + 1, Flags.toBits(payload));
      }
    }
  }

  static Result<Long, Float> liftResultOfU32OrF32(GuestHeap heap, long[] slots, int slot) {
    return Scalars.discriminant((int) slots[slot], 2) == 0
        ? Result.ok(Integer.toUnsignedLong((int) slots[slot + 1]))
        : Result.err(Scalars.f32(Float.intBitsToFloat((int) slots[slot + 1])));
  }

  static void storeResultOfF64OrUnit(GuestHeap heap, int at, Result<Double, Unit> value) {
    GuestMemory memory = heap.memory();
    switch (value) {
      case Result.Ok(var payload) -> {
        memory.u8(at, 0);
        memory.f64(at + 8, payload);
      }
      case Result.Err(var _) -> memory.u8(at, 1);
    }
  }

  static Shapes.Nested loadNested(GuestHeap heap, int at) {
    GuestMemory memory = heap.memory();
    return new Shapes.Nested(
        loadPoint(heap, at),
        loadOptionOfPoint(heap, at + 8),
        Lists.lift(heap, memory.i32(at + 20), memory.i32(at + 24), 4, 2, PassedOnAbi::loadTupleOfU8S16));
  }

  static void storeListOfResultOfPointOrClass(
      GuestHeap heap,
      int at,
      List<Result<Shapes.Point, Shapes.Class>> value) {
    heap.store(at, Lists.lower(heap, value, 12, 4, "", PassedOnAbi::storeResultOfPointOrClass));
  }

  static Optional<Integer> liftOptionOfU8(GuestHeap heap, long[] slots, int slot) {
    return Scalars.discriminant((int) slots[slot], 2) == 0
        ? Optional.empty()
        : Optional.of((int) slots[slot + 1] & 0xFF);
  }

  static void storeOptionOfOptionOfU64(GuestHeap heap, int at, Optional<Optional<Long>> value) {
    GuestMemory memory = heap.memory();
    memory.u8(at, value.isPresent() ? 1 : 0);
    if (value.isPresent()) {
      Store.named("", PassedOnAbi::storeOptionOfU64, heap, at + 8, value.get());
    }
  }

  static Result<Shapes.Point, Shapes.Class> loadResultOfPointOrClass(GuestHeap heap, int at) {
    GuestMemory memory = heap.memory();
    return Scalars.discriminant(memory.u8(at), 2) == 0
        ? Result.ok(loadPoint(heap, at + 4))
        : Result.err(liftClass(memory.u8(at + 4)));
  }

  static Shapes.Point liftPoint(GuestHeap heap, long[] slots, int slot) {
    return new Shapes.Point(
        Scalars.f32(Float.intBitsToFloat((int) slots[slot])),
        Scalars.f32(Float.intBitsToFloat((int) slots[slot + 1])));
  }

  static Optional<Shapes.Point> liftOptionOfPoint(GuestHeap heap, long[] slots, int slot) {
    return Scalars.discriminant((int) slots[slot], 2) == 0
        ? Optional.empty()
        : Optional.of(liftPoint(heap, slots, slot + 1));
  }

  static Tuple2<Integer, Short> loadTupleOfU8S16(GuestHeap heap, int at) {
    GuestMemory memory = heap.memory();
    return new Tuple2<>(memory.u8(at), (short) memory.s16(at + 2));
  }

  static Shapes.ValuePart loadValuePart(GuestHeap heap, int at) {
    GuestMemory memory = heap.memory();
    return new Shapes.ValuePart(
        heap.liftString(memory.i32(at), memory.i32(at + 4)),
        NumericLists.liftBytes(heap, memory.i32(at + 8), memory.i32(at + 12)),
        loadOptionOfOptionOfU64(heap, at + 16));
  }

  static void storeResultOfPointOrClass(
      GuestHeap heap,
      int at,
      Result<Shapes.Point, Shapes.Class> value) {
    GuestMemory memory = heap.memory();
    switch (value) {
      case Result.Ok(var payload) -> {
        memory.u8(at, 0);
        Store.named("ok", PassedOnAbi::storePoint, heap, at + 4, payload);
      }
      case Result.Err(var payload) -> {
        memory.u8(at, 1);
        memory.u8(at + 4, payload.ordinal());
      }
    }
  }

  static void storeOptionOfU64(GuestHeap heap, int at, Optional<Long> value) {
    GuestMemory memory = heap.memory();
    memory.u8(at, value.isPresent() ? 1 : 0);
    if (value.isPresent()) {
      memory.i64(at + 8, value.get());
    }
  }

  static Optional<Optional<Long>> loadOptionOfOptionOfU64(GuestHeap heap, int at) {
    GuestMemory memory = heap.memory();
    return Scalars.discriminant(memory.u8(at), 2) == 0
        ? Optional.empty()
        : Optional.of(loadOptionOfU64(heap, at + 8));
  }

  static Optional<Long> loadOptionOfU64(GuestHeap heap, int at) {
    GuestMemory memory = heap.memory();
    return Scalars.discriminant(memory.u8(at), 2) == 0
        ? Optional.empty()
        : Optional.of(memory.i64(at + 8));
  }
}
