package app;

import acme.everything.Api;
import acme.everything.Shapes;
import ai.wippy.runtime.component.Flags;
import ai.wippy.runtime.component.GuestHeap;
import ai.wippy.runtime.component.GuestMemory;
import ai.wippy.runtime.component.InstanceState;
import ai.wippy.runtime.component.Lists;
import ai.wippy.runtime.component.NumericLists;
import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.component.Scalars;
import ai.wippy.runtime.component.Slice;
import ai.wippy.runtime.component.Store;
import ai.wippy.runtime.component.Tuple4;
import ai.wippy.runtime.component.Unit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The exported instance {@code acme:every-thing/api@1.2.3}. */
final class PassedOnApi implements Api {
  private final PassedOnInstance instance;
  private final InstanceState state;
  private final GuestHeap heap;

  PassedOnApi(PassedOnInstance instance) {
    this.instance = instance;
    state = instance.state;
    heap = instance.heap;
  }

  @Override
  public Tuple4<Integer, Integer, Long, Long> numbers(
      int a,
      byte b,
      int c,
      short d,
      long e,
      int f,
      long g,
      long h,
      float i,
      double j,
      int k,
      boolean l) {
    GuestMemory memory = heap.memory();
    int aValue = Scalars.u8(a, "a");
    int cValue = Scalars.u16(c, "c");
    int eValue = Scalars.u32(e, "e");
    int kValue = Scalars.character(k, "k");
    state.enter();
    int area = instance.core1(aValue, b, cValue, d, eValue, f, g, h, i, j, kValue, l ? 1 : 0);
    memory.range(area, 16, 8);
    Tuple4<Integer, Integer, Long, Long> result = PassedOnAbi.loadTupleOfU8U16U32U64(heap, area);
    state.exit();
    return result;
  }

  @Override
  public int[] arrays(byte[] a, byte[] b, int[] c, short[] d, long[] e, int[] f) {
    state.lower();
    GuestMemory memory = heap.memory();
    long aSlice = NumericLists.lowerBytes(heap, a);
    long bSlice = NumericLists.lowerBytes(heap, b);
    long cSlice = NumericLists.lowerU16(heap, c, "c");
    long dSlice = NumericLists.lowerS16(heap, d);
    long eSlice = NumericLists.lowerU32(heap, e, "e");
    long fSlice = NumericLists.lowerS32(heap, f);
    state.enter();
    int area = instance.core2(
        Slice.at(aSlice),
        Slice.length(aSlice),
        Slice.at(bSlice),
        Slice.length(bSlice),
        Slice.at(cSlice),
        Slice.length(cSlice),
        Slice.at(dSlice),
        Slice.length(dSlice),
        Slice.at(eSlice),
        Slice.length(eSlice),
        Slice.at(fSlice),
        Slice.length(fSlice));
    memory.range(area, 8, 4);
    int[] result = NumericLists.liftChar(heap, memory.i32(area), memory.i32(area + 4));
    state.exit();
    return result;
  }

  @Override
  public List<String> moreArrays(long[] a, long[] b, float[] c, double[] d, int[] e, boolean[] f) {
    state.lower();
    GuestMemory memory = heap.memory();
    long aSlice = NumericLists.lowerLongs(heap, a);
    long bSlice = NumericLists.lowerLongs(heap, b);
    long cSlice = NumericLists.lowerF32(heap, c);
    long dSlice = NumericLists.lowerF64(heap, d);
    long eSlice = NumericLists.lowerChar(heap, e, "e");
    long fSlice = NumericLists.lowerBool(heap, f);
    state.enter();
    int area = instance.core3(
        Slice.at(aSlice),
        Slice.length(aSlice),
        Slice.at(bSlice),
        Slice.length(bSlice),
        Slice.at(cSlice),
        Slice.length(cSlice),
        Slice.at(dSlice),
        Slice.length(dSlice),
        Slice.at(eSlice),
        Slice.length(eSlice),
        Slice.at(fSlice),
        Slice.length(fSlice));
    memory.range(area, 8, 4);
    List<String> result = Lists.liftStrings(heap, memory.i32(area), memory.i32(area + 4));
    state.exit();
    return result;
  }

  @Override
  public Optional<Shapes.Point> center(List<Shapes.Point> of) {
    state.lower();
    GuestMemory memory = heap.memory();
    long ofSlice = Lists.lower(heap, of, 8, 4, "of", PassedOnAbi::storePoint);
    state.enter();
    int area = instance.core4(Slice.at(ofSlice), Slice.length(ofSlice));
    memory.range(area, 12, 4);
    Optional<Shapes.Point> result = PassedOnAbi.loadOptionOfPoint(heap, area);
    state.exit();
    return result;
  }

  @Override
  public Result<Shapes.Nested, Shapes.Value> deep(Shapes.Nested n, List<Shapes.Value> v) {
    state.lower();
    GuestMemory memory = heap.memory();
    float nAtXValue = n.at().x();
    float nAtYValue = n.at().y();
    int nNearCase = 0;
    float nNearSlot1 = 0;
    float nNearSlot2 = 0;
    if (n.near().isPresent()) {
      nNearCase = 1;
      Shapes.Point nNearSome = n.near().get();
      float nNearSomeXValue = nNearSome.x();
      float nNearSomeYValue = nNearSome.y();
      nNearSlot1 = nNearSomeXValue;
      nNearSlot2 = nNearSomeYValue;
    }
    long nPairsSlice =
        Lists.lower(heap, n.pairs(), 4, 2, "n.pairs", PassedOnAbi::storeTupleOfU8S16);
    long vSlice = Lists.lower(heap, v, 16, 8, "v", PassedOnAbi::storeValue);
    state.enter();
    int area = instance.core5(
        nAtXValue,
        nAtYValue,
        nNearCase,
        nNearSlot1,
        nNearSlot2,
        Slice.at(nPairsSlice),
        Slice.length(nPairsSlice),
        Slice.at(vSlice),
        Slice.length(vSlice));
    memory.range(area, 40, 8);
    Result<Shapes.Nested, Shapes.Value> result = PassedOnAbi.loadResultOfNestedOrValue(heap, area);
    state.exit();
    return result;
  }

