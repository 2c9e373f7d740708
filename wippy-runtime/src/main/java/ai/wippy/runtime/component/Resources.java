package ai.wippy.runtime.component;

import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The resource types and handle tables of one root instance, and what is to be done about them. */
final class Resources {
  /**
   * What lowering an argument did.
   *
   * @param handles where an entry was made; null for none
   * @param index of the entry
   * @param resource that was lent or given away; null for one of the host
   */
  private record Lowered(@Nullable Handles handles, int index, @Nullable GuestResource resource) {}

  private final List<ResourceType> types = new ArrayList<>();
  private final List<Handles> tables = new ArrayList<>();
  private final List<Lowered> lowered = new ArrayList<>();
  private final List<GuestResource> closed = new ArrayList<>();

  void define(ResourceType type) {
    types.add(type);
  }

  ResourceType type(int number) {
    return types.get(number);
  }

  void add(Handles table) {
    tables.add(table);
  }

  /** Notes what lowering an argument did. */
  void lowered(@Nullable Handles handles, int index, @Nullable GuestResource resource) {
    lowered.add(new Lowered(handles, index, resource));
  }

  /** Notes a resource that was closed while its guest could not be called. */
  void closed(GuestResource resource) {
    closed.add(resource);
  }

  /**
   * Brings the arguments of the last call to rest, and destroys what was closed meanwhile.
   *
   * @param refused whether the call did not take place: then the caller keeps what it gave away
   */
  void settle(boolean refused) {
    rest(refused);
    if (!closed.isEmpty()) {
      List<GuestResource> dying = List.copyOf(closed);
      closed.clear();
      dying.forEach(GuestResource::destroy);
    }
  }

  private void rest(boolean refused) {
    for (Lowered each : lowered.reversed()) {
      boolean kept = refused || each.handles == null;
      if (refused && each.handles != null) {
        each.handles.forget(each.index);
      }
      if (kept && each.resource != null) {
        each.resource.takeBack();
      }
    }
    lowered.clear();
  }

  /**
   * Closes what the guests own of the host's resources.
   *
   * @param refused as in {@link #settle}
   */
  void close(boolean refused) {
    rest(refused);
    Throwable first = null;
    for (Handles table : tables) {
      for (AutoCloseable each : table.clear()) {
        try {
          each.close();
        } catch (Exception e) {
          first = join(first, e);
        }
      }
    }
    if (first != null) {
      throw failure(first);
    }
  }

  private static Throwable join(@Nullable Throwable first, Throwable next) {
    if (first == null) {
      return next;
    }
    first.addSuppressed(next);
    return first;
  }

  /** What is thrown for what closing a resource of the host threw. */
  static RuntimeException failure(Throwable thrown) {
    return thrown instanceof RuntimeException unchecked
        ? unchecked
        : new Failure(
            Kind.INTERNAL,
            "a resource of the host cannot be closed: " + thrown.getMessage(),
            thrown);
  }
}
