package ai.wippy.build.wasm.split;

import ai.wippy.build.wasm.body.Blocks;
import ai.wippy.build.wasm.body.Body;
import ai.wippy.build.wasm.body.BodyReader;
import ai.wippy.build.wasm.body.Op;
import java.util.BitSet;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a region and its surroundings have to tell each other.
 *
 * @param locals that the region reads or writes
 * @param params locals whose values it needs
 * @param results locals whose values it changes and others need
 * @param exits where it may jump to, the innermost first
 * @param isPossible whether a function can stand for the region
 */
record Crossing(
    Region region,
    BitSet locals,
    BitSet params,
    BitSet results,
    List<Exit> exits,
    boolean isPossible) {
  /** The JVM takes 255 slots, of which a value needs up to two. */
  private static final int MOST = 100;

  /** Finds out; the liveness must be known where the region starts and where it goes on. */
  static Crossing of(Region region, Body body, Blocks blocks, Liveness liveness) {
    var locals = new BitSet();
    var written = new BitSet();
    var labels = new TreeSet<Integer>();
    int depth = body.depth(region.start());
    boolean isPossible = true;
    for (int i = region.start(); i < region.end(); i++) {
      Op op = body.op(i);
      if (op.usesLocal()) {
        locals.set(op.index());
        if (op.writesLocal()) {
          written.set(op.index());
        }
      }
      int inside = body.depth(i) - depth;
      for (int label : labels(op, depth + inside)) {
        if (label >= inside) {
          labels.add(label - inside);
          isPossible &= op.code() != Op.BR_TABLE || blocks.carried(body.target(i, label)).isEmpty();
        }
      }
    }
    List<Exit> exits =
        labels.stream()
            .map(label -> {
              int block = body.target(region.start(), label);
              return new Exit(label, block, blocks.carried(block));
            })
            .toList();
    var later = new BitSet();
    if (region.fallsThrough()) {
      later.or(liveness.before(region.end()));
    }
    exits.forEach(exit -> later.or(liveness.atLabel(exit.block())));
    later.and(written);
    var params = (BitSet) liveness.before(region.start()).clone();
    params.and(locals);
    isPossible &=
        exits.stream().allMatch(exit -> BodyReader.isPlain(exit.carried()))
            && params.cardinality() <= MOST
            && later.cardinality() + exits.stream().mapToInt(e -> e.carried().length()).sum()
                < MOST;
    return new Crossing(region, locals, params, later, exits, isPossible);
  }

  /** The labels that an instruction may jump to; that of the function if it returns. */
  static int[] labels(Op op, int function) {
    return switch (op.code()) {
      case Op.BR, Op.BR_IF -> new int[] {op.index()};
      case Op.RETURN -> new int[] {function};
      default -> op.labels();
    };
  }

  /** Whether it must say how it ended. */
  boolean hasCode() {
    return exits.size() > (region.fallsThrough() ? 0 : 1);
  }

  /** Types of all values that exits take along. */
  String carried() {
    return exits.stream().map(Exit::carried).collect(Collectors.joining());
  }

  /** How much lighter the body gets without the region. */
  long gain() {
    int values = results.cardinality() + carried().length() + (hasCode() ? 1 : 0);
    return region.weight()
        - Weights.CALL
        - (long) Weights.LOCAL * params.cardinality()
        - (long) Weights.RESULT * values
        - (long) Weights.JUMP * exits.size();
  }
}
