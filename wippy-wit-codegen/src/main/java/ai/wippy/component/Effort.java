package ai.wippy.component;

import static ai.wippy.component.ComponentException.unsupported;

/**
 * What checking the types of a file has cost so far.
 *
 * <p>A small file can refer to one large type so often that comparing or copying it each time takes
 * more time and memory than there is. Each step counts, and there is an end to them.
 */
final class Effort {
  private static final int MOST = 3_000_000;

  private int spent;

  /** Counts steps: types that are visited, compared or made. */
  void spend(int offset, int steps) {
    spent += steps;
    if (spent > MOST || steps > MOST) {
      throw unsupported(offset, "a component whose types take more than %d steps to check", MOST);
    }
  }

  /** Counts a step whose place nobody knows. */
  void spend() {
    spend(0, 1);
  }
}
