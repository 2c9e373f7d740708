package ai.wippy.runtime.wasi.http;

import ai.wippy.runtime.security.NetworkAccess;
import java.util.Optional;

/** Sends requests into the network, for all guests of the runtime. */
public interface RequestSender {
  /**
   * Begins to send a request; never blocks.
   *
   * @param body empty if it has none
   * @param access decides about the addresses of the host; that the request may be made is decided
   *     already
   * @param over is run once, on whatever thread, when nothing of the exchange is open any more
   */
  Exchange send(
      RequestHead head,
      Optional<BodyPipe> body,
      RequestTimeouts timeouts,
      NetworkAccess access,
      Runnable over);
}
