package ai.wippy.runtime.function;

import ai.wippy.registry.Entry;
import ai.wippy.registry.EntryId;
import ai.wippy.registry.Registry;
import ai.wippy.runtime.metrics.Measured;
import ai.wippy.runtime.metrics.Page;
import ai.wippy.runtime.metrics.Page.Label;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.payload.Values;
import ai.wippy.runtime.security.Access;
import ai.wippy.runtime.security.Context;
import ai.wippy.runtime.security.Identity;
import ai.wippy.runtime.security.Policies;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Every function of the application: permission, pool and deadline, then what its kind made of it.
 */
public final class FunctionRegistry implements Functions, Measured, AutoCloseable {
  /**
   * Functions that call each other without end should fail with their names, not with a full stack.
   */
  private static final int DEEPEST = 100;

  private static final String ACTION = "funcs.call";

  private final Access access;
  private final Policies policies;
  private final List<Interceptor> interceptors;
  private final boolean counting;
  private final Map<EntryId, Function> functions = new ConcurrentHashMap<>();

  /** No function yet, no policies, no interceptors. */
  public FunctionRegistry(Access access) {
    this(access, Policies.of(new Registry(List.of())), List.of(), false);
  }

  /**
   * No function yet.
   *
   * @param interceptors of all calls, the first outermost
   * @param counting whether calls are counted
   */
  public FunctionRegistry(
      Access access, Policies policies, List<Interceptor> interceptors, boolean counting) {
    this.access = access;
    this.policies = policies;
    this.interceptors = List.copyOf(interceptors);
    this.counting = counting;
  }

  /**
   * A function and what its entry says of its calls.
   *
   * @param identity as whom it runs
   * @param usual what {@code options} mean
   * @param counter null if calls are not counted
   */
  private record Function(
      Handler handler,
      Pool pool,
      @Nullable Deadline deadline,
      WorkerClass workers,
      Identity identity,
      CallOptions options,
      Conduct usual,
      @Nullable CallCounter counter) {}

  /**
   * Adds the function of an entry, with the entry's {@code pool}, {@code limits}, {@code security}
   * and {@code meta.options}.
   *
   * @param handler runs in the thread of its caller
   * @throws Failure of kind INVALID if an option makes no sense
   */
  public void register(Entry entry, Handler handler) {
    var pool = new Pool(Concurrency.of(PoolShape.of(entry)));
    var deadline = Deadline.of(entry).orElse(null);
    var options = EntryOptions.ofCalls(entry);
    var function =
        new Function(
            handler,
            pool,
            deadline,
            WorkerClass.of(entry),
            Identity.of(entry, entry.data()),
            options,
            Conduct.of(options),
            counting ? new CallCounter() : null);
    if (functions.putIfAbsent(entry.id(), function) != null) {
      throw new IllegalStateException(entry.id() + " is registered twice");
    }
  }

  @Override
  public Object call(
      EntryId id, Context context, CallOptions options, Values values, Object... args) {
    requireComplete(id);
    access.require(context, ACTION, id.toString());
    return interceptors.isEmpty()
        ? run(id, context, options, values, args)
        : intercepted(
            0, new Call(id, context, options, values, List.of(args)), this::requireAccess);
  }

  @Override
  public Object serve(EntryId id, Context context, Values values, Object... args) {
    requireComplete(id);
    return interceptors.isEmpty()
        ? run(id, context, CallOptions.NONE, values, args)
        : intercepted(0, new Call(id, context, CallOptions.NONE, values, List.of(args)), _ -> {});
  }

  private void requireAccess(Call call) {
    access.require(call.context(), ACTION, call.id().toString());
  }

  /** What interceptors make of a call is another call, which must be allowed too. */
  private Object intercepted(int number, Call call, Consumer<Call> check) {
    if (number < interceptors.size()) {
      return interceptors
          .get(number)
          .call(call, changed -> intercepted(number + 1, changed, check));
    }
    check.accept(call);
    return run(call.id(), call.context(), call.options(), call.values(), call.args().toArray());
  }

  private Object run(
      EntryId id, Context context, CallOptions options, Values values, Object[] args) {
    var function = functions.get(id);
    if (function == null) {
      throw new Failure(
          Kind.NOT_FOUND,
          "no handler registered for %s%s"
              .formatted(id, NearestId.question(id, functions.keySet())));
    }
    if (context.path().size() == DEEPEST) {
      throw tooDeep(id, context);
    }
    var inner = policies.apply(function.identity, context).entering(id);
    Supplier<Object> call =
        () -> function.workers.run(id.toString(), () -> function.handler.call(inner, values, args));
    Supplier<Object> timed = function.deadline == null ? call : () -> function.deadline.run(call);
    // A function that calls itself, directly or through others, waits for the inner call: it lends
    // that its turn. Else a pool of one would wait for itself for ever.
    Supplier<Object> attempt = context.path().contains(id) ? timed : () -> function.pool.run(timed);
    var conduct =
        options.values().isEmpty()
            ? function.usual
            : Conduct.of(function.options.with(options.values()));
    return function.counter == null
        ? conduct.run(id, attempt)
        : function.counter.count(() -> conduct.run(id, attempt));
  }

  private static void requireComplete(EntryId id) {
    if (id.namespace().isEmpty() && id.name().isEmpty()) {
      throw new Failure(Kind.INVALID, "function ID required");
    }
    if (id.namespace().isEmpty()) {
      throw new Failure(
          Kind.INVALID, "namespace required in function ID: write ns:%s".formatted(id.name()));
    }
    if (id.name().isEmpty()) {
      throw new Failure(
          Kind.INVALID, "name required in function ID: write %s:name".formatted(id.namespace()));
    }
  }

  private static Failure tooDeep(EntryId id, Context context) {
    var last =
        context.path().subList(DEEPEST - 3, DEEPEST).stream()
            .map(EntryId::toString)
            .collect(Collectors.joining(" -> "));
    return new Failure(
        Kind.INTERNAL,
        "functions call each other %d deep: ... -> %s -> %s".formatted(DEEPEST, last, id));
  }

  @Override
  public void measure(Page page) {
    functions.forEach((id, function) -> {
      var label = new Label("function_id", id.toString());
      if (function.counter != null) {
        function.counter.measure(page, label);
      }
      page.gauge("wippy_function_waiting", "Calls that wait for a worker of their pool.")
          .add(function.pool.waiting(), label);
    });
  }

  /** Refuses new calls and those that wait; what runs may end. */
  @Override
  public void close() {
    functions.values().forEach(function -> function.pool.close());
  }

  /** Waits for the calls that still run. Whether all have ended. */
  public boolean awaitDrained(Duration timeout) throws InterruptedException {
    long end = System.nanoTime() + timeout.toNanos();
    boolean drained = true;
    for (var function : functions.values()) {
      drained &= function.pool.awaitDrained(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
    }
    return drained;
  }
}
