package ai.wippy.build.wasm.tail;

import ai.wippy.build.wasm.body.Body;
import ai.wippy.build.wasm.body.Input;
import ai.wippy.build.wasm.body.Op;
import ai.wippy.build.wasm.body.Sink;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes the body of a function without tail calls. */
final class BodyWriter {
  /**
   * About how many bytes of a body may become so much JVM code that Chicory's interpreter runs it,
   * which calls entries instead of bodies.
   */
  private static final int MAY_BE_INTERPRETED = 4_000;

  private final int function;
  private final Body body;
  private final TypeTable types;
  private final FunctionType type;
  private final Plan plan;
  private final Trampolines trampolines;
  private final Registers registers;
  private final int maxDepth;
  private final List<String> declared = new ArrayList<>();
  private final List<String> added = new ArrayList<>();
  private final Map<String, Integer> scratch = new HashMap<>();
  private final Sink code = new Sink();

  /**
   * For one function.
   *
   * @param maxDepth how many tail calls of those that bounce may be on the stack
   */
  BodyWriter(
      int function,
      Body body,
      TypeTable types,
      FunctionType type,
      Plan plan,
      Trampolines trampolines,
      Registers registers,
      int maxDepth) {
    this.function = function;
    this.body = body;
    this.types = types;
    this.type = type;
    this.plan = plan;
    this.trampolines = trampolines;
    this.registers = registers;
    this.maxDepth = body.bytes().length > MAY_BE_INTERPRETED ? 0 : maxDepth;
  }

  /** The locals and the code. */
  byte[] write() throws TailCallException {
    var out = new Sink();
    int groups = locals();
    boolean loops = false;
    boolean nests = false;
    for (int i = 0; i < body.size(); i++) {
      Site site = Site.of(body, i).orElse(null);
      loops |= site != null && plan.loops(function, site);
      nests |= site != null && nests(site);
    }
    if (nests) {
      code.op(Op.GLOBAL_GET, registers.depth()).op(Op.LOCAL_SET, depth());
    }
    if (loops) {
      openLoop();
    }
    for (int i = 0; i < body.size(); i++) {
      write(i);
    }
    if (loops) {
      code.op(Op.END).op(Op.END);
    }
    Input in = new Input(body.bytes(), 0);
    in.unsigned();
    int from = in.at();
    out.unsigned(groups + added.size()).copy(body.bytes(), from, body.op(0).at());
    added.forEach(each -> ValueTypes.write(each, out.unsigned(1)));
    byte[] written = code.bytes();
    return out.copy(written, 0, written.length).bytes();
  }

  /** Reads the types of the locals, and gives the number of groups that they are declared in. */
  private int locals() {
    var in = new Input(body.bytes(), 0);
    int groups = (int) in.unsigned();
    for (int left = groups; left > 0; left--) {
      int count = (int) in.unsigned();
      String each = ValueTypes.read(body.bytes(), in);
      for (int i = 0; i < count; i++) {
        declared.add(each);
      }
    }
    return groups;
  }

  /**
   * A loop that is the function once more. A block inside of it has the label that the function
   * had, so that the others stay what they are.
   */
  private void openLoop() {
    types.block(type.results(), code.op(Op.LOOP));
    Set<Integer> set = setAtFirst();
    int params = type.params().size();
    for (int i = 0; i < declared.size(); i++) {
      if (ValueTypes.hasDefault(declared.get(i)) && !set.contains(params + i)) {
        ValueTypes.zero(declared.get(i), code).op(Op.LOCAL_SET, params + i);
      }
    }
    types.block(type.results(), code.op(Op.BLOCK));
  }

  /** Locals that are certainly set before they are read: whose first mention is in no block. */
  private Set<Integer> setAtFirst() {
    var seen = new HashSet<Integer>();
    var set = new HashSet<Integer>();
    for (int i = 0; i < body.size(); i++) {
      Op op = body.op(i);
      if (op.usesLocal() && seen.add(op.index()) && op.writesLocal() && body.depth(i) == 0) {
        set.add(op.index());
      }
    }
    return set;
  }

  private void write(int index) throws TailCallException {
    Op op = body.op(index);
    Site site = Site.of(body, index).orElse(null);
    if (site != null) {
      write(index, site);
      return;
    }
    switch (op.code()) {
      case Op.CALL_INDIRECT, Op.CALL_REF -> call(Site.target(body, op));
      case Op.REF_FUNC -> code.op(Op.REF_FUNC, trampolines.body(op.index()));
      default -> code.copy(body.bytes(), op.at(), op.end());
    }
  }

  /** A call of what can only be called by way of a reference may be one of a body. */
  private void call(Target target) throws TailCallException {
    if (plan.mayBounce(plan.type(target))) {
      code.op(Op.CALL, trampolines.checked(target, function));
    } else {
      trampolines.call(target, code);
    }
  }

  private void write(int index, Site site) throws TailCallException {
    if (plan.loops(function, site)) {
      for (int i = type.params().size() - 1; i >= 0; i--) {
        code.op(Op.LOCAL_SET, i);
      }
      code.op(Op.BR, body.depth(index) + 1);
      return;
    }
    if (nests(site)) {
      nest(site.target());
    } else if (plan.bounces(function, site)) {
      code.op(Op.CALL, trampolines.park(site.target(), function));
    } else if (site.target() instanceof Target.Direct direct) {
      code.op(Op.CALL, direct.function());
    } else {
      call(site.target());
    }
    code.op(Op.RETURN);
  }

  private boolean nests(Site site) {
    return maxDepth > 0 && !site.caught() && plan.bounces(function, site);
  }

  /** Calls a body, or parks its arguments if enough of them are on the stack. */
  private void nest(Target target) throws TailCallException {
    int aside = aside(target);
    if (aside >= 0) {
      code.op(Op.LOCAL_SET, aside);
    }
    code.op(Op.LOCAL_GET, depth()).constant(maxDepth).op(Op.I32_LT_U);
    code.op(Op.IF).signed(plan.type(target));
    code.op(Op.LOCAL_GET, depth()).constant(1).op(Op.I32_ADD);
    code.op(Op.GLOBAL_SET, registers.depth());
    if (aside >= 0) {
      code.op(Op.LOCAL_GET, aside);
    }
    trampolines.call(target, code);
    code.op(Op.ELSE);
    if (aside >= 0) {
      code.op(Op.LOCAL_GET, aside);
    }
    code.op(Op.CALL, trampolines.park(target, function)).op(Op.END);
  }

  /** The local for what is on the stack above the arguments; negative if nothing is. */
  private int aside(Target target) {
    return switch (target) {
      case Target.Direct _ -> -1;
      case Target.Indirect _ -> scratch("element", ValueTypes.I32);
      case Target.Reference reference -> {
        String type = ValueTypes.reference(reference.type());
        yield scratch(type, type);
      }
    };
  }

  private int depth() {
    return scratch("depth", ValueTypes.I32);
  }

  private int scratch(String use, String valueType) {
    return scratch.computeIfAbsent(
        use,
        _ -> {
          added.add(valueType);
          return type.params().size() + declared.size() + added.size() - 1;
        });
  }
}
