package ai.wippy.runtime.wasi.preview1;

import ai.wippy.runtime.component.GuestMemory;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/** Random bytes that nobody can foretell. */
final class RandomBytes {
  private static final int CHUNK = 64 * 1024;

  private @Nullable SecureRandom source;

  Errno get(GuestMemory memory, long[] args) {
    int length = (int) args[1];
    int at = memory.range((int) args[0], Integer.toUnsignedLong(length), 1);
    if (source == null) {
      source = new SecureRandom();
    }
    for (int done = 0; done < length; done += CHUNK) {
      byte[] chunk = new byte[Math.min(CHUNK, length - done)];
      source.nextBytes(chunk);
      System.arraycopy(chunk, 0, memory.array(), at + done, chunk.length);
    }
    return Errno.SUCCESS;
  }
}
