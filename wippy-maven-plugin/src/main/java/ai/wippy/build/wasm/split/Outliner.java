package ai.wippy.build.wasm.split;

import ai.wippy.build.wasm.body.Blocks;
import ai.wippy.build.wasm.body.Body;
import ai.wippy.build.wasm.body.Op;
import ai.wippy.build.wasm.body.Sink;
import ai.wippy.build.wasm.body.Types;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes regions of a body functions, and writes the body with calls of them. */
final class Outliner {
  private static final char I32 = 0x7F;

  private final Body body;
  private final Blocks blocks;
  private final StringBuilder added = new StringBuilder();
  private final Map<String, Integer> scratch = new HashMap<>();

  Outliner(Body body, Types types) {
    this.body = body;
    this.blocks = new Blocks(types, body);
  }

  /**
   * Which regions to take out of the body, in order, so that it gets lighter by as much as it must:
   * those first that cost little for their weight.
   */
  List<Crossing> choose(List<Region> regions, long surplus, long smallest) {
    Set<Integer> places = new HashSet<>();
    regions.forEach(region -> {
      places.add(region.start());
      places.add(region.end());
    });
    var liveness = new Liveness(body, places);
    List<Crossing> best =
        regions.stream()
            .map(region -> Crossing.of(region, body, blocks, liveness))
            .filter(crossing -> crossing.isPossible() && crossing.gain() >= smallest)
            .sorted(Comparator.comparingDouble(this::worth).reversed())
            .toList();
    var chosen = new ArrayList<Crossing>();
    long left = surplus;
    for (Crossing each : best) {
      if (left > 0) {
        chosen.add(each);
        left -= each.gain();
      }
    }
    chosen.sort(Comparator.comparingInt(crossing -> crossing.region().start()));
    return chosen;
  }

  /** The gain, as far as it is not paid for at each call: in loops there are more calls. */
  private double worth(Crossing crossing) {
    int loops = 1;
    for (int block = body.parent(crossing.region().start());
        block != Body.FUNCTION;
        block = body.parent(block)) {
      loops += body.op(block).code() == Op.LOOP ? 1 : 0;
    }
    return (double) crossing.gain()
        / (8 + crossing.params().cardinality() + 3 * crossing.results().cardinality())
        / loops;
  }

  /**
   * Writes the body.
   *
   * @param first the index of the function that the first region becomes
   */
  byte[] write(List<Crossing> crossings, int first) {
    var code = new Sink();
    int at = 0;
    for (int i = 0; i < crossings.size(); i++) {
      Crossing crossing = crossings.get(i);
      code.copy(body.bytes(), body.op(at).at(), body.op(crossing.region().start()).at());
      call(code, crossing, first + i);
      at = crossing.region().next();
    }
    code.copy(body.bytes(), body.op(at).at(), body.bytes().length);
    int params = body.signature().params().length();
    byte[] written = code.bytes();
    return new Sink()
        .locals(body.locals().substring(params) + added)
        .copy(written, 0, written.length)
        .bytes();
  }

  private void call(Sink code, Crossing crossing, int function) {
    crossing.params().stream().forEach(local -> code.op(Op.LOCAL_GET, local));
    code.op(Op.CALL, function);
    List<Exit> exits = crossing.exits();
    for (Exit exit : exits.reversed()) {
      for (int i = exit.carried().length() - 1; i >= 0; i--) {
        code.op(Op.LOCAL_SET, scratch(exit, i));
      }
    }
    reversed(crossing.results()).forEach(local -> code.op(Op.LOCAL_SET, local));
    boolean fallsThrough = crossing.region().fallsThrough();
    if (!crossing.hasCode()) {
      exits.forEach(exit -> jump(code, exit, 0));
      if (exits.isEmpty() && !fallsThrough) {
        code.op(Op.UNREACHABLE);
      }
    } else if (exits.size() == 1) {
      jumpIf(code, exits.getFirst());
    } else {
      jumpByNumber(code, exits);
      if (!fallsThrough) {
        code.op(Op.UNREACHABLE);
      }
    }
  }

  private static List<Integer> reversed(BitSet locals) {
    return locals.stream().boxed().toList().reversed();
  }

  /** A local for a value that an exit takes along. */
  private int scratch(Exit exit, int value) {
    return scratch(exit.label() + ":" + value + exit.carried(), exit.carried().charAt(value));
  }

  private int scratch(String use, char type) {
    return scratch.computeIfAbsent(
        use,
        _ -> {
          added.append(type);
          return body.locals().length() + added.length() - 1;
        });
  }

  /** Jumps where an exit leads, from within some blocks of ours. */
  private void jump(Sink code, Exit exit, int inside) {
    for (int i = 0; i < exit.carried().length(); i++) {
      code.op(Op.LOCAL_GET, scratch(exit, i));
    }
    code.op(Op.BR, exit.label() + inside);
  }

  private void jumpIf(Sink code, Exit exit) {
    if (exit.carried().isEmpty()) {
      code.op(Op.BR_IF, exit.label());
    } else {
      code.open(Op.IF);
      jump(code, exit, 1);
      code.op(Op.END);
    }
  }

  /** Exits that take values along get blocks of their own, as a table cannot give them. */
  private void jumpByNumber(Sink code, List<Exit> exits) {
    List<Exit> carrying = exits.stream().filter(exit -> !exit.carried().isEmpty()).toList();
    int number = scratch("number", I32);
    code.op(Op.LOCAL_SET, number).open(Op.BLOCK);
    carrying.forEach(_ -> code.open(Op.BLOCK));
    int blocksOfOurs = 1 + carrying.size();
    code.op(Op.LOCAL_GET, number).op(Op.BR_TABLE, exits.size()).unsigned(carrying.size());
    for (Exit exit : exits) {
      code.unsigned(
          exit.carried().isEmpty() ? exit.label() + blocksOfOurs : carrying.indexOf(exit));
    }
    for (int i = 0; i < carrying.size(); i++) {
      code.op(Op.END);
      jump(code, carrying.get(i), blocksOfOurs - 1 - i);
    }
    code.op(Op.END);
  }
}
