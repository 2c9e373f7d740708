package app;

import acme.everything.Api;
import acme.everything.Shapes;
import ai.wippy.runtime.component.CoreCalls;
import ai.wippy.runtime.component.CoreModule;
import ai.wippy.runtime.component.Flags;
import ai.wippy.runtime.component.GuestHeap;
import ai.wippy.runtime.component.GuestMemory;
import ai.wippy.runtime.component.Handles;
import ai.wippy.runtime.component.Host;
import ai.wippy.runtime.component.Imports;
import ai.wippy.runtime.component.InstanceState;
import ai.wippy.runtime.component.Lists;
import ai.wippy.runtime.component.NumericLists;
import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.component.Scalars;
import ai.wippy.runtime.component.Store;
import ai.wippy.runtime.component.Tuple4;
import ai.wippy.runtime.component.Unit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The core instances of one component instance. */
final class PassedOnInstance implements CoreCalls {
  final InstanceState state = new InstanceState();
  final Handles handles = new Handles(state);
  final GuestHeap heap;
  private final Imports imports;
  private final Api api;
  private final PassedOnImports passedOnImports;

  PassedOnInstance(Host host) {
    state.begin(host);
    imports = host.imports();
    api = imports.instance("acme:every-thing/api@1.2.3", Api.class);
    passedOnImports = imports.instance("", PassedOnImports.class);
    heap = GuestHeap.scratch(handles);
  }

  /** {@code acme:every-thing/api@1.2.3#numbers} */
  private long[] lowered0(long[] args) {
    state.checkLeave();
    GuestMemory memory = heap.memory();
    int a = (int) args[0] & 0xFF;
    byte b = (byte) (int) args[1];
    int c = (int) args[2] & 0xFFFF;
    short d = (short) (int) args[3];
    long e = Integer.toUnsignedLong((int) args[4]);
    int f = (int) args[5];
    long g = args[6];
    long h = args[7];
    float i = Scalars.f32(Float.intBitsToFloat((int) args[8]));
    double j = Scalars.f64(Double.longBitsToDouble(args[9]));
    int k = Scalars.character((int) args[10]);
    boolean l = (int) args[11] != 0;
    Tuple4<Integer, Integer, Long, Long> result = api("numbers").numbers(
        a,
        b,
        c,
        d,
        e,
        f,
        g,
        h,
        i,
        j,
        k,
        l);
    int area = memory.range((int) args[12], 16, 8);
    Store.named("acme:every-thing/api@1.2.3#numbers", PassedOnAbi::storeTupleOfU8U16U32U64, heap, area, result);
    return null;
  }

  /** {@code acme:every-thing/api@1.2.3#arrays} */
  private long[] lowered1(long[] args) {
    state.checkLeave();
    GuestMemory memory = heap.memory();
    byte[] a = NumericLists.liftBytes(heap, (int) args[0], (int) args[1]);
    byte[] b = NumericLists.liftBytes(heap, (int) args[2], (int) args[3]);
    int[] c = NumericLists.liftU16(heap, (int) args[4], (int) args[5]);
    short[] d = NumericLists.liftS16(heap, (int) args[6], (int) args[7]);
    long[] e = NumericLists.liftU32(heap, (int) args[8], (int) args[9]);
    int[] f = NumericLists.liftS32(heap, (int) args[10], (int) args[11]);
    int[] result = api("arrays").arrays(a, b, c, d, e, f);
    int area = memory.range((int) args[12], 8, 4);
    heap.store(area, NumericLists.lowerChar(heap, result, "acme:every-thing/api@1.2.3#arrays"));
    return null;
  }

  /** {@code acme:every-thing/api@1.2.3#more-arrays} */
  private long[] lowered2(long[] args) {
    state.checkLeave();
    GuestMemory memory = heap.memory();
    long[] a = NumericLists.liftLongs(heap, (int) args[0], (int) args[1]);
    long[] b = NumericLists.liftLongs(heap, (int) args[2], (int) args[3]);
    float[] c = NumericLists.liftF32(heap, (int) args[4], (int) args[5]);
    double[] d = NumericLists.liftF64(heap, (int) args[6], (int) args[7]);
    int[] e = NumericLists.liftChar(heap, (int) args[8], (int) args[9]);
    boolean[] f = NumericLists.liftBool(heap, (int) args[10], (int) args[11]);
    List<String> result = api("more-arrays").moreArrays(a, b, c, d, e, f);
    int area = memory.range((int) args[12], 8, 4);
    heap.store(area, Lists.lowerStrings(heap, result, "acme:every-thing/api@1.2.3#more-arrays"));
    return null;
  }

