package ai.wippy.runtime.component;

import com.dylibso.chicory.runtime.Memory;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;

/**
 * What the threads proposal asks of a memory that one thread owns, because an instance belongs to
 * one thread at a time.
 */
interface OwnedMemory extends Memory {
  @Override
  default void atomicFence() {
    VarHandle.fullFence();
  }

  @Override
  @SuppressWarnings("removal")
  default Object lock(int at) {
    return this;
  }

  @Override
  @SuppressWarnings("removal")
  default int waitOn(int at, int expected, long timeout) {
    return awaitTimeout(readInt(at) == expected, timeout);
  }

  @Override
  @SuppressWarnings("removal")
  default int waitOn(int at, long expected, long timeout) {
    return awaitTimeout(readLong(at) == expected, timeout);
  }

  /** An instance belongs to one thread at a time, so nobody can wake one that waits. */
  private int awaitTimeout(boolean equal, long nanos) {
    if (!shared()) {
      throw new Trap("expected shared memory");
    }
    if (!equal) {
      return 1;
    }
    if (nanos < 0) {
      throw new Trap(
          "memory.atomic.wait without a timeout: no other thread exists that could notify");
    }
    long end = System.nanoTime() + nanos;
    for (long left = nanos; left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(this, left);
      if (Thread.currentThread().isInterrupted()) {
        throw Trap.canceled();
      }
    }
    return 2;
  }

  @Override
  @SuppressWarnings("removal")
  default int notify(int at, int maxThreads) {
    var _ = readInt(at); // traps if it is outside
    return 0;
  }
}
