package ai.wippy.runtime.component;

import static java.util.Objects.requireNonNull;

import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.payload.Resource;
import ai.wippy.runtime.payload.Values;

/**
 * A resource that a guest defines and that the host owns. It belongs to one instance: giving it to
 * another one, or using it after it has been given away or closed, is refused.
 *
 * <p>Not thread-safe: used by the thread that uses the instance.
 */
public final class GuestResource implements ResourceHolder, Resource {
  private enum Status {
    OWNED,
    /** Owned, and used by the call whose arguments were lowered last. */
    LENT,
    GIVEN_AWAY,
    CLOSED
  }

  private final ResourceType type;
  private final int rep;
  private Status status = Status.OWNED;

  GuestResource(ResourceType type, int rep) {
    this.type = type;
    this.rep = rep;
    state().hold(1);
  }

  private InstanceState state() {
    return requireNonNull(type.definedBy(), "a type that a guest defines").state();
  }

  /** Its type. */
  public ResourceType type() {
    return type;
  }

  @Override
  public GuestResource resource() {
    return this;
  }

  /** Whether it can still be used: it has been neither closed nor given back to a guest. */
  public boolean isOpen() {
    return status == Status.OWNED || status == Status.LENT;
  }

  int rep() {
    return rep;
  }

  /** Lends it to the call whose arguments are being lowered. */
  void lend() {
    checkOpen();
    status = Status.LENT;
  }

  /** Gives it to the guest with the call whose arguments are being lowered. */
  void giveAway() {
    checkOpen();
    if (status == Status.LENT) {
      throw new BadValue(
          "the %s is lent to the same call: it cannot be given away too".formatted(type.name()));
    }
    status = Status.GIVEN_AWAY;
    state().hold(-1);
  }

  /** After the call that it was lent to, or instead of the call that it was given to. */
  void takeBack() {
    if (status == Status.GIVEN_AWAY) {
      state().hold(1);
    }
    if (status != Status.CLOSED) {
      status = Status.OWNED;
    }
  }

  /** Has the guest destroy it. */
  void destroy() {
    type.destroy(rep);
  }

  private void checkOpen() {
    switch (status) {
      case OWNED, LENT -> {}
      case GIVEN_AWAY ->
          throw new BadValue(
              "the %s has been given away: only its new owner can use it".formatted(type.name()));
      case CLOSED -> throw new BadValue("the %s is closed".formatted(type.name()));
    }
  }

  /**
   * Drops it: the guest destroys it, unless the instance is closed or has trapped. Within a call of
   * the instance that is done before the next call. Does nothing the second time, or after it has
   * been given away.
   *
   * @throws Trap if the guest traps; the instance is poisoned then
   */
  @Override
  public void close() {
    InstanceState state = state();
    state.settle();
    if (isOpen()) {
      boolean inCall = state.inCall();
      status = Status.CLOSED;
      state.hold(-1);
      try {
        state.destroy(this);
      } finally {
        if (!inCall) {
          state.closeIfUnused();
        }
      }
    }
  }

  @Override
  public String name() {
    return type.name();
  }

  @Override
  public boolean hasMethod(String method) {
    Service service = state().service();
    return service != null && service.method(type, method) != null;
  }

  @Override
  public Object call(String method, Values values, Object... args) {
    Service service = state().service();
    LiftedFunction function = service == null ? null : service.method(type, method);
    if (service == null || function == null) {
      throw new Failure(Kind.NOT_FOUND, "a %s has no method `%s`".formatted(type.name(), method));
    }
    String name = type.name() + "." + method;
    if (status == Status.CLOSED) {
      throw new Failure(Kind.INVALID, "%s: the %s is closed".formatted(name, type.name()));
    }
    return call(service, function, name, values, args);
  }

  /** Whether a function is one of the component that the resource belongs to. */
  public boolean serves(ExportedFunction function) {
    Service service = state().service();
    return service != null && service.function(function) != null;
  }

  /**
   * Calls a function in the instance that the resource belongs to.
   *
   * @param function one that {@link #serves} says yes to
   * @throws Failure as {@link Resource#call}
   */
  public Object call(ExportedFunction function, Values values, Object... args) {
    Service service = requireNonNull(state().service(), "asked before");
    LiftedFunction own = requireNonNull(service.function(function), "asked before");
    return call(service, own, function.name(), values, args);
  }

  private Object call(
      Service service, LiftedFunction function, String name, Values values, Object... args) {
    boolean inCall = state().inCall();
    try {
      return function.call(service.core(), values, service.tables(), args);
    } catch (IllegalStateException closed) {
      throw new Failure(Kind.INVALID, "%s: %s".formatted(name, closed.getMessage()), closed);
    } catch (Trap trap) {
      throw new Failure(
          trap.kind(), "failed to call %s: %s".formatted(name, trap.getMessage()), trap);
    } finally {
      if (!inCall) {
        state().closeIfUnused();
      }
    }
  }

  @Override
  public String toString() {
    return "%s %d".formatted(type.name(), Integer.toUnsignedLong(rep));
  }
}
