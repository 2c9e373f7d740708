package ai.wippy.runtime.wasi.sockets;

import ai.wippy.runtime.wasi.io.Watcher;
import java.nio.channels.SelectionKey;
import java.util.ArrayList;
import java.util.List;

/** Who waits for one channel; the attachment of its key, for the reactor's thread alone. */
final class Interests {
  private record Interest(int operation, Watcher watcher) {}

  private final List<Interest> waiting = new ArrayList<>();

  /** Those of a key. */
  static Interests of(SelectionKey key) {
    return (Interests) key.attachment();
  }

  void add(int operation, Watcher watcher) {
    // A guest that polls with a timeout comes again and again, and leaves what is over behind.
    waiting.removeIf(each -> each.watcher.over());
    waiting.add(new Interest(operation, watcher));
  }

  /** Tells those who wait for one of the operations. */
  void fire(int operations) {
    var ready = waiting.stream().filter(each -> (each.operation & operations) != 0).toList();
    waiting.removeAll(ready);
    ready.forEach(each -> each.watcher.fire());
  }
}
