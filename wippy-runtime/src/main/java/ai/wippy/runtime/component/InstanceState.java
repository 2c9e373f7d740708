package ai.wippy.runtime.component;

/**
 * Whether a component instance may be entered and left (Canonical ABI, component instances: {@code
 * may_enter}, {@code may_leave}).
 *
 * <p>A call goes {@link #lower}, {@link #enter}, {@link #postReturn}, {@link #exit}. Whatever is
 * thrown after {@code enter} leaves the state where it was, and nothing may enter then: that is how
 * a trap poisons an instance, without any handler on the way.
 */
public final class InstanceState {
  // Numbers, for storing a reference to an enum costs a garbage collector's barrier: as much as
  // the rest of a call of a small function.
  private static final int IDLE = 0;

  /** Arguments are being stored in guest memory. */
  private static final int LOWERING = 1;

  private static final int RUNNING = 2;

  /** The guest allocates or cleans up, and may call nothing. */
  private static final int CONFINED = 3;

  private static final int CLOSED = 4;

  private int phase = IDLE;
  private boolean allocated;
  private boolean leaked;

  /** A state that can be entered. */
  public InstanceState() {}

  /**
   * Before arguments are lowered that need memory.
   *
   * @throws Trap if the instance is in a call or has trapped
   * @throws IllegalStateException if it is closed
   */
  public void lower() {
    checkEnter();
    leaked |= allocated;
    allocated = false;
    phase = LOWERING;
  }

  /**
   * Before the call.
   *
   * @throws Trap if the instance is in a call or has trapped
   * @throws IllegalStateException if it is closed
   */
  public void enter() {
    checkEnter();
    phase = RUNNING;
  }

  /** After results have been lifted; until {@link #exit} the guest may call nothing. */
  public void postReturn() {
    phase = CONFINED;
  }

  /** After the call. */
  public void exit() {
    allocated = false;
    phase = IDLE;
  }

  /**
   * Before a function is called that the guest imports.
   *
   * @throws Trap if the guest is allocating or cleaning up
   */
  public void checkLeave() {
    if (phase == CONFINED) {
      throw new Trap("cannot leave component instance");
    }
  }

  /**
   * Before guest code runs that may call nothing, inside of a call.
   *
   * @return what {@link #release} takes
   */
  int confine() {
    int before = phase;
    phase = CONFINED;
    return before;
  }

  /** After such code. */
  void release(int before) {
    phase = before;
  }

  /** Ends the instance. */
  public void close() {
    phase = CLOSED;
  }

  /**
   * Whether another caller may use the instance: false while it is in a call, after a trap, and
   * after arguments were refused when some of them already took guest memory, which nobody frees.
   */
  public boolean reusable() {
    return !leaked && (phase == IDLE || (phase == LOWERING && !allocated));
  }

  /** Calls the guest's allocator, which may call nothing. */
  int reallocate(GuestHeap.Realloc realloc, int old, int oldSize, int alignment, int size) {
    int before = confine();
    int at = realloc.realloc(old, oldSize, alignment, size);
    release(before);
    allocated = true;
    return at;
  }

  private void checkEnter() {
    if (phase > LOWERING) {
      throw refusal();
    }
  }

  private RuntimeException refusal() {
    return phase == CLOSED
        ? new IllegalStateException("the component instance is closed")
        : new Trap(
            "cannot enter component instance: it is in a call, or a call of it ended in a trap");
  }
}
