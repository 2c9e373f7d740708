package ai.wippy.runtime.wasi.sockets;

import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.security.NetworkAccess;
import ai.wippy.runtime.wasi.io.Error;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The network of one instance: every interface of {@code wasi:sockets}. */
public final class Sockets
    implements InstanceNetwork,
        IpNameLookup,
        Network,
        Tcp,
        TcpCreateSocket,
        Udp,
        UdpCreateSocket,
        AutoCloseable {
  private final OpenSockets open;
  private final Resolver resolver;

  /**
   * A network.
   *
   * @param access what the instance may do
   * @param limits how much of it
   */
  public Sockets(Reactor reactor, Resolver resolver, NetworkAccess access, SocketLimits limits) {
    open = new OpenSockets(reactor, access, limits);
    this.resolver = resolver;
  }

  /** There is one network, so a handle of it has nothing to know. */
  @Override
  public NetworkResource instanceNetwork() {
    return new NetworkResource() {};
  }

  @Override
  public Optional<ErrorCode> networkErrorCode(Error.ErrorResource err) {
    return err instanceof SocketError socket ? Optional.of(socket.code()) : Optional.empty();
  }

  @Override
  public Result<TcpSocket, ErrorCode> createTcpSocket(IpAddressFamily addressFamily) {
    return Outcome.of(() -> new TcpSocketHandle(TcpEndpoint.open(addressFamily, open)));
  }

  @Override
  public Result<UdpSocket, ErrorCode> createUdpSocket(IpAddressFamily addressFamily) {
    return Outcome.of(() -> new UdpSocketHandle(UdpEndpoint.open(addressFamily, open)));
  }

  @Override
  public Result<ResolveAddressStream, ErrorCode> resolveAddresses(
      NetworkResource network, String name) {
    return Outcome.of(() -> new AddressStream(lookup(name)));
  }

  private CompletableFuture<List<InetAddress>> lookup(String text) throws Refusal {
    Optional<InetAddress> literal = HostName.literal(text);
    if (literal.isPresent()) {
      return CompletableFuture.completedFuture(List.of(literal.get()));
    }
    String name = HostName.ascii(text);
    Refusal.unless(open.access().resolve(name), ErrorCode.ACCESS_DENIED);
    return resolver.resolve(name, open.limits().timeout());
  }

  /** Closes every socket that is still open, whatever waits to be sent. */
  @Override
  public void close() {
    open.closeAll();
  }
}
