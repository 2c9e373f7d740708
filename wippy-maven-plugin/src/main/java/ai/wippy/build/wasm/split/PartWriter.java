package ai.wippy.build.wasm.split;

import ai.wippy.build.wasm.body.Body;
import ai.wippy.build.wasm.body.Op;
import ai.wippy.build.wasm.body.Signature;
import ai.wippy.build.wasm.body.Sink;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a region as a function. Its parameters are the locals that the region needs. Its results
 * are a number that says which exit it took, 0 for none; the locals that it changed; and what its
 * exits take along, each where there is one.
 */
final class PartWriter {
  private static final char I32 = 0x7F;

  private final Body body;
  private final Crossing crossing;
  private final StringBuilder locals = new StringBuilder();
  private final Map<Integer, Integer> numbers = new LinkedHashMap<>();
  private final Map<Exit, Integer> carried = new LinkedHashMap<>();
  private final int code;
  private final int scratch;
  private final Sink out = new Sink();

  PartWriter(Body body, Crossing crossing) {
    this.body = body;
    this.crossing = crossing;
    crossing.params().stream().forEach(this::add);
    var others = (BitSet) crossing.locals().clone();
    others.andNot(crossing.params());
    others.stream().forEach(this::add);
    code = locals.length();
    scratch = code + 1;
    locals.repeat(I32, 2);
    crossing
        .exits()
        .forEach(exit -> {
          carried.put(exit, locals.length());
          locals.append(exit.carried());
        });
  }

  private void add(int local) {
    numbers.put(local, locals.length());
    locals.append(body.locals().charAt(local));
  }

  private String types(BitSet chosen) {
    var types = new StringBuilder();
    chosen.stream().forEach(local -> types.append(body.locals().charAt(local)));
    return types.toString();
  }

  Part write() {
    String params = types(crossing.params());
    out.locals(locals.substring(params.length()));
    boolean exits = !crossing.exits().isEmpty();
    if (exits) {
      out.open(Op.BLOCK);
    }
    Region region = crossing.region();
    int depth = body.depth(region.start());
    for (int i = region.start(); i < region.end(); i++) {
      write(body.op(i), body.depth(i) - depth, depth);
    }
    if (exits) {
      out.op(Op.END);
    }
    var results = new StringBuilder();
    if (crossing.hasCode()) {
      results.append(I32);
      out.op(Op.LOCAL_GET, code);
    }
    crossing.results().stream().forEach(local -> out.op(Op.LOCAL_GET, local(local)));
    results.append(types(crossing.results()));
    carried.forEach((exit, first) -> {
      for (int i = 0; i < exit.carried().length(); i++) {
        out.op(Op.LOCAL_GET, first + i);
      }
    });
    results.append(crossing.carried());
    out.op(Op.END);
    return new Part(new Signature(params, results.toString()), out.bytes());
  }

  private int local(int local) {
    Integer number = numbers.get(local);
    if (number == null) {
      throw new IllegalStateException("local %d is not of the region".formatted(local));
    }
    return number;
  }

  /**
   * Writes an instruction.
   *
   * @param inside how many blocks of the region are around it
   * @param depth how many blocks of the function are around the region
   */
  private void write(Op op, int inside, int depth) {
    switch (op.code()) {
      case Op.LOCAL_GET, Op.LOCAL_SET, Op.LOCAL_TEE -> out.op(op.code(), local(op.index()));
      case Op.BR, Op.RETURN -> {
        int label = op.code() == Op.BR ? op.index() : depth + inside;
        if (label < inside) {
          copy(op);
        } else {
          Exit exit = exit(label - inside);
          take(exit);
          leave(exit, inside);
        }
      }
      case Op.BR_IF -> {
        if (op.index() < inside) {
          copy(op);
        } else {
          leaveIf(exit(op.index() - inside), inside);
        }
      }
      case Op.BR_TABLE -> choose(op, inside);
      default -> copy(op);
    }
  }

  private void copy(Op op) {
    out.copy(body.bytes(), op.at(), op.end());
  }

  private Exit exit(int label) {
    return crossing.exits().stream()
        .filter(exit -> exit.label() == label)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no exit " + label));
  }

  /** What the part returns if it ends by an exit. */
  private int code(Exit exit) {
    return crossing.exits().indexOf(exit) + 1;
  }

  /** Takes from the stack what an exit takes along. */
  private void take(Exit exit) {
    int first = carried(exit);
    for (int i = exit.carried().length() - 1; i >= 0; i--) {
      out.op(Op.LOCAL_SET, first + i);
    }
  }

  /** The first of the locals for what an exit takes along. */
  private int carried(Exit exit) {
    Integer first = carried.get(exit);
    if (first == null) {
      throw new IllegalStateException("unknown " + exit);
    }
    return first;
  }

  /** Ends the part, from within some blocks. */
  private void leave(Exit exit, int inside) {
    out.constant(code(exit)).op(Op.LOCAL_SET, code).op(Op.BR, inside);
  }

  private void leaveIf(Exit exit, int inside) {
    if (exit.carried().isEmpty()) {
      out.open(Op.IF);
      leave(exit, inside + 1);
      out.op(Op.END);
      return;
    }
    out.op(Op.LOCAL_SET, scratch);
    take(exit);
    out.op(Op.LOCAL_GET, scratch).open(Op.IF);
    leave(exit, inside + 1);
    out.op(Op.END);
    int first = carried(exit);
    for (int i = 0; i < exit.carried().length(); i++) {
      out.op(Op.LOCAL_GET, first + i);
    }
  }

  /** A table whose exits lead to blocks of their own, which then leave. */
  private void choose(Op op, int inside) {
    List<Integer> exits =
        Arrays.stream(op.labels()).filter(label -> label >= inside).distinct().boxed().toList();
    if (exits.isEmpty()) {
      copy(op);
      return;
    }
    out.op(Op.LOCAL_SET, scratch);
    for (int i = 0; i < exits.size(); i++) {
      out.open(Op.BLOCK);
    }
    out.op(Op.LOCAL_GET, scratch).op(Op.BR_TABLE, op.labels().length - 1);
    for (int label : op.labels()) {
      out.unsigned(label < inside ? label + exits.size() : exits.indexOf(label));
    }
    for (int i = 0; i < exits.size(); i++) {
      out.op(Op.END);
      leave(exit(exits.get(i) - inside), inside + exits.size() - 1 - i);
    }
  }
}
