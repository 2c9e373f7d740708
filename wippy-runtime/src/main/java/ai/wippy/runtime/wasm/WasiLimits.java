package ai.wippy.runtime.wasm;

import ai.wippy.registry.Entry;
import ai.wippy.runtime.function.EntryOptions;
import ai.wippy.runtime.wasi.http.HttpLimits;
import ai.wippy.runtime.wasi.sockets.SocketLimits;
import java.time.Duration;
import java.util.Map;

/**
 * What an entry's {@code limits} say of WASI.
 *
 * @param openFiles {@code max_open_files}: files and directories together
 * @param sockets {@code max_open_sockets}, {@code socket_timeout_ms}
 * @param http {@code socket_timeout_ms}
 */
record WasiLimits(int openFiles, SocketLimits sockets, HttpLimits http) {
  private static final int OPEN_FILES = 256;

  static WasiLimits of(Entry entry) {
    Map<?, ?> limits = EntryOptions.group(entry, "limits");
    long millis = EntryOptions.number(limits, "socket_timeout_ms");
    Duration timeout = millis > 0 ? Duration.ofMillis(millis) : SocketLimits.DEFAULT.timeout();
    return new WasiLimits(
        count(limits, "max_open_files", OPEN_FILES),
        new SocketLimits(
            count(limits, "max_open_sockets", SocketLimits.DEFAULT.maxOpenSockets()), timeout),
        HttpLimits.of(timeout));
  }

  private static int count(Map<?, ?> limits, String name, int otherwise) {
    long number = EntryOptions.number(limits, name);
    return number > 0 ? (int) Math.min(number, Integer.MAX_VALUE) : otherwise;
  }
}
