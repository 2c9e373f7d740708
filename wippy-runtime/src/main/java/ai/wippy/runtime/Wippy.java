package ai.wippy.runtime;

import ai.wippy.content.Providers;
import ai.wippy.registry.Entry;
import ai.wippy.registry.EntryId;
import ai.wippy.registry.FrozenRegistry;
import ai.wippy.registry.Registry;
import ai.wippy.registry.Settings;
import ai.wippy.runtime.function.FunctionRegistry;
import ai.wippy.runtime.function.Functions;
import ai.wippy.runtime.function.Interceptor;
import ai.wippy.runtime.metrics.Measured;
import ai.wippy.runtime.metrics.MetricsAddress;
import ai.wippy.runtime.metrics.MetricsServer;
import ai.wippy.runtime.metrics.MetricsServer.Health;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.JavaValues;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.process.MailboxLimits;
import ai.wippy.runtime.process.ProcessFunctions;
import ai.wippy.runtime.process.ProcessTable;
import ai.wippy.runtime.process.Program;
import ai.wippy.runtime.process.StandardStreams;
import ai.wippy.runtime.security.Access;
import ai.wippy.runtime.security.Context;
import ai.wippy.runtime.security.Identity;
import ai.wippy.runtime.security.Policies;
import ai.wippy.runtime.service.Services;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A running application, for Java programs that want its functions:
 *
 * <pre>{@code
 * try (var app = Wippy.start()) {
 *   Object sum = app.call("app:triangle", 100);
 * }
 * }</pre>
 *
 * <p>Thread-safe.
 */
public final class Wippy implements AutoCloseable {
  private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(30);

  private final FrozenRegistry application;
  private final FunctionRegistry functions;
  private final ProcessTable processes;
  private final Runnable end;
  private final Services services;
  private final Policies policies;
  private final List<Measured> measured;
  private @Nullable MetricsServer metrics;
  private volatile Health health = Health.STARTING;

  private Wippy(
      FrozenRegistry application,
      ClassLoader loader,
      Kinds.Factory factory,
      StandardStreams streams) {
    this.application = application;
    var settings = application.settings();
    processes = new ProcessTable(settings.text("relay.node_name", "local"), Access.of(settings));
    policies = Policies.of(application.registry());
    functions =
        new FunctionRegistry(
            Access.of(settings), policies, interceptors(loader), MetricsAddress.isOn(settings));
    var kinds = factory.make(application, loader, functions, processes, streams);
    end = kinds.end();
    var registry = application.registry();
    for (var kind : kinds.functions()) {
      for (Entry entry : entries(registry, kind.kinds())) {
        functions.register(entry, kind.handler(entry));
      }
    }
    for (var kind : kinds.processes()) {
      for (Entry entry : entries(registry, kind.kinds())) {
        add(entry, kind.program(entry));
      }
    }
    services = Services.of(registry, kinds.services());
    measured = new ArrayList<>(kinds.measured());
    measured.add(functions);
    measured.add(processes);
  }

  private void add(Entry entry, Program program) {
    var identity = Identity.of(entry, entry.data());
    processes.add(
        entry.id(), program, MailboxLimits.of(entry), context -> policies.apply(identity, context));
    new ProcessFunctions(processes)
        .handler(entry)
        .ifPresent(handler -> functions.register(entry, handler));
  }

  private static List<Interceptor> interceptors(ClassLoader loader) {
    try {
      return Providers.of(Interceptor.class, loader).stream()
          .map(ServiceLoader.Provider::get)
          .toList();
    } catch (ServiceConfigurationError e) {
      throw new Failure(
          Kind.INVALID, "an interceptor cannot be made: %s".formatted(e.getMessage()), e);
    }
  }

  private static List<Entry> entries(Registry registry, Set<String> kinds) {
    var entries = new ArrayList<Entry>();
    for (String kind : new TreeSet<>(kinds)) {
      entries.addAll(registry.ofKind(kind));
    }
    return entries;
  }

