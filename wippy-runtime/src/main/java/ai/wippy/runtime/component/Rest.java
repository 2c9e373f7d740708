package ai.wippy.runtime.component;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets the memories of guests take little of the heap while the guests wait for long. What changes
 * a memory is the guest's own thread alone, and only where it waits in a function of the host; so
 * it is the thread that knows which guests it is inside of, one called by the other.
 */
public final class Rest {
  /** Who waits for a shorter time has nothing to gain. */
  private static final long SHORTEST = TimeUnit.MILLISECONDS.toNanos(100);

  /** How long a wait must be for each byte of memory, so that rest takes a hundredth of it. */
  private static final long NANOS_FOR_A_BYTE = 50;

  private static final ScopedValue<Rest> INNERMOST = ScopedValue.newInstance();

  /** Of a thread that uses the array of a memory. */
  private static final Rest NONE = new Rest(new InstanceState(), null);

  private final InstanceState state;
  private final @Nullable Rest outer;

  private Rest(InstanceState state, @Nullable Rest outer) {
    this.state = state;
    this.outer = outer;
  }

  /** Something that a thread waits for. */
  @FunctionalInterface
  public interface Wait {
    /**
     * Waits for no longer than {@code nanos}.
     *
     * @return false if it has not happened
     */
    boolean await(long nanos) throws InterruptedException;
  }

  /** Calls an instance whose memories may rest while its guest waits. */
  public static <T> T inside(InstanceState instance, Supplier<T> call) {
    Rest outer = innermost();
    try {
      return ScopedValue.where(INNERMOST, new Rest(instance, outer)).call(call::get);
    } finally {
      if (outer != null) {
        outer.end();
      }
    }
  }

  /** Uses the array of a memory, which must not rest meanwhile. */
  public static <T, X extends Throwable> T without(ScopedValue.CallableOp<T, X> use) throws X {
    return ScopedValue.where(INNERMOST, NONE).call(use);
  }

  private static @Nullable Rest innermost() {
    return INNERMOST.isBound() ? INNERMOST.get() : null;
  }

  /**
   * Waits in a function of the host.
   *
   * @param nanos for no longer than this
   * @param lonely whether nothing but time, or an interruption, can end it
   * @return what {@code wait} returns
   */
  public static boolean await(long nanos, boolean lonely, Wait wait) throws InterruptedException {
    Rest rest = innermost();
    if (rest == null) {
      return wait.await(nanos);
    }
    long patience = rest.patience();
    long left = nanos;
    if (!lonely || nanos < patience) {
      if (wait.await(Math.min(nanos, patience))) {
        return true;
      }
      left -= patience;
    }
    return left > 0 && rest.await(left, wait);
  }

  private boolean await(long nanos, Wait wait) throws InterruptedException {
    for (Rest each = this; each != null; each = each.outer) {
      each.state.restMemories();
    }
    try {
      return wait.await(nanos);
    } finally {
      end();
    }
  }

  private void end() {
    state.wakeMemories();
  }

  private long patience() {
    long size = 0;
    for (Rest each = this; each != null; each = each.outer) {
      size += each.state.size();
    }
    return Math.max(SHORTEST, NANOS_FOR_A_BYTE * size);
  }
}
