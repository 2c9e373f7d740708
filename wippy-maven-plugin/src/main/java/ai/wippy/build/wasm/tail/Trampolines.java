package ai.wippy.build.wasm.tail;

import ai.wippy.build.wasm.body.Op;
import ai.wippy.build.wasm.body.Sink;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The functions that make tail calls of those that bounce.
 *
 * <p>A function that bounces has two indices: behind its own is an entry, its body has moved to the
 * end of the module. In the module, references refer to the body. The body makes a tail call in one
 * of two ways: as an ordinary one as long as there are few of them on the stack, else it parks the
 * arguments and the number of what is to be called in globals, and returns. So whoever has called a
 * body looks whether something is parked, and runs a trampoline until nothing is.
 */
final class Trampolines {
  private static final byte[] NO_LOCALS = {0};

  /** {@code unreachable end} */
  private static final byte[] NEVER = {0, 0, 0x0b};

  private final Functions functions;
  private final TypeTable types;
  private final Plan plan;
  private final Registers registers;
  private final Placeholders placeholders;
  private final int table;
  private final List<Integer> bodies;
  private final List<Appended> appended = new ArrayList<>();
  private final List<Integer> steps = new ArrayList<>();
  private final Map<Target, Integer> parks = new HashMap<>();
  private final Map<Target, Integer> checked = new HashMap<>();
  private final Map<List<String>, Integer> trampolines = new HashMap<>();
  private final SortedMap<Integer, Integer> never = new TreeMap<>();

  /**
   * Starts with nothing.
   *
   * @param registers that are added
   * @param table index of the table that is added
   */
  Trampolines(Functions functions, TypeTable types, Plan plan, Registers registers, int table) {
    this.functions = functions;
    this.types = types;
    this.plan = plan;
    this.registers = registers;
    this.placeholders = new Placeholders(types, this::never);
    this.table = table;
    this.bodies = List.copyOf(plan.bouncing());
  }

  /** What comes behind the bodies that have moved. */
  List<Appended> appended() {
    return Collections.unmodifiableList(appended);
  }

  /** The functions that the table has from its second element on. */
  List<Integer> steps() {
    return Collections.unmodifiableList(steps);
  }

  /** Functions that are referred to though nothing has done so before. */
  Collection<Integer> referenced() {
    return never.values();
  }

  /** Where the body of a function is. */
  int body(int function) {
    int moved = Collections.binarySearch(bodies, function);
    return moved < 0 ? function : functions.count() + moved;
  }

  /** What is at the index of a function whose body has moved. */
  byte[] entry(int function) {
    FunctionType type = types.function(functions.types()[function]);
    return called(new Target.Direct(function), type.params(), type.results(), function);
  }

  /**
   * A function that calls what a target is, without a tail call.
   *
   * @param caller that wants to
   */
  int checked(Target target, int caller) throws TailCallException {
    Integer known = checked.get(target);
    if (known == null) {
      check(plan.type(target), caller);
      FunctionType type = type(target);
      known = add(type, called(target, type.params(), type.results(), caller), caller);
      checked.put(target, known);
    }
    return known;
  }

  /** A subtype could have other results, which the trampoline does not know. */
  private void check(int type, int caller) throws TailCallException {
    List<String> results = types.function(type).results();
    for (int function : functions.callable().apply(type)) {
      FunctionType actual = types.function(functions.types()[function]);
      if (plan.bouncing().contains(function) && !actual.results().equals(results)) {
        throw new TailCallException(
            caller, "may call a function with tail calls whose results are of a subtype");
      }
    }
  }

  /** The type of a function that gets everything that a call takes from the stack. */
  private FunctionType type(Target target) {
    FunctionType called = types.function(plan.type(target));
    var params = new ArrayList<>(called.params());
    switch (target) {
      case Target.Direct _ -> {}
      case Target.Indirect _ -> params.add(ValueTypes.I32);
      case Target.Reference reference -> params.add(ValueTypes.reference(reference.type()));
    }
    return new FunctionType(params, called.results());
  }

