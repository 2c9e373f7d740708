package ai.wippy.runtime.component;

/** A core function: of an instance, or of the host. */
public final class CoreFunction implements CoreExtern {
  /** What a host function does. */
  @FunctionalInterface
  public interface Body {
    /**
     * Runs it.
     *
     * @param args one for each parameter; 32-bit integers sign-extended, floats as their bits
     * @return one for each result, likewise; may be null if there is none
     */
    long[] call(long[] args);
  }

  /** What a host function does that reads or writes the memory of its caller. */
  @FunctionalInterface
  public interface MemoryBody {
    /**
     * Runs it.
     *
     * @param memory the first memory of the calling instance; of size 0 if it has none
     * @param args as in {@link Body#call}
     * @return as in {@link Body#call}
     */
    long[] call(GuestMemory memory, long[] args);
  }

  private CoreFunction() {}

  /** A host function. */
  public static CoreFunction host(FunctionShape shape, Body body) {
    throw new UnsupportedOperationException(shape.toString() + body);
  }

  /** A host function that gets the memory of the instance that calls it. */
  public static CoreFunction host(FunctionShape shape, MemoryBody body) {
    throw new UnsupportedOperationException(shape.toString() + body);
  }

  /** Calls it; arguments and results as in {@link Body#call}. */
  public long[] call(long... args) {
    throw new UnsupportedOperationException(args.length + "");
  }
}
