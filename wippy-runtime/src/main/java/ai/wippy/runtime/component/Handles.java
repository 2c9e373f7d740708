package ai.wippy.runtime.component;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The handle table of one component instance (Canonical ABI, {@code Table}, {@code
 * ResourceHandle}), and what its guest may do with handles. Types are numbers of {@link
 * InstanceState#define}.
 */
public final class Handles {
  private final InstanceState state;
  private final HandleTable table = new HandleTable();

  /** Handles lent to the call in progress that the guest has not dropped yet. */
  private int borrows;

  /** Handles that the guest lends to the call that it makes. */
  private final List<Handle> lenders = new ArrayList<>();

  /**
   * An empty table.
   *
   * @param state of the root instance
   */
  public Handles(InstanceState state) {
    this.state = state;
    state.add(this);
  }

  InstanceState state() {
    return state;
  }

  /** The resource type of a number. */
  ResourceType type(int number) {
    return state.type(number);
  }

  /**
   * {@code canon resource.new}.
   *
   * @return the index of an owned handle
   */
  public int make(int type, int rep) {
    return add(Handle.ofGuest(type(type), rep, true));
  }

  /**
   * {@code canon resource.rep}.
   *
   * @throws Trap if there is no such handle of the type
   */
  public int rep(int type, int index) {
    return table.get(index, type(type)).rep();
  }

  /**
   * {@code canon resource.drop}: destroys the resource if the handle owned it.
   *
   * @throws Trap if there is no such handle of the type, if it is lent, or if a destructor traps
   */
  public void drop(int type, int index) {
    Handle handle = table.remove(index, type(type));
    if (!handle.owned()) {
      borrows--;
      return;
    }
    AutoCloseable object = handle.object();
    if (object == null) {
      handle.type().destroy(handle.rep());
      return;
    }
    try {
      object.close();
    } catch (Exception e) {
      throw Resources.failure(e);
    }
  }

  /**
   * Takes an owned handle from the guest ({@code lift_own}).
   *
   * @param java what the resource is in Java
   * @throws Trap if there is no such handle of the type, or it is lent or not owned
   */
  public <T> T liftOwn(int type, int index, Class<T> java) {
    AutoCloseable lifted = liftOwn(type, index);
    return java.cast(lifted instanceof GuestResource guest ? guest.type().wrap(guest) : lifted);
  }

  /** Takes an owned handle from the guest: a resource of the host, or a {@link GuestResource}. */
  AutoCloseable liftOwn(int type, int index) {
    Handle handle = take(index, type(type));
    AutoCloseable object = handle.object();
    return object == null ? new GuestResource(handle.type(), handle.rep()) : object;
  }

  /**
   * Lends a resource of the host to the host function that the guest calls ({@code lift_borrow}),
   * until {@link #takeBack}.
   *
   * @param java what the resource is in Java
   * @throws Trap if there is no such handle of the type
   */
  public <T> T liftBorrow(int type, int index, Class<T> java) {
    return java.cast(requireNonNull(lend(index, type(type)).object(), "a resource of the host"));
  }

  /**
   * Gives a resource to the guest ({@code lower_own}).
   *
   * @param resource an object of the host, or a {@link ResourceHolder} if a guest defines the type
   * @param name what to call the value in messages; empty for nothing
   * @return the index of an owned handle
   * @throws IllegalArgumentException if it is no resource of the type and of this instance, or not
   *     the host's to give
   */
  public int lowerOwn(int type, @Nullable Object resource, String name) {
    ResourceType wanted = type(type);
    try {
      if (wanted.definedBy() == null) {
        int index = add(Handle.ofHost(wanted, wanted.hostResource(resource), true));
        state.lowered(this, index, null);
        return index;
      }
      GuestResource guest = wanted.guestResource(resource);
      guest.giveAway();
      int index = add(Handle.ofGuest(wanted, guest.rep(), true));
      state.lowered(this, index, guest);
      return index;
    } catch (BadValue bad) {
      throw bad.in(name);
    }
  }

  /**
   * Lends a resource to the guest until the call is over ({@code lower_borrow}).
   *
   * @param resource an object of the host, or a {@link ResourceHolder} if a guest defines the type
   * @param name what to call the value in messages; empty for nothing
   * @return the index of a handle; the representation if this component instance defines the type
   * @throws IllegalArgumentException if it is no resource of the type and of this instance, or not
   *     the host's to lend
   */
  public int lowerBorrow(int type, @Nullable Object resource, String name) {
    ResourceType wanted = type(type);
    try {
      if (wanted.definedBy() == null) {
        int index = lent(Handle.ofHost(wanted, wanted.hostResource(resource), false));
        state.lowered(this, index, null);
        return index;
      }
      GuestResource guest = wanted.guestResource(resource);
      guest.lend();
      state.lowered(null, 0, guest);
      if (wanted.definedBy() == this) {
        return guest.rep();
      }
      int index = lent(Handle.ofGuest(wanted, guest.rep(), false));
      state.lowered(this, index, null);
      return index;
    } catch (BadValue bad) {
      throw bad.in(name);
    }
  }

  /**
   * After the guest has returned: it must have dropped every handle that it was lent.
   *
   * @throws Trap if it has not
   */
  public void checkReturned() {
    if (borrows > 0) {
      throw new Trap(
          "borrow handles still remain at the end of the call: %d were not dropped"
              .formatted(borrows));
    }
  }

  /** Drops every handle that was lent, for want of a guest that does. */
  void dropBorrows() {
    if (borrows > 0) {
      table.removeBorrowed();
      borrows = 0;
    }
  }

  /** Ends the lending of handles to a call that the guest made. */
  public void takeBack() {
    for (Handle each : lenders) {
      each.takeBack();
    }
    lenders.clear();
  }

  /** Takes an owned handle away from the guest. */
  Handle take(int index, ResourceType type) {
    Handle handle = table.remove(index, type);
    if (!handle.owned()) {
      throw new Trap(
          "handle index %s is borrowed, not owned".formatted(Integer.toUnsignedString(index)));
    }
    return handle;
  }

  /** Puts a handle that was taken from another table into this one. */
  int give(Handle handle) {
    return add(handle);
  }

  /** Lends a handle to the call that the guest makes. */
  Handle lend(int index, ResourceType type) {
    Handle handle = table.get(index, type);
    handle.lend();
    lenders.add(handle);
    return handle;
  }

  /** Lends the guest a handle of another table until the call is over. */
  int borrow(Handle lender) {
    return lender.type().definedBy() == this ? lender.rep() : lent(lender.borrowed());
  }

  private int add(Handle handle) {
    return table.add(handle, state.limits().maxHandles());
  }

  private int lent(Handle handle) {
    int index = add(handle);
    borrows++;
    return index;
  }

  /** Removes the handle of an argument, because the call does not take place. */
  void forget(int index) {
    if (!table.remove(index).owned()) {
      borrows--;
    }
  }

  /** Removes everything, and returns the resources of the host that were owned. */
  List<AutoCloseable> clear() {
    return table.clear();
  }
}