  @Override
  public Shapes.Class pick(Shapes.Value v, Shapes.Class c) {
    state.lower();
    int vCase = 0;
    long vSlot1 = 0;
    int vSlot2 = 0;
    switch (v) {
      case Shapes.Value.Nothing _ -> vCase = 0;
      case Shapes.Value.String(var vPayload) -> {
        vCase = 1;
        long vPayloadSlice = heap.lowerString(vPayload, "v.string");
        vSlot1 = Integer.toUnsignedLong(Slice.at(vPayloadSlice));
        vSlot2 = Slice.length(vPayloadSlice);
      }
      case Shapes.Value.Integer(var vPayload) -> {
        vCase = 2;
        vSlot1 = vPayload;
      }
      case Shapes.Value.Float(var vPayload) -> {
        vCase = 3;
        vSlot1 = Integer.toUnsignedLong(Float.floatToRawIntBits(vPayload));
      }
      case Shapes.Value.List(var vPayload) -> {
        vCase = 4;
        long vPayloadSlice =
            Lists.lower(heap, vPayload, 40, 8, "v.list", PassedOnAbi::storeValuePart);
        vSlot1 = Integer.toUnsignedLong(Slice.at(vPayloadSlice));
        vSlot2 = Slice.length(vPayloadSlice);
      }
      case Shapes.Value.Value2 _ -> vCase = 5;
    }
    int cValue = c.ordinal();
    state.enter();
    int flat = instance.core6(vCase, vSlot1, vSlot2, cValue);
    Shapes.Class result = PassedOnAbi.liftClass(flat);
    state.exit();
    return result;
  }

  @Override
  public Result<Unit, Set<Shapes.Rights>> allow(Set<Shapes.Rights> r, Set<Shapes.Many> m) {
    GuestMemory memory = heap.memory();
    int rValue = Flags.toBits(r);
    int mValue = Flags.toBits(m);
    state.enter();
    int area = instance.core7(rValue, mValue);
    memory.range(area, 2, 1);
    Result<Unit, Set<Shapes.Rights>> result = PassedOnAbi.loadResultOfUnitOrRights(heap, area);
    state.exit();
    return result;
  }

  @Override
  public Result<Unit, Unit> check() {
    state.enter();
    int flat = instance.core8();
    Result<Unit, Unit> result =
        Scalars.discriminant(flat, 2) == 0 ? Result.ok(Unit.UNIT) : Result.err(Unit.UNIT);
    state.exit();
    return result;
  }

  @Override
  public Result<Double, Unit> narrow(Result<Long, Float> r) {
    GuestMemory memory = heap.memory();
    int rCase = 0;
    int rSlot1 = 0;
    switch (r) {
      case Result.Ok(var rPayload) -> {
        rCase = 0;
        int rPayloadValue = Scalars.u32(rPayload, "r.ok");
        rSlot1 = rPayloadValue;
      }
      case Result.Err(var rPayload) -> {
        rCase = 1;
        rSlot1 = Float.floatToRawIntBits(rPayload);
      }
    }
    state.enter();
    int area = instance.core9(rCase, rSlot1);
    memory.range(area, 16, 8);
    Result<Double, Unit> result = PassedOnAbi.loadResultOfF64OrUnit(heap, area);
    state.exit();
    return result;
  }

  @Override
  public String toString2() {
    GuestMemory memory = heap.memory();
    state.enter();
    int area = instance.core10();
    memory.range(area, 8, 4);
    String result = heap.liftString(memory.i32(area), memory.i32(area + 4));
    state.exit();
    return result;
  }

  @Override
  public long getClass2(long state2, long core, String heap2, String class_) {
    state.lower();
    int state2Value = Scalars.u32(state2, "state");
    int coreValue = Scalars.u32(core, "core");
    long heap2Slice = heap.lowerString(heap2, "heap");
    long class_Slice = heap.lowerString(class_, "class");
    state.enter();
    int flat = instance.core11(
        state2Value,
        coreValue,
        Slice.at(heap2Slice),
        Slice.length(heap2Slice),
        Slice.at(class_Slice),
        Slice.length(class_Slice));
    long result = Integer.toUnsignedLong(flat);
    state.exit();
    return result;
  }

  @Override
  public List<List<Result<Shapes.Point, Shapes.Class>>> spill(
      Shapes.Nested a,
      Shapes.Nested b,
      Shapes.Nested c,
      Shapes.Value d) {
    state.lower();
    GuestMemory memory = heap.memory();
    int params = heap.allocate(8, 104);
    Store.named("a", PassedOnAbi::storeNested, heap, params, a);
    Store.named("b", PassedOnAbi::storeNested, heap, params + 28, b);
    Store.named("c", PassedOnAbi::storeNested, heap, params + 56, c);
    Store.named("d", PassedOnAbi::storeValue, heap, params + 88, d);
    state.enter();
    int area = instance.core12(params);
    memory.range(area, 8, 4);
    List<List<Result<Shapes.Point, Shapes.Class>>> result =
        Lists.lift(heap, memory.i32(area), memory.i32(area + 4), 8, 4, PassedOnAbi::loadListOfResultOfPointOrClass);
    state.exit();
    return result;
  }

  @Override
  public void wait2() {
    state.enter();
    instance.core13();
    state.exit();
  }
}
