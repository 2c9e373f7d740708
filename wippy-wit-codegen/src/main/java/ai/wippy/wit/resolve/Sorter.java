package ai.wippy.wit.resolve;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** Sorts things so that each comes after those that it needs. */
final class Sorter {
  private static final int MOST_CYCLES = 20;

  private Sorter() {}

  /**
   * Things in order, or the ones that need each other.
   *
   * @param order each after those that it needs; in a cycle, some come too early
   * @param cycles the first few that were found, each as what needs itself by way of the next, and
   *     so on
   */
  record Sorted<T>(List<T> order, List<List<T>> cycles) {}

  private record Visit<T>(T thing, Iterator<T> needs) {}

  private enum State {
    OPEN,
    DONE
  }

  /**
   * Sorts the keys of a map. Stack depth does not depend on its size.
   *
   * @param needs what each thing needs; things that are not keys are ignored
   */
  static <T> Sorted<T> sort(SequencedMap<T, ? extends Iterable<T>> needs) {
    var states = new HashMap<T, State>();
    var order = new ArrayList<T>();
    var cycles = new ArrayList<List<T>>();
    for (T root : needs.keySet()) {
      if (!states.containsKey(root)) {
        visit(root, needs, states, order, cycles);
      }
    }
    return new Sorted<>(order, cycles);
  }

  private static <T> void visit(
      T root,
      Map<T, ? extends Iterable<T>> needs,
      Map<T, State> states,
      List<T> order,
      List<List<T>> cycles) {
    var path = new ArrayDeque<Visit<T>>();
    open(root, needs, states, path);
    while (!path.isEmpty()) {
      Visit<T> top = path.getLast();
      if (!top.needs.hasNext()) {
        states.put(top.thing, State.DONE);
        order.add(top.thing);
        path.removeLast();
        continue;
      }
      T next = top.needs.next();
      State state = states.get(next);
      if (state == State.OPEN && cycles.size() < MOST_CYCLES) {
        cycles.add(
            path.stream().map(Visit::thing).dropWhile(thing -> !thing.equals(next)).toList());
      } else if (state == null && needs.containsKey(next)) {
        open(next, needs, states, path);
      }
    }
  }

  private static <T> void open(
      T thing,
      Map<T, ? extends Iterable<T>> needs,
      Map<T, State> states,
      ArrayDeque<Visit<T>> path) {
    states.put(thing, State.OPEN);
    Iterable<T> needed = needs.get(thing);
    path.addLast(new Visit<>(thing, needed == null ? List.<T>of().iterator() : needed.iterator()));
  }
}
