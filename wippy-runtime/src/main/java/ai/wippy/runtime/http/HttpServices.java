package ai.wippy.runtime.http;

import ai.wippy.registry.Entry;
import ai.wippy.registry.EntryId;
import ai.wippy.registry.Registry;
import ai.wippy.registry.RoutePattern;
import ai.wippy.runtime.function.Functions;
import ai.wippy.runtime.http.Site.Mounted;
import ai.wippy.runtime.metrics.Measured;
import ai.wippy.runtime.metrics.Page;
import ai.wippy.runtime.security.Context;
import ai.wippy.runtime.security.Identity;
import ai.wippy.runtime.security.Security;
import ai.wippy.runtime.service.ServiceKind;
import ai.wippy.runtime.wasi.file.Mount;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Puts together what routers, endpoints and directories say of each service. */
public final class HttpServices implements ServiceKind, Measured {
  private static final String KIND = "http.service";

  private final Registry registry;
  private final Functions functions;
  private final Function<EntryId, Mount> directories;
  private final Security security;
  private final boolean counting;
  private final Middlewares middlewares;
  private final List<HttpService> services = new CopyOnWriteArrayList<>();

  /**
   * The services of an application.
   *
   * @param functions that endpoints call
   * @param directories opens the directory of an entry for reading
   * @param security what requests start with, and what routes ask of them
   * @param counting whether requests are counted
   */
  public HttpServices(
      Registry registry,
      Functions functions,
      Function<EntryId, Mount> directories,
      Security security,
      boolean counting) {
    this.registry = registry;
    this.functions = functions;
    this.directories = directories;
    this.security = security;
    this.counting = counting;
    middlewares = new Middlewares(security);
  }

  @Override
  public Set<String> kinds() {
    return Set.of(KIND);
  }

  @Override
  public HttpService service(Entry entry) {
    var routes = new RouteTable();
    for (Entry router : registry.ofKind("http.router")) {
      if (referred(router, "server").equals(entry.id())) {
        addRoutes(router, routes);
      }
    }
    var directories = new ArrayList<Mounted>();
    for (Entry directory : registry.ofKind("http.static")) {
      if (referred(directory, "server").equals(entry.id())) {
        directories.add(mounted(directory));
      }
    }
    var service =
        new HttpService(
            entry.id(),
            ServiceSettings.of(entry),
            new Site(routes, directories),
            security.policies().apply(Identity.ofService(entry), Context.EMPTY),
            counting ? new RequestCounters(entry.id()) : null);
    services.add(service);
    return service;
  }

  @Override
  public void measure(Page page) {
    services.forEach(service -> service.measure(page));
  }

  private void addRoutes(Entry router, RouteTable routes) {
    List<Middleware> chain = middlewares.of(router);
    String prefix =
        String.valueOf(router.data().getOrDefault("prefix", "")).replaceFirst("/+$", "");
    for (Entry endpoint : registry.ofKind("http.endpoint")) {
      if (referred(endpoint, "router").equals(router.id())) {
        EntryId function = within(endpoint, String.valueOf(endpoint.data().get("func")));
        Optional<Entry> callee = registry.get(function);
        routes.add(
            String.valueOf(endpoint.data().get("method")),
            new Route(
                endpoint.id(),
                RoutePattern.parse(prefix + endpoint.data().get("path")),
                chain,
                new Endpoint(functions, function, callee.map(Callee::of).orElse(Callee.NOTHING))));
      }
    }
  }

  private Mounted mounted(Entry entry) {
    String path = String.valueOf(entry.data().get("path")).replaceAll("^/+|/+$", "");
    List<String> segments = path.isEmpty() ? List.of() : Arrays.asList(path.split("/"));
    Mount directory = directories.apply(within(entry, String.valueOf(entry.data().get("fs"))));
    var files = StaticFiles.of(entry, directory, segments.size());
    return new Mounted(
        segments,
        new Route(entry.id(), RoutePattern.parse("/" + path), middlewares.of(entry), files));
  }

  private static EntryId referred(Entry entry, String field) {
    return within(entry, String.valueOf(entry.meta().get(field)));
  }

  /** References are completed with the namespace of their own entry. */
  private static EntryId within(Entry entry, String reference) {
    EntryId id = EntryId.parse(reference);
    return id.namespace().isEmpty() ? new EntryId(entry.id().namespace(), id.name()) : id;
  }
}
