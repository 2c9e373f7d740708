package ai.wippy.runtime.wasm;

import ai.wippy.runtime.security.Access;
import ai.wippy.runtime.security.Context;
import ai.wippy.runtime.security.NetworkAccess;
import ai.wippy.runtime.wasi.http.Http;
import ai.wippy.runtime.wasi.http.HttpLimits;
import ai.wippy.runtime.wasi.http.client.HttpRequests;
import ai.wippy.runtime.wasi.sockets.Reactor;
import ai.wippy.runtime.wasi.sockets.Resolver;
import ai.wippy.runtime.wasi.sockets.SocketLimits;
import ai.wippy.runtime.wasi.sockets.Sockets;
import org.jspecify.annotations.Nullable;

/**
 * What all guests of an application share to reach others: threads and connections, none of them
 * before the first need. Thread-safe.
 */
public final class Network implements AutoCloseable {
  private final Access access;
  private @Nullable Reactor reactor;
  private @Nullable Resolver resolver;
  private @Nullable HttpRequests requests;

  /**
   * A network that nobody uses yet.
   *
   * @param access decides who may reach what
   */
  public Network(Access access) {
    this.access = access;
  }

  /** Sockets for an instance. */
  Sockets sockets(Context context, SocketLimits limits) {
    return new Sockets(reactor(), resolver(), new NetworkAccess(access, context), limits);
  }

  /** HTTP for an instance. */
  Http http(Context context, HttpLimits limits) {
    return new Http(requests(), new NetworkAccess(access, context), limits);
  }

  synchronized HttpRequests requests() {
    HttpRequests made = requests;
    if (made == null) {
      made = new HttpRequests(resolver());
      requests = made;
    }
    return made;
  }

  private synchronized Reactor reactor() {
    Reactor made = reactor;
    if (made == null) {
      made = new Reactor();
      reactor = made;
    }
    return made;
  }

  private synchronized Resolver resolver() {
    Resolver made = resolver;
    if (made == null) {
      made = new Resolver();
      resolver = made;
    }
    return made;
  }

  @Override
  public synchronized void close() {
    if (requests != null) {
      requests.close();
    }
    if (reactor != null) {
      reactor.close();
    }
    if (resolver != null) {
      resolver.close();
    }
  }
}
