package ai.wippy.runtime.component;

import org.jspecify.annotations.Nullable;

/** An entry of a handle table (Canonical ABI, {@code ResourceHandle}). */
final class Handle {
  private final ResourceType type;
  private final int rep;
  private final @Nullable AutoCloseable object;
  private final boolean owned;

  /** How many calls in progress have been lent it. */
  private int lends;

  private Handle(ResourceType type, int rep, @Nullable AutoCloseable object, boolean owned) {
    this.type = type;
    this.rep = rep;
    this.object = object;
    this.owned = owned;
  }

  /** A handle of a resource that a guest defines. */
  static Handle ofGuest(ResourceType type, int rep, boolean owned) {
    return new Handle(type, rep, null, owned);
  }

  /** A handle of a resource that the host defines. */
  static Handle ofHost(ResourceType type, AutoCloseable object, boolean owned) {
    return new Handle(type, 0, object, owned);
  }

  /** Another handle of the same resource, which is not owned. */
  Handle borrowed() {
    return new Handle(type, rep, object, false);
  }

  ResourceType type() {
    return type;
  }

  /** What the guest that defines the type knows the resource by. */
  int rep() {
    return rep;
  }

  /** The resource, if the host defines the type. */
  @Nullable AutoCloseable object() {
    return object;
  }

  boolean owned() {
    return owned;
  }

  boolean lent() {
    return lends > 0;
  }

  void lend() {
    lends++;
  }

  void takeBack() {
    lends--;
  }
}
