package ai.wippy.runtime.function;

import ai.wippy.registry.Entry;
import ai.wippy.registry.EntryId;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.payload.Values;
import ai.wippy.runtime.security.Access;
import ai.wippy.runtime.security.Context;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Every function of the application: permission, pool and deadline, then what its kind made of it.
 */
public final class FunctionRegistry implements Functions, AutoCloseable {
  /**
   * Functions that call each other without end should fail with their names, not with a full stack.
   */
  private static final int DEEPEST = 100;

  private final Access access;
  private final Map<EntryId, Function> functions = new ConcurrentHashMap<>();

  /** No function yet. */
  public FunctionRegistry(Access access) {
    this.access = access;
  }

  private record Function(Handler handler, Pool pool, @Nullable Deadline deadline) {}

  /**
   * Adds the function of an entry, with the entry's {@code pool} and {@code limits}.
   *
   * @param handler runs in the thread of its caller
   */
  public void register(Entry entry, Handler handler) {
    var pool = new Pool(Concurrency.of(PoolShape.of(entry)));
    long millis = EntryOptions.number(EntryOptions.group(entry, "limits"), "max_execution_ms");
    var deadline =
        millis > 0 ? new Deadline(entry.id().toString(), Duration.ofMillis(millis)) : null;
    if (functions.putIfAbsent(entry.id(), new Function(handler, pool, deadline)) != null) {
      throw new IllegalStateException(entry.id() + " is registered twice");
    }
  }

  @Override
  public Object call(EntryId id, Context context, Values values, Object... args) {
    requireComplete(id);
    access.require(context, "funcs.call", id.toString());
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
    var inner = context.entering(id);
    Supplier<Object> call = () -> function.handler.call(inner, values, args);
    Supplier<Object> timed = function.deadline == null ? call : () -> function.deadline.run(call);
    // A function that calls itself, directly or through others, waits for the inner call: it lends
    // that its
    // turn. Else a pool of one would wait for itself for ever.
    return context.path().contains(id) ? timed.get() : function.pool.run(timed);
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
