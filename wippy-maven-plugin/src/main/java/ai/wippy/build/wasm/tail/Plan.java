package ai.wippy.build.wasm.tail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * What becomes of each tail call.
 *
 * <p>One that leads back to its function, directly or by others, may be made any number of times:
 * it bounces, so that the stack does not grow. Any other is an ordinary call, of which a function
 * of each component of the graph is on the stack at most once; but one in a {@code try_table}
 * bounces as well, as the handlers must be left before.
 */
final class Plan {
  private final Functions functions;
  private final TypeTable types;
  private final SortedMap<Integer, List<Site>> sites;

  /** The nodes of the graph behind those of the functions: a type, whatever has it is called. */
  private final Map<Integer, Integer> typeNodes = new HashMap<>();

  private final Components components;
  private final NavigableSet<Integer> bouncing = new TreeSet<>();
  private final Map<Integer, Boolean> mayBounce = new HashMap<>();

  /**
   * Makes it.
   *
   * @param sites the tail calls of each function that has any
   */
  Plan(Functions functions, TypeTable types, SortedMap<Integer, List<Site>> sites)
      throws TailCallException {
    this.functions = functions;
    this.types = types;
    this.sites = sites;
    var typeOfNode = new ArrayList<Integer>();
    sites.values().stream()
        .flatMap(List::stream)
        .mapToInt(site -> type(site.target()))
        .distinct()
        .forEach(type -> {
          typeNodes.put(type, functions.count() + typeOfNode.size());
          typeOfNode.add(type);
        });
    components =
        new Components(
            functions.count() + typeOfNode.size(),
            node ->
                node < functions.count()
                    ? calledBy(node)
                    : functions.callable().apply(typeOfNode.get(node - functions.count())));
    sites.forEach((function, own) -> {
      if (own.stream().anyMatch(site -> bounces(function, site))) {
        bouncing.add(function);
      }
    });
    check();
  }

  private int[] calledBy(int function) {
    return sites.getOrDefault(function, List.of()).stream()
        .mapToInt(site -> node(site.target()))
        .toArray();
  }

  private int node(Target target) {
    return target instanceof Target.Direct direct
        ? direct.function()
        : typeNodes.getOrDefault(type(target), 0);
  }

  /** The type of what is called. */
  int type(Target target) {
    return switch (target) {
      case Target.Direct direct -> functions.types()[direct.function()];
      case Target.Indirect indirect -> indirect.type();
      case Target.Reference reference -> reference.type();
    };
  }

  /** Whether a function calls itself so that a loop can take the place of that. */
  boolean loops(int function, Site site) {
    return site.target().equals(new Target.Direct(function));
  }

  /** Whether what a function calls must be called by the trampoline. */
  boolean bounces(int function, Site site) {
    return !loops(function, site)
        && (site.caught() || components.of(function) == components.of(node(site.target())));
  }

  /** The functions with such calls, ascending. */
  NavigableSet<Integer> bouncing() {
    return bouncing;
  }

  /** Whether what is called as one of a type may be such a function. */
  boolean mayBounce(int type) {
    return mayBounce.computeIfAbsent(
        type, each -> Arrays.stream(functions.callable().apply(each)).anyMatch(bouncing::contains));
  }

  /** A subtype could have other results, which the trampoline of its supertype does not know. */
  private void check() throws TailCallException {
    for (int function : bouncing) {
      for (Site site : sites.getOrDefault(function, List.of())) {
        if (bounces(function, site)) {
          check(function, site);
        }
      }
    }
  }

  private void check(int function, Site site) throws TailCallException {
    List<String> own = types.function(functions.types()[function]).results();
    if (!types.function(type(site.target())).results().equals(own)) {
      throw new TailCallException(
          function, "makes a tail call whose results are of a subtype of its own");
    }
  }
}
