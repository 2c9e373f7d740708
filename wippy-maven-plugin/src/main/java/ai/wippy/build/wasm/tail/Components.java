package ai.wippy.build.wasm.tail;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.function.IntFunction;

/**
 * Strongly connected components of a graph, after Tarjan; without recursion, as graphs are deep.
 */
final class Components {
  private static final int UNSEEN = -1;

  private final IntFunction<int[]> successors;
  private final int[] order;
  private final int[] low;
  private final int[] component;
  private final Deque<Integer> open = new ArrayDeque<>();
  private int seen;
  private int found;

  /** A node whose successors are being looked at. */
  private static final class Visit {
    final int node;
    final int[] successors;
    int next;

    Visit(int node, int[] successors) {
      this.node = node;
      this.successors = successors;
    }
  }

  /**
   * Finds them.
   *
   * @param nodes how many there are, which are numbered from 0 on
   */
  Components(int nodes, IntFunction<int[]> successors) {
    this.successors = successors;
    this.order = new int[nodes];
    this.low = new int[nodes];
    this.component = new int[nodes];
    Arrays.fill(order, UNSEEN);
    Arrays.fill(component, UNSEEN);
    for (int node = 0; node < nodes; node++) {
      if (order[node] == UNSEEN) {
        visit(node);
      }
    }
  }

  /** Which component a node is in. */
  int of(int node) {
    return component[node];
  }

  private void visit(int root) {
    Deque<Visit> path = new ArrayDeque<>();
    path.push(enter(root));
    while (!path.isEmpty()) {
      Visit visit = path.element();
      if (visit.next < visit.successors.length) {
        int successor = visit.successors[visit.next++];
        if (order[successor] == UNSEEN) {
          path.push(enter(successor));
        } else if (component[successor] == UNSEEN) {
          low[visit.node] = Math.min(low[visit.node], order[successor]);
        }
      } else {
        path.pop();
        leave(visit.node);
        if (!path.isEmpty()) {
          int before = path.element().node;
          low[before] = Math.min(low[before], low[visit.node]);
        }
      }
    }
  }

  private Visit enter(int node) {
    order[node] = seen;
    low[node] = seen++;
    open.push(node);
    return new Visit(node, successors.apply(node));
  }

  private void leave(int node) {
    if (low[node] == order[node]) {
      int member;
      do {
        member = open.pop();
        component[member] = found;
      } while (member != node);
      found++;
    }
  }
}
