package ai.wippy.build.index;

import ai.wippy.build.index.schema.Reference;
import ai.wippy.build.index.yaml.MappingNode;
import ai.wippy.build.index.yaml.Node;
import ai.wippy.build.index.yaml.TextNode;
import ai.wippy.diagnostic.Problems;
import ai.wippy.diagnostic.Span;
import ai.wippy.diagnostic.Suggestion;
import ai.wippy.registry.EntryId;
import ai.wippy.registry.RoutePattern;
import ai.wippy.registry.RoutePattern.Relation;
import ai.wippy.runtime.http.Middlewares;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Checks that every request means one route at most, and what routes pass. */
final class HttpRoutes {
  private static final Pattern ADDRESS = Pattern.compile("[^\\s/]*:[0-9]{1,5}");

  private final Map<EntryId, IndexEntry> entries = new HashMap<>();
  private final Map<String, Span> mounted = new HashMap<>();
  private final List<Route> routes = new ArrayList<>();
  private final Problems problems;

  private HttpRoutes(List<IndexEntry> entries, Problems problems) {
    entries.forEach(entry -> this.entries.put(entry.id(), entry));
    this.problems = problems;
  }

  /**
   * A route.
   *
   * @param server the service that has it
   * @param span the path as it is written
   */
  private record Route(EntryId server, String method, RoutePattern pattern, Span span) {
    boolean isOf(Route other) {
      return server.equals(other.server) && method.equals(other.method);
    }
  }

  static void check(List<IndexEntry> entries, Problems problems) {
    var http = new HttpRoutes(entries, problems);
    for (IndexEntry entry : entries) {
      Definition definition = entry.definition();
      switch (entry.kind()) {
        case "http.service" -> http.checkService(definition);
        case "http.router" -> {
          http.checkPrefix(definition, "prefix", "router prefix");
          http.checkMiddleware(definition);
        }
        case "http.static" -> {
          http.checkPrefix(definition, "path", "path of files");
          http.checkMiddleware(definition);
        }
        case "http.endpoint" -> http.checkEndpoint(definition);
        default -> {}
      }
    }
  }

  private void checkService(Definition definition) {
    definition
        .data()
        .text("addr")
        .filter(addr -> !ADDRESS.matcher(addr.value().strip()).matches() || port(addr) > 65_535)
        .ifPresent(addr ->
            problems.error(
                addr.span(),
                "invalid addr `%s` in entry %s".formatted(addr.value(), definition.id()),
                "write a port after a colon, such as :8080 or 127.0.0.1:8080"));
    definition
        .data()
        .mapping("tls")
        .filter(tls -> tls.text("cert_file").isPresent() != tls.text("key_file").isPresent())
        .ifPresent(tls ->
            problems.error(
                tls.span(),
                "tls needs a certificate and its key in entry " + definition.id(),
                "give cert_file and key_file, both in PEM format"));
  }

  private static int port(TextNode addr) {
    return Integer.parseInt(addr.value().strip().replaceFirst(".*:", ""));
  }

  /** Two of one kind at the same place of a service are one too many. */
  private void checkPrefix(Definition definition, String field, String what) {
    Optional<TextNode> given = definition.data().text(field);
    String text = given.map(TextNode::value).orElse("").replaceFirst("/+$", "");
    Span span = given.map(TextNode::span).orElse(definition.name().span());
    if (!text.isEmpty() && !isPrefix(text)) {
      problems.error(
          span,
          "invalid %s `%s` in entry %s".formatted(what, text, definition.id()),
          "write a path without parameters, such as /api");
      return;
    }
    String key = "%s %s %s".formatted(what, server(definition), text);
    Span first = mounted.putIfAbsent(key, span);
    if (first != null) {
      problems.error(
          span,
          "%s already exists on %s: %s"
              .formatted(what, server(definition), text.isEmpty() ? "/" : text),
          "it is first given at %s; change one of them".formatted(first));
    }
  }

