package ai.wippy.runtime.component;

import java.util.Objects;

/**
 * A resource that a guest defines and that the host owns. It belongs to one instance: giving it to
 * another one, or using it after it has been given away or closed, is refused.
 *
 * <p>Not thread-safe: used by the thread that uses the instance.
 */
public final class GuestResource implements ResourceHolder, AutoCloseable {
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
  }

  /** After the call that it was lent to, or instead of the call that it was given to. */
  void takeBack() {
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
    InstanceState state = Objects.requireNonNull(type.definedBy()).state();
    state.settle();
    if (isOpen()) {
      status = Status.CLOSED;
      state.destroy(this);
    }
  }

  @Override
  public String toString() {
    return "%s %d".formatted(type.name(), Integer.toUnsignedLong(rep));
  }
}
