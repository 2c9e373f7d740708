package ai.wippy.runtime.component;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

  /** Nobody calls, and no memory has an array: fresh, or put to rest. */
  private static final int RESTING = 5;

  private int phase = IDLE;
  private boolean allocated;
  private boolean leaked;
  private @Nullable Resources resources;
  private @Nullable Service service;
  private @Nullable Runnable afterwards;

  /** How many resources of its guests the host holds. */
  private int held;

  private Limits limits = Limits.DEFAULT;

  /** The memories of its core instances. */
  private final List<GuestMemory> memories = new ArrayList<>(1);

  /** A state that can be entered. */
  public InstanceState() {}

  /** Before anything else: what the instance gets from outside. */
  public void begin(Host host) {
    limits = host.limits();
    host.imports().serve(this);
  }

  Limits limits() {
    return limits;
  }

  /** Notes a memory that ends with the instance, and rests until the first call. */
  GuestMemory keep(GuestMemory memory) {
    memories.add(memory);
    if (memory.atRest()) {
      phase = RESTING;
    }
    return memory;
  }

  /**
   * Lets the instance take as little of the heap as it can, until the next call. Does nothing if it
   * is closed.
   *
   * @throws IllegalStateException if a call is in progress, or has ended in a trap
   */
  public void rest() {
    if (inCall()) {
      throw new IllegalStateException(
          "the component instance is in a call, or a call of it ended in a trap: let it rest between calls, close it after a trap");
    }
    if (phase <= LOWERING) {
      settle();
      leaked |= allocated;
      allocated = false;
      restMemories();
      phase = RESTING;
    }
  }

  /** The same for a guest that waits in a function of the host. */
  void restMemories() {
    memories.forEach(GuestMemory::rest);
  }

  /**
   * Ends what {@link #restMemories} has begun.
   *
   * @throws OutOfMemoryError if there is no room: some rest still, until they are accessed
   */
  void wakeMemories() {
    for (GuestMemory each : memories) {
      each.wake();
    }
  }

  /** Before guest code runs that is no call, while the instance is made. */
  void prepare() {
    if (phase == RESTING) {
      wakeMemories();
      phase = IDLE;
    }
  }

  /** Bytes of all memories together. */
  long size() {
    long size = 0;
    for (GuestMemory each : memories) {
      size += each.size();
    }
    return size;
  }

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
    if (resources != null) {
      settle(resources);
    }
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

  /**
   * Ends the instance, and closes what it owns of the host's resources. Does nothing the second
   * time.
   *
   * <p>Its memories go to the next instance unless a call was in progress, whose guest may come
   * back to them. A thread other than that of the calls must not close it.
   */
  public void close() {
    boolean refused = phase == LOWERING;
    boolean quiet = isQuiet();
    phase = CLOSED;
    if (resources != null) {
      resources.close(refused);
    }
    if (quiet) {
      memories.forEach(GuestMemory::recycle);
    }
  }

  /**
   * Closes the instance as soon as nobody holds a resource of its guests: at once if nobody does
   * now.
   *
   * @param then what to do after that
   */
  public void closeWhenUnused(Runnable then) {
    afterwards = then;
    closeIfUnused();
  }

  /** Whether a call is in progress, or has ended in a trap. */
  boolean inCall() {
    return phase == RUNNING || phase == CONFINED;
  }

  /** Whether a call may begin. */
  private boolean isQuiet() {
    return phase <= LOWERING || phase == RESTING;
  }

  /** After a resource of a guest has gone, or a call has ended, and no other is in progress. */
  void closeIfUnused() {
    Runnable then = afterwards;
    if (then != null && (held == 0 || !isQuiet())) {
      afterwards = null;
      try {
        close();
      } finally {
        then.run();
      }
    }
  }

  /** Notes that the host holds more or fewer resources of the guests. */
  void hold(int more) {
    held += more;
  }

  /** Says how dynamic callers call functions of the instance. */
  void serve(Service functions) {
    service = functions;
  }

  /** How dynamic callers call functions; null if none has called one that passes resources. */
  @Nullable Service service() {
    return service;
  }

  /**
   * Whether another caller may use the instance: false while it is in a call, after a trap, and
   * after arguments were refused when some of them already took guest memory, which nobody frees.
   */
  public boolean reusable() {
    return !leaked && isQuiet() && (phase != LOWERING || !allocated);
  }

  /** Whether nothing has been allocated yet for the call. */
  boolean untouched() {
    return !allocated;
  }

  /** Gives a resource type the next number, from 0 on. */
  public void define(ResourceType type) {
    resources().define(type);
  }

  ResourceType type(int number) {
    return resources().type(number);
  }

  void add(Handles table) {
    resources().add(table);
  }

  private Resources resources() {
    if (resources == null) {
      resources = new Resources();
    }
    return resources;
  }

  /** Notes what lowering a value did; it only matters where the value is an argument. */
  void lowered(@Nullable Handles handles, int index, @Nullable GuestResource resource) {
    if (phase == LOWERING) {
      resources().lowered(handles, index, resource);
    }
  }

  /** Brings the arguments of the last call to rest, if no call is in progress. */
  void settle() {
    if (resources != null && phase <= LOWERING) {
      int before = phase;
      settle(resources);
      phase = before;
    }
  }

  private void settle(Resources all) {
    boolean refused = phase == LOWERING;
    phase = RUNNING;
    all.settle(refused);
  }

  /**
   * Destroys a resource that the host has closed: at once if the guest can be called, else before
   * the next call.
   */
  void destroy(GuestResource resource) {
    if (isQuiet()) {
      lower();
      enter();
      resource.destroy();
      exit();
    } else if (phase != CLOSED) {
      resources().closed(resource);
    }
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
      awake();
    }
  }

  private void awake() {
    if (phase != RESTING) {
      throw refusal();
    }
    try {
      prepare();
    } catch (OutOfMemoryError full) {
      throw Trap.of(full);
    }
  }

  private RuntimeException refusal() {
    return phase == CLOSED
        ? new IllegalStateException("the component instance is closed")
        : new Trap(
            "cannot enter component instance: it is in a call, or a call of it ended in a trap");
  }
}