  /** {@code acme:every-thing/api@1.2.3#center} */
  private long[] lowered3(long[] args) {
    state.checkLeave();
    GuestMemory memory = heap.memory();
    List<Shapes.Point> of =
        Lists.lift(heap, (int) args[0], (int) args[1], 8, 4, PassedOnAbi::loadPoint);
    Optional<Shapes.Point> result = api("center").center(of);
    int area = memory.range((int) args[2], 12, 4);
    Store.named("acme:every-thing/api@1.2.3#center", PassedOnAbi::storeOptionOfPoint, heap, area, result);
    return null;
  }

  /** {@code acme:every-thing/api@1.2.3#deep} */
  private long[] lowered4(long[] args) {
    state.checkLeave();
    GuestMemory memory = heap.memory();
    Shapes.Nested n = PassedOnAbi.liftNested(heap, args, 0);
    List<Shapes.Value> v =
        Lists.lift(heap, (int) args[7], (int) args[8], 16, 8, PassedOnAbi::loadValue);
    Result<Shapes.Nested, Shapes.Value> result = api("deep").deep(n, v);
    int area = memory.range((int) args[9], 40, 8);
    Store.named("acme:every-thing/api@1.2.3#deep", PassedOnAbi::storeResultOfNestedOrValue, heap, area, result);
    return null;
  }

  /** {@code acme:every-thing/api@1.2.3#pick} */
  private long[] lowered5(long[] args) {
    state.checkLeave();
    Shapes.Value v = PassedOnAbi.liftValue(heap, args, 0);
    Shapes.Class c = PassedOnAbi.liftClass((int) args[3]);
    Shapes.Class result = api("pick").pick(v, c);
    int resultValue = result.ordinal();
    return new long[] {resultValue};
  }

  /** {@code acme:every-thing/api@1.2.3#allow} */
  private long[] lowered6(long[] args) {
    state.checkLeave();
    GuestMemory memory = heap.memory();
    Set<Shapes.Rights> r = Flags.ofBits(Shapes.Rights.class, (int) args[0]);
    Set<Shapes.Many> m = Flags.ofBits(Shapes.Many.class, (int) args[1]);
    Result<Unit, Set<Shapes.Rights>> result = api("allow").allow(r, m);
    int area = memory.range((int) args[2], 2, 1);
    Store.named("acme:every-thing/api@1.2.3#allow", PassedOnAbi::storeResultOfUnitOrRights, heap, area, result);
    return null;
  }

  /** {@code acme:every-thing/api@1.2.3#check} */
  private long[] lowered7(long[] args) {
    state.checkLeave();
    Result<Unit, Unit> result = api("check").check();
    int resultCase = 0;
    switch (result) {
      case Result.Ok(var _) -> resultCase = 0;
      case Result.Err(var _) -> resultCase = 1;
    }
    return new long[] {resultCase};
  }

  /** {@code acme:every-thing/api@1.2.3#narrow} */
  private long[] lowered8(long[] args) {
    state.checkLeave();
    GuestMemory memory = heap.memory();
    Result<Long, Float> r = PassedOnAbi.liftResultOfU32OrF32(heap, args, 0);
    Result<Double, Unit> result = api("narrow").narrow(r);
    int area = memory.range((int) args[2], 16, 8);
    Store.named("acme:every-thing/api@1.2.3#narrow", PassedOnAbi::storeResultOfF64OrUnit, heap, area, result);
    return null;
  }

  /** {@code acme:every-thing/api@1.2.3#to-string} */
  private long[] lowered9(long[] args) {
    state.checkLeave();
    GuestMemory memory = heap.memory();
    String result = api("to-string").toString2();
    int area = memory.range((int) args[0], 8, 4);
    heap.store(area, heap.lowerString(result, "acme:every-thing/api@1.2.3#to-string"));
    return null;
  }

