package ai.wippy.runtime.json;

import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a value, in the order in which it was found. */
final class Problems {
  private static final int MOST = 10;

  /** References may go round and round without getting further into the value. */
  private static final int DEEPEST = 300;

  private final List<String> found = new ArrayList<>();
  private final int[] depth;

  Problems() {
    this(new int[1]);
  }

  private Problems(int[] depth) {
    this.depth = depth;
  }

  /** A list of its own for a part of the same value. */
  Problems apart() {
    return new Problems(depth);
  }

  void add(String at, String problem) {
    if (found.size() < MOST) {
      found.add(at.isEmpty() ? problem : at + ": " + problem);
    }
  }

  /** Follows a reference. */
  void enter(Runnable body) {
    if (++depth[0] > DEEPEST) {
      throw new Failure(
          Kind.INVALID, "the schema refers to itself more than %d times".formatted(DEEPEST));
    }
    body.run();
    depth[0]--;
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  @Override
  public String toString() {
    return String.join("; ", found);
  }
}