  private static boolean isPrefix(String text) {
    try {
      return RoutePattern.parse(text).segments().stream()
          .allMatch(RoutePattern.Segment.Literal.class::isInstance);
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private void checkMiddleware(Definition definition) {
    checkMiddleware(definition, "middleware", "options");
    checkMiddleware(definition, "post_middleware", "post_options");
  }

  private void checkMiddleware(Definition definition, String list, String group) {
    Optional<MappingNode> options = definition.data().mapping(group);
    for (Node node : definition.data().items(list)) {
      if (node instanceof TextNode name) {
        checkMiddleware(definition, name, options);
      }
    }
  }

  private void checkMiddleware(
      Definition definition, TextNode name, Optional<MappingNode> options) {
    String what = name.value();
    if (Middlewares.WITHOUT_EFFECT.contains(what)) {
      problems.warning(
          name.span(),
          "middleware %s does nothing in this version, in entry %s"
              .formatted(what, definition.id()),
          "requests pass as if it were not listed");
      return;
    }
    if (!Middlewares.NAMES.contains(what)) {
      problems.error(
          name.span(),
          "unknown middleware `%s` in entry %s".formatted(what, definition.id()),
          Suggestion.nearest(what, Middlewares.NAMES)
              .map("did you mean `%s`?"::formatted)
              .orElse(
                  "there is " + String.join(", ", Middlewares.NAMES.stream().sorted().toList())));
      return;
    }
    try {
      Middlewares.check(what, options.map(Plain::map).orElse(Map.of()));
    } catch (IllegalArgumentException e) {
      String problem = String.valueOf(e.getMessage());
      String option = problem.replaceFirst("[ :].*", "");
      problems.error(
          options.flatMap(given -> given.get(option)).map(Node::span).orElse(name.span()),
          "%s, in entry %s".formatted(problem, definition.id()),
          "correct it");
    }
    if (what.equals("token_auth")
        && options.flatMap(given -> given.get("token_auth.store")).isEmpty()) {
      problems.error(
          name.span(),
          "token_auth without token_auth.store in entry " + definition.id(),
          "name a security.token_store in its options");
    }
    if (what.equals("cors")) {
      options.ifPresent(given -> checkCors(definition, given));
    }
  }

  private void checkCors(Definition definition, MappingNode options) {
    String origins = options.text("cors.allow.origins").map(TextNode::value).orElse("*");
    options
        .field("cors.allow.credentials")
        .filter(field ->
            origins.strip().equals("*")
                && Plain.of(field.value())
                    .filter(value -> value.toString().equals("true"))
                    .isPresent())
        .ifPresent(field ->
            problems.warning(
                field.value().span(),
                "browsers send no credentials to whom all origins may ask, in entry "
                    + definition.id(),
                "list the origins in cors.allow.origins"));
  }

  private void checkEndpoint(Definition definition) {
    TextNode path = definition.data().text("path").orElseThrow();
    Optional<Definition> router =
        reference(definition, definition.meta(), "router")
            .map(entries::get)
            .map(IndexEntry::definition);
    if (router.isEmpty()) {
      return;
    }
    String prefix =
        router.get().data().text("prefix").map(TextNode::value).orElse("").replaceFirst("/+$", "");
    try {
      RoutePattern.parse(path.value());
      check(
          new Route(
              server(router.get()),
              definition.data().text("method").orElseThrow().value(),
              RoutePattern.parse(prefix + path.value()),
              path.span()));
    } catch (IllegalArgumentException e) {
      problems.error(
          path.span(),
          "invalid path `%s` in entry %s".formatted(path.value(), definition.id()),
          e.getMessage() == null ? "write a path such as /users/{id}" : e.getMessage());
    }
    warnOfResult(definition);
  }

  private void check(Route route) {
    for (Route other : routes) {
      if (!route.isOf(other)) {
        continue;
      }
      Relation relation = route.pattern.to(other.pattern);
      if (relation == Relation.EQUAL) {
        problems.error(
            route.span,
            "route already exists: %s %s".formatted(route.method, route.pattern),
            "it is first given at %s; change one of them".formatted(other.span));
        return;
      }
      if (relation == Relation.OVERLAPPING) {
        problems.error(
            route.span,
            "routes in conflict: %s %s and %s"
                .formatted(route.method, route.pattern, other.pattern),
            "some paths fit both, and neither is the more specific; the other is at " + other.span);
        return;
      }
    }
    routes.add(route);
  }

  /** A result that nobody sees is seldom what was meant. */
  private void warnOfResult(Definition definition) {
    Optional<IndexEntry> function =
        reference(definition, definition.data(), "func").map(entries::get);
    boolean lost =
        function
            .filter(entry ->
                entry.kind().equals("function.wasm") || entry.kind().equals("function.wat"))
            .map(IndexEntry::definition)
            .filter(callee -> !isHandler(callee))
            .isPresent();
    if (lost) {
      problems.warning(
          definition.data().get("func").orElseThrow().span(),
          "%s gets no request, and its result is not sent".formatted(function.orElseThrow().id()),
          "add `transport: wasi-http` to the function");
    }
  }

  private static boolean isHandler(Definition callee) {
    return callee.data().get("method").isEmpty()
        || Stream.of("transport", "method")
            .flatMap(field -> callee.data().text(field).stream())
            .map(TextNode::value)
            .anyMatch(text -> text.equals("wasi-http") || text.contains("incoming-handler"));
  }

  private static EntryId server(Definition definition) {
    return reference(definition, definition.meta(), "server").orElse(new EntryId("", ""));
  }

  private static Optional<EntryId> reference(Definition definition, MappingNode map, String field) {
    return map.get(field)
        .flatMap(Reference::of)
        .map(found -> found.within(definition.id().namespace()));
  }
}
