package ai.wippy.runtime.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All that a service answers. */
final class Site implements Responder {
  private final RouteTable routes;
  private final List<Mounted> directories;

  /**
   * Files below a path.
   *
   * @param path decoded segments
   */
  record Mounted(List<String> path, Route route) {
    boolean holds(List<String> other) {
      return other.size() > path.size() && other.subList(0, path.size()).equals(path)
          || other.equals(path);
    }
  }

  /** The routes, and directories for what no route answers. */
  Site(RouteTable routes, List<Mounted> directories) {
    this.routes = routes;
    this.directories =
        directories.stream()
            .sorted(Comparator.comparingInt((Mounted each) -> each.path().size()).reversed())
            .toList();
  }

  @Override
  public void answer(HttpExchange exchange) throws Exception {
    List<String> path = exchange.segments();
    RouteTable.Match match = routes.find(exchange.method(), path);
    if (match != null) {
      exchange.routed(match);
      match.route().serve(exchange);
      return;
    }
    RouteTable.Match other = routes.any(path);
    Mounted mounted = mounted(path);
    boolean reads = exchange.method().equals("GET") || exchange.method().equals("HEAD");
    if (mounted != null && (reads || other == null)) {
      serveFile(exchange, mounted, reads);
    } else if (other == null) {
      PlainText.answer(exchange, 404, "404 page not found");
    } else {
      List<String> allowed = allowed(routes.methods(path), mounted != null);
      exchange.routed(other);
      if (exchange.method().equals("OPTIONS")) {
        options(other.route(), allowed).serve(exchange);
      } else {
        refuse(exchange, allowed);
      }
    }
  }

  private @Nullable Mounted mounted(List<String> path) {
    return directories.stream().filter(each -> each.holds(path)).findFirst().orElse(null);
  }

  private static void serveFile(HttpExchange exchange, Mounted mounted, boolean reads)
      throws Exception {
    exchange.routed(new RouteTable.Match(mounted.route(), Map.of()));
    List<String> allowed = List.of("GET", "HEAD", "OPTIONS");
    if (reads) {
      mounted.route().serve(exchange);
    } else if (exchange.method().equals("OPTIONS")) {
      options(mounted.route(), allowed).serve(exchange);
    } else {
      refuse(exchange, allowed);
    }
  }

  private static List<String> allowed(List<String> methods, boolean files) {
    var allowed = new ArrayList<>(methods);
    if (files) {
      allowed.addAll(List.of("GET", "HEAD"));
    }
    allowed.add("OPTIONS");
    return allowed.stream().sorted().distinct().toList();
  }

  /** What answers {@code OPTIONS}, after all that the router does to its requests. */
  private static Route options(Route route, List<String> allowed) {
    return route.answeredBy(exchange -> {
      exchange.finalStatus(204);
      exchange.fields().put("allow", String.join(", ", allowed));
    });
  }

  private static void refuse(HttpExchange exchange, List<String> allowed) {
    PlainText.answer(exchange, 405, "Method Not Allowed");
    exchange.fields().put("allow", String.join(", ", allowed));
  }
}
