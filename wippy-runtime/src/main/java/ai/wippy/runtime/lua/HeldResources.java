package ai.wippy.runtime.lua;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The resources that a Lua state holds. One that its code has lost is closed when the state gets
 * the next, in the state's own thread; what is left when the state ends is closed then.
 */
final class HeldResources {

  private final Map<Reference<Object>, AutoCloseable> held = new LinkedHashMap<>();
  private final ReferenceQueue<Object> lost = new ReferenceQueue<>();

  /**
   * Takes over a resource.
   *
   * @param holder what Lua code has, without which it has lost the resource
   * @return what {@link #close(Reference)} takes
   */
  Reference<Object> add(Object holder, AutoCloseable resource) {
    closeLost();
    var reference = new WeakReference<>(holder, lost);
    held.put(reference, resource);
    return reference;
  }

  private void closeLost() {
    for (Reference<? extends Object> each = lost.poll(); each != null; each = lost.poll()) {
      close(held.remove(each));
    }
  }

  /** Closes one before its time. Does nothing the second time. */
  void close(Reference<Object> holder) {
    close(held.remove(holder));
  }

  /** How many there are, those that have been lost and not closed included. */
  int size() {
    return held.size();
  }

  /** Closes all, the newest first. */
  void close() {
    List<AutoCloseable> all = new ArrayList<>(held.values());
    held.clear();
    all.reversed().forEach(HeldResources::close);
  }

  /** Closes it; a failure to do so is for the log. */
  static void close(@Nullable AutoCloseable resource) {
    if (resource == null) {
      return;
    }
    try {
      resource.close();
    } catch (Exception e) {
      System.getLogger(HeldResources.class.getName())
          .log(System.Logger.Level.WARNING, "a resource could not be closed", e);
    }
  }
}