  /** A call that starts anew, and the trampoline if something is parked behind it. */
  private byte[] called(Target target, List<String> params, List<String> results, int origin) {
    Sink code = code();
    code.constant(0).op(Op.GLOBAL_SET, registers.depth());
    for (int i = 0; i < params.size(); i++) {
      code.op(Op.LOCAL_GET, i);
    }
    call(target, code);
    code.op(Op.GLOBAL_GET, registers.next()).op(Op.I32_EQZ).op(Op.BR_IF, 0);
    results.forEach(_ -> code.op(Op.DROP));
    return code.op(Op.CALL, trampoline(results, origin)).op(Op.END).bytes();
  }

  /** Calls a body. */
  void call(Target target, Sink code) {
    switch (target) {
      case Target.Direct direct -> code.op(Op.CALL, body(direct.function()));
      case Target.Indirect indirect ->
          code.op(Op.CALL_INDIRECT, indirect.type()).unsigned(indirect.table());
      case Target.Reference reference -> code.op(Op.CALL_REF, reference.type());
    }
  }

  /**
   * A function that parks the arguments of a call, and whatever else it takes from the stack.
   *
   * @param caller that wants to
   */
  int park(Target target, int caller) throws TailCallException {
    Integer known = parks.get(target);
    if (known == null) {
      FunctionType type = type(target);
      known = add(type, parking(type, step(target, type, caller), caller), caller);
      parks.put(target, known);
    }
    return known;
  }

  private byte[] parking(FunctionType type, int step, int caller) throws TailCallException {
    Sink code = code();
    List<Integer> globals = registers.of(type.params());
    for (int i = 0; i < globals.size(); i++) {
      code.op(Op.LOCAL_GET, i).op(Op.GLOBAL_SET, globals.get(i));
    }
    code.constant(step).op(Op.GLOBAL_SET, registers.next());
    for (String result : type.results()) {
      if (!placeholders.write(result, code)) {
        throw new TailCallException(
            caller,
            "makes a tail call whose result is a reference that is never null, of a type without"
                + " a default value");
      }
    }
    return code.op(Op.END).bytes();
  }

  /** The number of the function that makes the call of what is parked. */
  private int step(Target target, FunctionType type, int caller) {
    Sink code = code();
    List<Integer> globals = registers.of(type.params());
    for (int i = 0; i < globals.size(); i++) {
      code.op(Op.GLOBAL_GET, globals.get(i));
      if (!ValueTypes.hasDefault(type.params().get(i))) {
        code.op(Op.REF_AS_NON_NULL);
      }
    }
    call(target, code);
    steps.add(add(new FunctionType(List.of(), type.results()), code.op(Op.END).bytes(), caller));
    return steps.size();
  }

  /** The function that makes calls until nothing is parked any more. */
  private int trampoline(List<String> results, int origin) {
    Integer known = trampolines.get(results);
    if (known == null) {
      var type = new FunctionType(List.of(), results);
      Sink code = types.block(results, code().op(Op.LOOP));
      code.op(Op.GLOBAL_GET, registers.next());
      code.constant(0).op(Op.GLOBAL_SET, registers.next());
      code.constant(0).op(Op.GLOBAL_SET, registers.depth());
      code.op(Op.CALL_INDIRECT, types.indexOf(type)).unsigned(table);
      code.op(Op.GLOBAL_GET, registers.next()).op(Op.I32_EQZ).op(Op.BR_IF, 1);
      results.forEach(_ -> code.op(Op.DROP));
      known = add(type, code.op(Op.BR, 0).op(Op.END).op(Op.END).bytes(), origin);
      trampolines.put(results, known);
    }
    return known;
  }

  /** A function of a type that there must be a reference to. */
  private int never(int type) {
    return never.computeIfAbsent(type, _ -> add(type, NEVER, functions.imported()));
  }

  private int add(FunctionType type, byte[] body, int origin) {
    return add(types.indexOf(type), body, origin);
  }

  private int add(int type, byte[] body, int origin) {
    appended.add(new Appended(type, body, origin));
    return functions.count() + bodies.size() + appended.size() - 1;
  }

  private static Sink code() {
    return new Sink().copy(NO_LOCALS, 0, NO_LOCALS.length);
  }
}
