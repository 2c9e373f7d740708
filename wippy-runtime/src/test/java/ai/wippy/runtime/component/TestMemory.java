package ai.wippy.runtime.component;

import com.dylibso.chicory.wasm.types.MemoryLimits;

/** Memories without a guest, for tests of hosts. */
public final class TestMemory {
  private TestMemory() {}

  /** A memory of 64 KiB pages, all zero. */
  public static GuestMemory ofPages(int pages) {
    return new GuestMemory(new MemoryLimits(pages, pages));
  }
}
