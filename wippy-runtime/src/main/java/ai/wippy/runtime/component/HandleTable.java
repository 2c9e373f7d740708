package ai.wippy.runtime.component;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Handles by index (Canonical ABI, {@code Table}). Indices start at 1; those that were freed are
 * used again, the one freed last first.
 */
final class HandleTable {
  private @Nullable Handle[] handles = new @Nullable Handle[8];
  private int end = 1;
  private int[] free = new int[4];
  private int freed;

  /**
   * Adds a handle.
   *
   * @param most how many there may be
   * @throws Trap if there are as many
   */
  int add(Handle handle, int most) {
    int index = freed > 0 ? free[--freed] : end;
    if (index > most) {
      throw new Trap(
          "the guest holds %d handles already; raise limits.max_handles of its entry, or drop what it no longer needs"
              .formatted(most));
    }
    end = Math.max(end, index + 1);
    if (index == handles.length) {
      handles = Arrays.copyOf(handles, 2 * index);
    }
    handles[index] = handle;
    return index;
  }

  /**
   * The handle at an index.
   *
   * @throws Trap if there is none
   */
  Handle get(int index) {
    Handle handle = index > 0 && index < end ? handles[index] : null;
    if (handle == null) {
      throw new Trap("unknown handle index " + Integer.toUnsignedString(index));
    }
    return handle;
  }

  /**
   * The handle at an index.
   *
   * @throws Trap if there is none of the type
   */
  Handle get(int index, ResourceType type) {
    Handle handle = get(index);
    if (handle.type() != type) {
      throw new Trap(
          "handle index %d used with the wrong type, expected %s but found %s"
              .formatted(index, type, handle.type()));
    }
    return handle;
  }

  /**
   * Removes the handle at an index.
   *
   * @throws Trap if there is none of the type, or it is lent
   */
  Handle remove(int index, ResourceType type) {
    if (get(index, type).lent()) {
      throw new Trap(
          "cannot remove owned resource while borrowed: handle index %d is lent to a call"
              .formatted(index));
    }
    return remove(index);
  }

  /**
   * Removes the handle at an index.
   *
   * @throws Trap if there is none
   */
  Handle remove(int index) {
    Handle handle = get(index);
    handles[index] = null;
    if (freed == free.length) {
      free = Arrays.copyOf(free, 2 * freed);
    }
    free[freed++] = index;
    return handle;
  }

  /** Removes the handles that are not owned. */
  void removeBorrowed() {
    for (int i = end - 1; i > 0; i--) {
      Handle handle = handles[i];
      if (handle != null && !handle.owned()) {
        remove(i);
      }
    }
  }

  /** Removes everything, and returns the resources of the host that were owned. */
  List<AutoCloseable> clear() {
    var owned = new ArrayList<AutoCloseable>();
    for (Handle each : handles) {
      if (each != null && each.owned()) {
        AutoCloseable object = each.object();
        if (object != null) {
          owned.add(object);
        }
      }
    }
    handles = new @Nullable Handle[8];
    end = 1;
    freed = 0;
    return owned;
  }
}