  /** {@code acme:every-thing/api@1.2.3#get-class} */
  private long[] lowered10(long[] args) {
    state.checkLeave();
    long state2 = Integer.toUnsignedLong((int) args[0]);
    long core = Integer.toUnsignedLong((int) args[1]);
    String heap2 = heap.liftString((int) args[2], (int) args[3]);
    String class_ = heap.liftString((int) args[4], (int) args[5]);
    long result = api("get-class").getClass2(state2, core, heap2, class_);
    int resultValue = Scalars.u32(result, "acme:every-thing/api@1.2.3#get-class");
    return new long[] {resultValue};
  }

  /** {@code acme:every-thing/api@1.2.3#spill} */
  private long[] lowered11(long[] args) {
    state.checkLeave();
    GuestMemory memory = heap.memory();
    int params = memory.range((int) args[0], 104, 8);
    Shapes.Nested a = PassedOnAbi.loadNested(heap, params);
    Shapes.Nested b = PassedOnAbi.loadNested(heap, params + 28);
    Shapes.Nested c = PassedOnAbi.loadNested(heap, params + 56);
    Shapes.Value d = PassedOnAbi.loadValue(heap, params + 88);
    List<List<Result<Shapes.Point, Shapes.Class>>> result = api("spill").spill(a, b, c, d);
    int area = memory.range((int) args[1], 8, 4);
    heap.store(area, Lists.lower(heap, result, 8, 4, "acme:every-thing/api@1.2.3#spill", PassedOnAbi::storeListOfResultOfPointOrClass));
    return null;
  }

  /** {@code acme:every-thing/api@1.2.3#wait} */
  private long[] lowered12(long[] args) {
    state.checkLeave();
    api("wait").wait2();
    return null;
  }

  /** {@code log} */
  private long[] lowered13(long[] args) {
    state.checkLeave();
    String line = heap.liftString((int) args[0], (int) args[1]);
    Optional<Integer> level = PassedOnAbi.liftOptionOfU8(heap, args, 2);
    passedOnImports("log").log(line, level);
    return null;
  }

  /** {@code area} */
  private long[] lowered14(long[] args) {
    state.checkLeave();
    double area2 = Scalars.f64(Double.longBitsToDouble(args[0]));
    double result2 = Scalars.f64(Double.longBitsToDouble(args[1]));
    double result = passedOnImports("area").area(area2, result2);
    return new long[] {Double.doubleToRawLongBits(result)};
  }

  private Api api(String function) {
    if (api == null) {
      throw imports.missing("acme:every-thing/api@1.2.3", function);
    }
    return api;
  }

  private PassedOnImports passedOnImports(String function) {
    if (passedOnImports == null) {
      throw imports.missing("", function);
    }
    return passedOnImports;
  }

  int core1(
      int p0,
      int p1,
      int p2,
      int p3,
      int p4,
      int p5,
      long p6,
      long p7,
      float p8,
      double p9,
      int p10,
      int p11) {
    int area = heap.allocate(8, 16);
    heap.passOn(this::lowered0, p0, p1, p2, p3, p4, p5, p6, p7, Float.floatToRawIntBits(p8), Double.doubleToRawLongBits(p9), p10, p11, area);
    return area;
  }

  int core2(
      int p0,
      int p1,
      int p2,
      int p3,
      int p4,
      int p5,
      int p6,
      int p7,
      int p8,
      int p9,
      int p10,
      int p11) {
    int area = heap.allocate(4, 8);
    heap.passOn(this::lowered1, p0, p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11, area);
    return area;
  }

  int core3(
      int p0,
      int p1,
      int p2,
      int p3,
      int p4,
      int p5,
      int p6,
      int p7,
      int p8,
      int p9,
      int p10,
      int p11) {
    int area = heap.allocate(4, 8);
    heap.passOn(this::lowered2, p0, p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11, area);
    return area;
  }

  int core4(int p0, int p1) {
    int area = heap.allocate(4, 12);
    heap.passOn(this::lowered3, p0, p1, area);
    return area;
  }

