package ai.wippy.runtime.http;

import ai.wippy.registry.RoutePattern;
import ai.wippy.registry.RoutePattern.Segment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds what answers a path; where several patterns fit, the most specific one. */
final class RouteTable {
  private final Map<String, Node> methods = new TreeMap<>();

  /** What is left of the patterns that begin alike. */
  private static final class Node {
    final Map<String, Node> literals = new HashMap<>();
    @Nullable Node param;
    @Nullable Route rest;
    @Nullable Route end;
  }

  /**
   * What answers a request.
   *
   * @param params decoded values of the pattern's parameters, in order
   */
  record Match(Route route, Map<String, String> params) {}

  /** Adds a route. */
  void add(String method, Route route) {
    Node node = methods.computeIfAbsent(method, _ -> new Node());
    for (Segment segment : route.pattern().segments()) {
      switch (segment) {
        case Segment.Literal(String text) ->
            node = node.literals.computeIfAbsent(text, _ -> new Node());
        case Segment.Param _ -> {
          Node next = node.param == null ? new Node() : node.param;
          node.param = next;
          node = next;
        }
        case Segment.Rest _ -> {
          node.rest = checked(node.rest, method, route);
          return;
        }
      }
    }
    node.end = checked(node.end, method, route);
  }

  private static Route checked(@Nullable Route there, String method, Route route) {
    if (there != null) {
      throw new IllegalStateException(
          "the build let two routes for %s %s pass".formatted(method, route.pattern()));
    }
    return route;
  }

  /**
   * What answers a request; {@code HEAD} is answered by what answers {@code GET}.
   *
   * @param path decoded segments
   * @return null if nothing does
   */
  @Nullable Match find(String method, List<String> path) {
    Match match = match(method, path);
    return match == null && method.equals("HEAD") ? match("GET", path) : match;
  }

  private @Nullable Match match(String method, List<String> path) {
    Node root = methods.get(method);
    Route route = root == null ? null : find(root, path, 0);
    return route == null ? null : new Match(route, params(route.pattern(), path));
  }

  private static @Nullable Route find(Node node, List<String> path, int at) {
    if (at == path.size()) {
      return node.end;
    }
    String segment = path.get(at);
    Node literal = node.literals.get(segment);
    Route found = literal == null ? null : find(literal, path, at + 1);
    if (found == null && node.param != null && !segment.isEmpty()) {
      found = find(node.param, path, at + 1);
    }
    return found == null ? node.rest : found;
  }

  private static Map<String, String> params(RoutePattern pattern, List<String> path) {
    Map<String, String> params = new LinkedHashMap<>();
    for (int i = 0; i < pattern.segments().size(); i++) {
      switch (pattern.segments().get(i)) {
        case Segment.Literal _ -> {}
        case Segment.Param(String name) -> params.put(name, path.get(i));
        case Segment.Rest(String name) ->
            params.put(name, String.join("/", path.subList(i, path.size())));
      }
    }
    return params;
  }

  /** The methods with which a path is answered, sorted; empty if it is not there. */
  List<String> methods(List<String> path) {
    var found = new TreeSet<String>();
    methods.forEach((method, root) -> {
      if (find(root, path, 0) != null) {
        found.add(method);
      }
    });
    if (found.contains("GET")) {
      found.add("HEAD");
    }
    return new ArrayList<>(found);
  }

  /** What answers a path with whatever method; for what a router does to all of them. */
  @Nullable Match any(List<String> path) {
    for (String method : methods.keySet()) {
      Match match = match(method, path);
      if (match != null) {
        return match;
      }
    }
    return null;
  }
}
