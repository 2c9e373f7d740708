package ai.wippy.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Checks that tests leave nothing behind in the heap. */
final class FlatHeap implements BeforeEachCallback, AfterEachCallback {
  /** Classes, caches and buffers that stay once they are there; a leak takes more. */
  private static final long TOLERANCE = 16 << 20;

  private long before;

  @Override
  public void beforeEach(ExtensionContext context) {
    before = used();
  }

  @Override
  public void afterEach(ExtensionContext context) throws InterruptedException {
    long after = used();
    // The last threads of a service may still be on their way out.
    for (int i = 0; i < 50 && after - before > TOLERANCE; i++) {
      Thread.sleep(100);
      after = used();
    }
    assertThat(after - before)
        .as("bytes of heap that %s leaves behind", context.getDisplayName())
        .isLessThan(TOLERANCE);
  }

  /** Bytes of heap that are in use when garbage has been collected. */
  static long used() {
    var memory = ManagementFactory.getMemoryMXBean();
    memory.gc();
    return memory.getHeapMemoryUsage().getUsed();
  }
}