  int core5(float p0, float p1, int p2, float p3, float p4, int p5, int p6, int p7, int p8) {
    int area = heap.allocate(8, 40);
    heap.passOn(this::lowered4, Float.floatToRawIntBits(p0), Float.floatToRawIntBits(p1), p2, Float.floatToRawIntBits(p3), Float.floatToRawIntBits(p4), p5, p6, p7, p8, area);
    return area;
  }

  int core6(int p0, long p1, int p2, int p3) {
    return (int) heap.passOn(this::lowered5, p0, p1, p2, p3)[0];
  }

  int core7(int p0, int p1) {
    int area = heap.allocate(1, 2);
    heap.passOn(this::lowered6, p0, p1, area);
    return area;
  }

  int core8() {
    return (int) heap.passOn(this::lowered7)[0];
  }

  int core9(int p0, int p1) {
    int area = heap.allocate(8, 16);
    heap.passOn(this::lowered8, p0, p1, area);
    return area;
  }

  int core10() {
    int area = heap.allocate(4, 8);
    heap.passOn(this::lowered9, area);
    return area;
  }

  int core11(int p0, int p1, int p2, int p3, int p4, int p5) {
    return (int) heap.passOn(this::lowered10, p0, p1, p2, p3, p4, p5)[0];
  }

  int core12(int p0) {
    int area = heap.allocate(4, 8);
    heap.passOn(this::lowered11, p0, area);
    return area;
  }

  void core13() {
    heap.passOn(this::lowered12);
  }

  void core14(int p0, int p1, int p2, int p3) {
    heap.passOn(this::lowered13, p0, p1, p2, p3);
  }

  double core15(double p0, double p1) {
    return Double.longBitsToDouble(heap.passOn(this::lowered14, Double.doubleToRawLongBits(p0), Double.doubleToRawLongBits(p1))[0]);
  }

  @Override
  public InstanceState state() {
    return state;
  }

  @Override
  public GuestHeap heap(int function) {
    return heap;
  }

  @Override
  public long call(int function, long[] args) {
    return switch (function) {
      case 0 -> core1(
          (int) args[0],
          (int) args[1],
          (int) args[2],
          (int) args[3],
          (int) args[4],
          (int) args[5],
          args[6],
          args[7],
          Float.intBitsToFloat((int) args[8]),
          Double.longBitsToDouble(args[9]),
          (int) args[10],
          (int) args[11]);
      case 1 -> core2(
          (int) args[0],
          (int) args[1],
          (int) args[2],
          (int) args[3],
          (int) args[4],
          (int) args[5],
          (int) args[6],
          (int) args[7],
          (int) args[8],
          (int) args[9],
          (int) args[10],
          (int) args[11]);
      case 2 -> core3(
          (int) args[0],
          (int) args[1],
          (int) args[2],
          (int) args[3],
          (int) args[4],
          (int) args[5],
          (int) args[6],
          (int) args[7],
          (int) args[8],
          (int) args[9],
          (int) args[10],
          (int) args[11]);
      case 3 -> core4((int) args[0], (int) args[1]);
      case 4 -> core5(
          Float.intBitsToFloat((int) args[0]),
          Float.intBitsToFloat((int) args[1]),
          (int) args[2],
          Float.intBitsToFloat((int) args[3]),
          Float.intBitsToFloat((int) args[4]),
          (int) args[5],
          (int) args[6],
          (int) args[7],
          (int) args[8]);
      case 5 -> core6((int) args[0], args[1], (int) args[2], (int) args[3]);
      case 6 -> core7((int) args[0], (int) args[1]);
      case 7 -> core8();
      case 8 -> core9((int) args[0], (int) args[1]);
      case 9 -> core10();
      case 10 -> core11(
          (int) args[0],
          (int) args[1],
          (int) args[2],
          (int) args[3],
          (int) args[4],
          (int) args[5]);
      case 11 -> core12((int) args[0]);
      case 12 -> {
        core13();
        yield 0;
      }
      case 13 -> {
        core14((int) args[0], (int) args[1], (int) args[2], (int) args[3]);
        yield 0;
      }
      case 14 -> Double.doubleToRawLongBits(core15(Double.longBitsToDouble(args[0]), Double.longBitsToDouble(args[1])));
      default -> throw new IndexOutOfBoundsException(function);
    };
  }

  @Override
  public void postReturn(int function, long result) {
  }
}
