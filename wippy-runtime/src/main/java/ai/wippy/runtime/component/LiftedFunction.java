package ai.wippy.runtime.component;

import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.payload.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Calls an exported function with values of a dynamic caller (Canonical ABI, {@code canon lift}).
 * Stateless.
 */
public final class LiftedFunction {
  private static final int MAX_FLAT_PARAMS = 16;
  private static final int MAX_FLAT_RESULTS = 1;

  private final ExportedFunction type;
  private final int number;
  private final Sequence params;
  private final boolean spilled;
  private final @Nullable Type result;
  private final List<LiftedFunction> siblings;
  private final boolean resources;

  private LiftedFunction(int number, ExportedFunction type, List<LiftedFunction> siblings) {
    this.number = number;
    this.type = type;
    this.siblings = siblings;
    params = Sequence.of(type.params().stream().map(ExportedFunction.Param::type).toList());
    spilled = params.flat().length() > MAX_FLAT_PARAMS;
    result = type.result().orElse(null);
    resources =
        Stream.concat(Arrays.stream(params.types()), type.result().stream())
            .anyMatch(Type::hasHandles);
  }

  /** Numbers functions from 0 on. */
  public static List<LiftedFunction> of(List<ExportedFunction> types) {
    var functions = new ArrayList<LiftedFunction>();
    for (ExportedFunction type : types) {
      functions.add(
          new LiftedFunction(functions.size(), type, Collections.unmodifiableList(functions)));
    }
    return Collections.unmodifiableList(functions);
  }

  ExportedFunction type() {
    return type;
  }

  /** The type number of the resource that it is a method of; -1 if it is none. */
  int methodOf(String name) {
    boolean named = type.name().endsWith(name) && type.name().contains("[method]");
    return named && params.types()[0] instanceof HandleType self ? self.number() : -1;
  }

  /**
   * Calls it.
   *
   * @param tables whether a result at the top stays a table {@code {ok = value}} or {@code {err =
   *     value}}
   * @see ComponentInstance#call
   */
  public Object call(CoreCalls core, Values values, boolean tables, Object... args) {
    checkCount(values, args);
    GuestHeap heap = core.heap(number);
    InstanceState state = core.state();
    if (resources) {
      state.serve(new Service(core, siblings, tables));
    }
    state.lower();
    long[] slots;
    try {
      slots = lower(heap, values, args);
    } catch (BadValue bad) {
      throw new Failure(Kind.INVALID, bad.getMessage(), bad);
    }
    state.enter();
    long flat = core.call(number, slots);
    Object lifted;
    boolean failed = false;
    if (result instanceof ResultType cases && !tables) {
      // The payload alone: a table could not hold one that is nil.
      boolean inMemory = cases.flat().length() > MAX_FLAT_RESULTS;
      int at = inMemory ? resultArea(heap, cases, flat) : 0;
      int index = inMemory ? cases.loadCase(heap, at) : Scalars.discriminant((int) flat, 2);
      Object payload = inMemory ? cases.loadPayload(heap, at, values, index) : null;
      failed = index == ResultType.ERR;
      lifted = payload == null ? values.ofBoolean(true) : payload;
    } else {
      lifted = lift(heap, values, flat);
    }
    heap.checkReturned();
    state.postReturn();
    core.postReturn(number, flat);
    state.exit();
    if (failed) {
      throw new Failure(Kind.UNKNOWN, ErrorText.of(values, lifted), false, lifted, null);
    }
    return lifted;
  }

  private long[] lower(GuestHeap heap, Values values, Object[] args) {
    if (spilled) {
      int at = heap.allocate(params.alignment(), params.size());
      for (int i = 0; i < params.types().length; i++) {
        try {
          params.types()[i].store(
              heap, at + params.offsets()[i], values, argument(values, args, i));
        } catch (BadValue bad) {
          throw bad.in(type.params().get(i).name());
        }
      }
      return new long[] {at};
    }
    long[] slots = new long[params.flat().length()];
    int slot = 0;
    for (int i = 0; i < params.types().length; i++) {
      try {
        params.types()[i].lower(heap, slots, slot, values, argument(values, args, i));
      } catch (BadValue bad) {
        throw bad.in(type.params().get(i).name());
      }
      slot += params.types()[i].flat().length();
    }
    return slots;
  }

  private static Object argument(Values values, Object[] args, int i) {
    return i < args.length ? args[i] : values.nil();
  }

  private Object lift(GuestHeap heap, Values values, long flat) {
    if (result == null) {
      return values.nil();
    }
    if (result.flat().length() > MAX_FLAT_RESULTS) {
      return result.load(heap, resultArea(heap, result, flat), values);
    }
    return result.lift(heap, new long[] {flat}, 0, values);
  }

  private static int resultArea(GuestHeap heap, Type type, long flat) {
    return heap.memory().range((int) flat, type.size(), type.alignment());
  }

  private void checkCount(Values values, Object[] args) {
    int given = args.length;
    while (given > params.types().length && values.shape(args[given - 1]) == Values.Shape.NIL) {
      given--;
    }
    int needed = params.types().length;
    while (needed > 0 && params.types()[needed - 1].acceptsNil()) {
      needed--;
    }
    if (given < needed || given > params.types().length) {
      throw new Failure(
          Kind.INVALID,
          "expected %d argument%s, got %d: %s"
              .formatted(
                  params.types().length, params.types().length == 1 ? "" : "s", given, type.wit()));
    }
  }
}
