package ai.wippy.build.wasm.split;

import ai.wippy.build.wasm.body.Body;
import ai.wippy.build.wasm.body.Op;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Which locals are read later, before they are written again. */
final class Liveness {
  private static final BitSet NOTHING = new BitSet();

  private final Body body;
  private final Map<Integer, BitSet> atLoop = new HashMap<>();
  private final Map<Integer, BitSet> atLabel = new HashMap<>();
  private final Map<Integer, BitSet> before = new HashMap<>();

  /**
   * Finds out for some places.
   *
   * @param places instructions
   */
  Liveness(Body body, Set<Integer> places) {
    this.body = body;
    boolean changed;
    do {
      changed = walk(Set.of());
    } while (changed);
    walk(places);
  }

  /** The locals that matter before an instruction. */
  BitSet before(int place) {
    return before.getOrDefault(place, NOTHING);
  }

  /** The locals that matter where a jump to a block leads. */
  BitSet atLabel(int block) {
    return atLabel.getOrDefault(block, NOTHING);
  }

  /** Goes backwards through the body; whether another turn would give more for the loops. */
  private boolean walk(Set<Integer> places) {
    boolean changed = false;
    Deque<BitSet> afterwards = new ArrayDeque<>();
    Deque<BitSet> otherwise = new ArrayDeque<>();
    var live = new BitSet();
    for (int i = body.size() - 1; i >= 0; i--) {
      Op op = body.op(i);
      switch (op.code()) {
        case Op.END -> {
          int block = body.partner(i);
          boolean loops = block != Body.FUNCTION && body.op(block).code() == Op.LOOP;
          afterwards.push(copy(live));
          otherwise.push(copy(live));
          atLabel.put(block, loops ? atLoop.getOrDefault(block, NOTHING) : copy(live));
        }
        case Op.ELSE -> {
          otherwise.pop();
          otherwise.push(live);
          live = copy(afterwards.element());
        }
        case Op.BLOCK, Op.LOOP, Op.IF -> {
          afterwards.pop();
          BitSet skipped = otherwise.pop();
          if (op.code() == Op.IF) {
            live.or(skipped);
          } else if (op.code() == Op.LOOP && !live.equals(atLoop.put(i, copy(live)))) {
            changed = true;
          }
        }
        case Op.BR -> live = copy(atLabel(body.target(i, op.index())));
        case Op.BR_IF -> live.or(atLabel(body.target(i, op.index())));
        case Op.BR_TABLE -> {
          live = new BitSet();
          for (int label : op.labels()) {
            live.or(atLabel(body.target(i, label)));
          }
        }
        case Op.RETURN, Op.UNREACHABLE -> live = new BitSet();
        case Op.LOCAL_GET -> live.set(op.index());
        case Op.LOCAL_SET, Op.LOCAL_TEE -> live.clear(op.index());
        default -> {
          // It has nothing to do with locals.
        }
      }
      if (places.contains(i)) {
        before.put(i, copy(live));
      }
    }
    return changed;
  }

  private static BitSet copy(BitSet set) {
    return (BitSet) set.clone();
  }
}
