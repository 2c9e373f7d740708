package ai.wippy.runtime.function;

import ai.wippy.registry.Entry;
import java.util.function.Supplier;

/** Which threads run the code of an entry: {@code pool.worker_class}, {@code worker_class}. */
public enum WorkerClass {
  /** Virtual threads, like everything else. A loop that never waits keeps others from running. */
  SHARED,
  /**
   * A platform thread for each call, which the operating system takes turns with; that costs some
   * 0.1 ms a call. For guests that compute for long.
   */
  WASM;

  /** What an entry asks for. */
  public static WorkerClass of(Entry entry) {
    boolean pool = EntryOptions.group(entry, "pool").get("worker_class") instanceof String;
    return pool || EntryOptions.text(entry, "worker_class").isPresent() ? WASM : SHARED;
  }

  /**
   * Runs a call in such a thread, and waits for it.
   *
   * @param name of what is called, for messages
   * @throws ai.wippy.runtime.payload.Failure of kind CANCELED if this thread is interrupted, whose
   *     interrupt status stays set then, and the call is interrupted too
   */
  public <T> T run(String name, Supplier<T> call) {
    // A thread that is no virtual one keeps none from running.
    boolean move = this == WASM && Thread.currentThread().isVirtual();
    return move ? OwnThread.start(Thread.ofPlatform().daemon(), name, call).await() : call.get();
  }
}
