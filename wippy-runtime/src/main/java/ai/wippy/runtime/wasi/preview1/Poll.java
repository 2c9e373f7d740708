package ai.wippy.runtime.wasi.preview1;

import ai.wippy.runtime.component.GuestMemory;
import ai.wippy.runtime.component.Rest;
import ai.wippy.runtime.component.Trap;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.wasi.file.FileError;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Waits for the first of several events, parking the virtual thread until a clock strikes. */
final class Poll {
  private static final int SUBSCRIPTION = 48;
  private static final int EVENT = 32;
  private static final int MOST = 4096;

  private static final int CLOCK = 0;
  private static final int FD_READ = 1;
  private static final int FD_WRITE = 2;

  private final Clocks clocks;
  private final Descriptors descriptors;

  Poll(Clocks clocks, Descriptors descriptors) {
    this.clocks = clocks;
    this.descriptors = descriptors;
  }

  /**
   * A subscription.
   *
   * @param userdata the guest's name for it
   * @param type clock, read or write
   * @param nanos nanoseconds until it is due, counted from when the call began
   * @param errno of its event
   * @param bytes that can be read without waiting, as far as is known
   */
  private record Subscription(long userdata, int type, long nanos, Errno errno, long bytes) {}

  Errno oneoff(GuestMemory memory, long[] args) throws IOException, FileError {
    int count = (int) args[2];
    if (count <= 0 || count > MOST) {
      return Errno.INVAL;
    }
    int from = memory.range((int) args[0], (long) SUBSCRIPTION * count, 1);
    int events = memory.range((int) args[1], (long) EVENT * count, 1);
    int found = memory.range((int) args[3], 4, 1);
    var subscriptions = new ArrayList<Subscription>();
    for (int i = 0; i < count; i++) {
      subscriptions.add(read(memory, from + SUBSCRIPTION * i));
    }
    memory.i32(found, awaitFirst(subscriptions, memory, events));
    return Errno.SUCCESS;
  }

  private static int awaitFirst(List<Subscription> subscriptions, GuestMemory memory, int events) {
    long shortest = subscriptions.stream().mapToLong(Subscription::nanos).min().orElse(0);
    sleep(shortest);
    int found = 0;
    for (var subscription : subscriptions) {
      if (subscription.nanos <= Math.max(0, shortest)) {
        write(subscription, memory, events + EVENT * found++);
      }
    }
    return found;
  }

  private static void sleep(long nanos) {
    try {
      Rest.await(
          nanos,
          true,
          time -> {
            Thread.sleep(Duration.ofNanos(time));
            return false;
          });
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new Trap(Kind.CANCELED, "interrupted");
    }
  }

  private Subscription read(GuestMemory memory, int at) throws IOException, FileError {
    long userdata = memory.i64(at);
    int type = memory.u8(at + 8);
    return switch (type) {
      case CLOCK -> clock(memory, at, userdata);
      case FD_READ, FD_WRITE -> stream(Integer.toUnsignedLong(memory.i32(at + 16)), type, userdata);
      default -> new Subscription(userdata, type, 0, Errno.INVAL, 0);
    };
  }

  private Subscription clock(GuestMemory memory, int at, long userdata) {
    int clock = memory.i32(at + 16);
    long timeout = memory.i64(at + 24);
    long timeoutNanos = timeout < 0 ? Long.MAX_VALUE : timeout;
    boolean absolute = (memory.u16(at + 40) & 1) != 0;
    var now = clocks.now(clock);
    if (now.isEmpty()) {
      return new Subscription(userdata, CLOCK, 0, Clocks.unknown(clock), 0);
    }
    long nanos = absolute ? timeoutNanos - now.getAsLong() : timeoutNanos;
    return new Subscription(userdata, CLOCK, nanos, Errno.SUCCESS, 0);
  }

  /** Streams are always ready: whether a read would wait cannot be found out without reading. */
  private Subscription stream(long fd, int type, long userdata) throws IOException, FileError {
    var descriptor = descriptors.get(fd);
    long wanted = type == FD_READ ? Rights.READ : Rights.WRITE;
    if (descriptor == null || (descriptor.rights() & wanted) == 0) {
      return new Subscription(userdata, type, 0, Errno.BADF, 0);
    }
    long bytes =
        switch (descriptor) {
          case Descriptor.Stream stream -> Math.max(1, stream.in.available());
          case Descriptor.File file -> Math.max(0, file.file.size() - file.position);
          case Descriptor.Folder _ -> 0;
        };
    return new Subscription(userdata, type, 0, Errno.SUCCESS, bytes);
  }

  private static void write(Subscription subscription, GuestMemory memory, int at) {
    memory.i64(at, subscription.userdata);
    memory.i64(at + 8, subscription.errno.number() | (long) subscription.type << 16);
    memory.i64(at + 16, subscription.bytes);
    memory.i64(at + 24, 0);
  }
}
