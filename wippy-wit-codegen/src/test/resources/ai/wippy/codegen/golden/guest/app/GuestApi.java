package app;

import ai.wippy.runtime.component.Flags;
import ai.wippy.runtime.component.GuestHeap;
import ai.wippy.runtime.component.GuestMemory;
import ai.wippy.runtime.component.InstanceState;
import ai.wippy.runtime.component.Lists;
import ai.wippy.runtime.component.NumericLists;
import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.component.Scalars;
import ai.wippy.runtime.component.Slice;
import ai.wippy.runtime.component.Tuple2;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import peers.guest.Api;
import peers.guest.Types;

/** The exported instance {@code peers:guest/api@0.1.0}. */
final class GuestApi implements Api {
  private final InstanceState state;
  private final GuestCore core;
  private final GuestHeap heap;

  GuestApi(GuestInstance instance) {
    state = instance.state;
    core = instance.core;
    heap = instance.heap;
  }

  @Override
  public String greet(String name) {
    state.lower();
    GuestMemory memory = heap.memory();
    long nameSlice = heap.lowerString(name, "name");
    state.enter();
    int area = core.apiGreet(Slice.at(nameSlice), Slice.length(nameSlice));
    memory.range(area, 8, 4);
    String result = heap.liftString(memory.i32(area), memory.i32(area + 4));
    state.postReturn();
    core.postApiGreet(area);
    state.exit();
    return result;
  }

  @Override
  public Types.Person echoPerson(Types.Person p) {
    state.lower();
    GuestMemory memory = heap.memory();
    int pIdValue = Scalars.u32(p.id(), "p.id");
    long pNameSlice = heap.lowerString(p.name(), "p.name");
    long pTagsSlice = Lists.lowerStrings(heap, p.tags(), "p.tags");
    int pActiveValue = p.active() ? 1 : 0;
    state.enter();
    int area = core.apiEchoPerson(
        pIdValue,
        Slice.at(pNameSlice),
        Slice.length(pNameSlice),
        Slice.at(pTagsSlice),
        Slice.length(pTagsSlice),
        pActiveValue);
    memory.range(area, 24, 4);
    Types.Person result = GuestAbi.loadPerson(heap, area);
    state.postReturn();
    core.postApiEchoPerson(area);
    state.exit();
    return result;
  }

  @Override
  public List<Types.Person> transformUsers(List<Types.Person> users) {
    state.lower();
    GuestMemory memory = heap.memory();
    long usersSlice = Lists.lower(heap, users, 24, 4, "users", GuestAbi::storePerson);
    state.enter();
    int area = core.apiTransformUsers(Slice.at(usersSlice), Slice.length(usersSlice));
    memory.range(area, 8, 4);
    List<Types.Person> result =
        Lists.lift(heap, memory.i32(area), memory.i32(area + 4), 24, 4, GuestAbi::loadPerson);
    state.postReturn();
    core.postApiTransformUsers(area);
    state.exit();
    return result;
  }

  @Override
  public long sum(long[] xs) {
    state.lower();
    long xsSlice = NumericLists.lowerU32(heap, xs, "xs");
    state.enter();
    long result = core.apiSum(Slice.at(xsSlice), Slice.length(xsSlice));
    state.exit();
    return result;
  }

  @Override
  public Result<Integer, String> divide(int a, int b) {
    GuestMemory memory = heap.memory();
    state.enter();
    int area = core.apiDivide(a, b);
    memory.range(area, 12, 4);
    Result<Integer, String> result = GuestAbi.loadResultOfS32OrString(heap, area);
    state.postReturn();
    core.postApiDivide(area);
    state.exit();
    return result;
  }

  @Override
  public double area(Types.Shape s) {
    state.lower();
    int sCase = 0;
    long sSlot1 = 0;
    long sSlot2 = 0;
    switch (s) {
      case Types.Shape.Circle(var sPayload) -> {
        sCase = 0;
        sSlot1 = Double.doubleToRawLongBits(sPayload);
      }
      case Types.Shape.Rect(var sPayload) -> {
        sCase = 1;
        double sPayload0Value = sPayload.v0();
        double sPayload1Value = sPayload.v1();
        sSlot1 = Double.doubleToRawLongBits(sPayload0Value);
        sSlot2 = Double.doubleToRawLongBits(sPayload1Value);
      }
      case Types.Shape.Named(var sPayload) -> {
        sCase = 2;
        long sPayloadSlice = heap.lowerString(sPayload, "s.named");
        sSlot1 = Integer.toUnsignedLong(Slice.at(sPayloadSlice));
        sSlot2 = Integer.toUnsignedLong(Slice.length(sPayloadSlice));
      }
      case Types.Shape.Unit _ -> sCase = 3;
    }
    state.enter();
    double flat = core.apiArea(sCase, sSlot1, sSlot2);
    double result = Scalars.f64(flat);
    state.exit();
    return result;
  }

  @Override
  public Optional<Types.Color> nextColor(Types.Color c) {
    GuestMemory memory = heap.memory();
    int cValue = c.ordinal();
    state.enter();
    int area = core.apiNextColor(cValue);
    memory.range(area, 2, 1);
    Optional<Types.Color> result = GuestAbi.loadOptionOfColor(heap, area);
    state.exit();
    return result;
  }

  @Override
  public Set<Types.Perms> toggle(Set<Types.Perms> p) {
    int pValue = Flags.toBits(p);
    state.enter();
    int flat = core.apiToggle(pValue);
    Set<Types.Perms> result = Flags.ofBits(Types.Perms.class, flat);
    state.exit();
    return result;
  }

  @Override
  public Optional<Tuple2<Double, Double>> minmax(double[] xs) {
    state.lower();
    GuestMemory memory = heap.memory();
    long xsSlice = NumericLists.lowerF64(heap, xs);
    state.enter();
    int area = core.apiMinmax(Slice.at(xsSlice), Slice.length(xsSlice));
    memory.range(area, 24, 8);
    Optional<Tuple2<Double, Double>> result = GuestAbi.loadOptionOfTupleOfF64F64(heap, area);
    state.exit();
    return result;
  }

  @Override
  public Optional<Integer> initial(String s) {
    state.lower();
    GuestMemory memory = heap.memory();
    long sSlice = heap.lowerString(s, "s");
    state.enter();
    int area = core.apiInitial(Slice.at(sSlice), Slice.length(sSlice));
    memory.range(area, 8, 4);
    Optional<Integer> result = GuestAbi.loadOptionOfChar(heap, area);
    state.exit();
    return result;
  }

  @Override
  public long fib(long n) {
    int nValue = Scalars.u32(n, "n");
    state.enter();
    long result = core.apiFib(nValue);
    state.exit();
    return result;
  }
}