  /**
   * Starts the application on the class path, and the services that start with it.
   *
   * @throws Failure of kind NOT_FOUND if there is none; if a service cannot start
   */
  public static Wippy start() {
    return start(Wippy.class.getClassLoader());
  }

  /**
   * Starts the application that a class loader finds, and the services that start with it.
   *
   * @throws Failure of kind NOT_FOUND if there is none; if a service cannot start
   */
  public static Wippy start(ClassLoader loader) {
    var log = StandardStreams.logging(() -> System.getLogger(Wippy.class.getName()), "terminal");
    return start(read(loader), loader, Kinds::all, log);
  }

  static Wippy start(
      FrozenRegistry application,
      ClassLoader loader,
      Kinds.Factory kinds,
      StandardStreams streams) {
    var wippy = new Wippy(application, loader, kinds, streams);
    try {
      wippy.metrics =
          address(application.settings())
              .map(address -> new MetricsServer(address, wippy.measured, () -> wippy.health))
              .orElse(null);
      wippy.services.start();
      wippy.health = Health.OK;
    } catch (Failure failure) {
      wippy.close();
      throw failure;
    }
    return wippy;
  }

  private static Optional<MetricsAddress> address(Settings settings) {
    try {
      return MetricsAddress.of(settings);
    } catch (IllegalArgumentException e) {
      throw new Failure(Kind.INVALID, String.valueOf(e.getMessage()), e);
    }
  }

  static FrozenRegistry read(ClassLoader loader) {
    return FrozenRegistry.find(loader)
        .orElseThrow(() ->
            new Failure(
                Kind.NOT_FOUND,
                "no class %s on the class path: build with wippy-maven-plugin and run the jar whose name ends in -app.jar"
                    .formatted(FrozenRegistry.CLASS)));
  }

  /** Every function of the application, for callers with a context or values of their own. */
  public Functions functions() {
    return functions;
  }

  /**
   * Calls a function without actor and scope.
   *
   * @param id {@code namespace:name}
   * @param args as in {@link JavaValues}; null for nothing
   * @return the result, as in {@link JavaValues}; null for none
   * @throws Failure as {@link Functions#call}
   */
  public @Nullable Object call(String id, @Nullable Object... args) {
    var values = Arrays.stream(args).map(arg -> arg == null ? JavaValues.NIL : arg).toArray();
    Object result = functions.call(EntryId.parse(id), Context.EMPTY, JavaValues.INSTANCE, values);
    return result == JavaValues.NIL ? null : result;
  }

  FrozenRegistry application() {
    return application;
  }

  /**
   * The context that a process starts with as a command: {@code meta.command.security} of its
   * entry. Whoever sits at the command line is trusted with it.
   */
  Context ofCommand(EntryId process) {
    return application
        .registry()
        .get(process)
        .map(Identity::ofCommand)
        .map(identity -> policies.apply(identity, Context.EMPTY))
        .orElse(Context.EMPTY);
  }

  /** Its processes. */
  ProcessTable processes() {
    return processes;
  }

  /** The services of the application. */
  Services services() {
    return services;
  }

  /** Where its numbers are; null if nothing is counted. */
  @Nullable MetricsServer metrics() {
    return metrics;
  }

  /** How long {@link #close} may take ({@code shutdown.timeout}). */
  Duration shutdownTimeout() {
    return application.settings().duration("shutdown.timeout", SHUTDOWN_TIMEOUT);
  }

  /**
   * Stops its services, the last started first; then refuses further calls and waits for those that
   * run. All that takes no longer than {@code shutdown.timeout}.
   */
  @Override
  public void close() {
    health = Health.STOPPING;
    long deadline = System.nanoTime() + shutdownTimeout().toNanos();
    services.stop(shutdownTimeout());
    functions.close();
    try {
      functions.awaitDrained(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      end.run();
      if (metrics != null) {
        metrics.close();
      }
    }
  }
}
