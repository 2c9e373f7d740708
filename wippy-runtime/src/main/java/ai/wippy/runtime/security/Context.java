package ai.wippy.runtime.security;

import ai.wippy.registry.EntryId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a call inherits from its caller. Passed along explicitly, never kept by a thread.
 *
 * @param actor who calls
 * @param scope what that actor may do
 * @param values context values by name
 * @param path the functions being called, outermost first
 */
public record Context(
    Optional<Actor> actor, Optional<Scope> scope, Map<String, Object> values, List<EntryId> path) {
  /** Name of the value that says for which request of a client everything happens. */
  public static final String REQUEST_ID = "request_id";

  /** Nobody, nothing. */
  public static final Context EMPTY = new Context(Map.of());

  /** Copies the collections. */
  public Context {
    values = Map.copyOf(values);
    path = List.copyOf(path);
  }

  /** Values without an actor and a scope. */
  public Context(Map<String, Object> values) {
    this(Optional.empty(), Optional.empty(), values, List.of());
  }

  /** The same with another actor. */
  public Context withActor(Actor actor) {
    return new Context(Optional.of(actor), scope, values, path);
  }

  /** The same with another scope. */
  public Context withScope(Scope scope) {
    return new Context(actor, Optional.of(scope), values, path);
  }

  /** The same with more values; those given win over those that were there. */
  public Context withValues(Map<String, Object> more) {
    var merged = new HashMap<>(values);
    merged.putAll(more);
    return new Context(actor, scope, merged, path);
  }

  /** What a process inherits from whoever starts it: all but the calls that led there. */
  public Context spawned() {
    return new Context(actor, scope, values, List.of());
  }

  /** What a function that is being called passes on to those that it calls. */
  public Context entering(EntryId function) {
    return new Context(
        actor, scope, values, Stream.concat(path.stream(), Stream.of(function)).toList());
  }
}
