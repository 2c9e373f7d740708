package ai.wippy.build.wasm.split;

import ai.wippy.build.wasm.body.Blocks;
import ai.wippy.build.wasm.body.Body;
import ai.wippy.build.wasm.body.Types;
import java.util.ArrayList;
import java.util.List;

/** Finds the largest regions of a body that are not too large for a function of their own. */
final class RegionFinder {
  private final Body body;
  private final Blocks blocks;
  private final Weights weights;
  private final long smallest;
  private final long largest;
  private final List<Region> found = new ArrayList<>();

  /** Statements that follow each other, as far as they are known. */
  private final class Run {
    private int start;
    private int end;
    private int next;
    private boolean fallsThrough = true;

    Run(int start) {
      this.start = start;
      this.end = start;
      this.next = start;
    }

    /** Adds a statement, or starts anew with it if the two were too large together. */
    void add(int from, int to, int goesOn, boolean reachable) {
      if (weights.between(start, to) > largest) {
        close();
        start = from;
      }
      end = to;
      next = goesOn;
      fallsThrough = reachable;
      if (weights.between(start, end) > largest) {
        descend(from, to);
        start = to;
        end = to;
      }
    }

    void close() {
      long weight = weights.between(start, end);
      if (weight >= smallest) {
        found.add(new Region(start, end, next, fallsThrough, weight));
      }
    }
  }

  /**
   * Looks at one body.
   *
   * @param smallest weight that a region may have
   * @param largest weight that a region may have
   */
  RegionFinder(Body body, Types types, long smallest, long largest) {
    this.body = body;
    this.blocks = new Blocks(types, body);
    this.weights = new Weights(body, types);
    this.smallest = smallest;
    this.largest = largest;
  }

  /** Regions that do not overlap, in order. */
  List<Region> find() {
    sequence(0, body.size() - 1, 0);
    return found;
  }

  private void inside(int block) {
    int end = body.partner(block);
    int otherwise = body.otherwise(block);
    int height = blocks.type(block).params().length();
    sequence(block + 1, otherwise == Body.FUNCTION ? end : otherwise, height);
    if (otherwise != Body.FUNCTION) {
      sequence(otherwise + 1, end, height);
    }
  }

  private void sequence(int from, int to, int values) {
    int height = values;
    int statement = from;
    boolean reachable = true;
    Run run = new Run(from);
    for (int i = from; i < to && reachable; i = after(i)) {
      reachable = !body.op(i).jumps();
      height += blocks.growth(i);
      if (height == 0 || !reachable) {
        if (statement == from && values > 0) {
          // What takes the parameters of the block from the stack cannot leave.
          descend(from, after(i));
          run = new Run(after(i));
        } else {
          run.add(statement, after(i), reachable ? after(i) : to, reachable);
        }
        statement = after(i);
      }
    }
    run.close();
    if (reachable) {
      // What remains leaves the results of the block on the stack.
      descend(statement, to);
    }
  }

  /** Looks inside of blocks that are too large themselves. */
  private void descend(int from, int to) {
    for (int i = from; i < to; i = after(i)) {
      if (body.op(i).opens() && weights.between(i, after(i)) > largest) {
        inside(i);
      }
    }
  }

  private int after(int index) {
    return body.op(index).opens() ? body.partner(index) + 1 : index + 1;
  }
}
