package ai.wippy.runtime.wasi.sockets;

import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.component.Unit;
import ai.wippy.runtime.security.Access;
import ai.wippy.runtime.security.Context;
import ai.wippy.runtime.security.NetworkAccess;
import ai.wippy.runtime.wasi.io.Streams.InputStream;
import ai.wippy.runtime.wasi.io.Streams.OutputStream;
import ai.wippy.runtime.wasi.io.Streams.StreamError;
import ai.wippy.runtime.wasi.sockets.Network.ErrorCode;
import ai.wippy.runtime.wasi.sockets.Network.IpAddressFamily;
import ai.wippy.runtime.wasi.sockets.Network.IpSocketAddress;
import ai.wippy.runtime.wasi.sockets.Tcp.TcpSocket;
import ai.wippy.runtime.wasi.sockets.Udp.UdpSocket;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;

/** What a guest does with its network, with the calls that a guest has. */
final class Guest implements AutoCloseable {
  /** Who may do everything. */
  static final NetworkAccess ANYBODY = new NetworkAccess(new Access(false), Context.EMPTY);

  /** A connected socket with its streams. */
  record Connection(TcpSocket socket, InputStream in, OutputStream out) {
    /** Drops all three, as guests do. */
    void drop() {
      in.close();
      out.close();
      socket.close();
    }
  }

  private final Reactor reactor;
  private final Resolver resolver;
  private final boolean shared;
  final Sockets sockets;

  Guest() {
    this(ANYBODY, SocketLimits.DEFAULT);
  }

  Guest(NetworkAccess access, SocketLimits limits) {
    this(new Reactor(), new Resolver(), false, access, limits);
  }

  /** One of several guests of a runtime. */
  Guest(Reactor reactor, Resolver resolver) {
    this(reactor, resolver, true, ANYBODY, SocketLimits.DEFAULT);
  }

  private Guest(
      Reactor reactor,
      Resolver resolver,
      boolean shared,
      NetworkAccess access,
      SocketLimits limits) {
    this.reactor = reactor;
    this.resolver = resolver;
    this.shared = shared;
    sockets = new Sockets(reactor, resolver, access, limits);
  }

  Network.NetworkResource network() {
    return sockets.instanceNetwork();
  }

  static IpSocketAddress address(String host, int port) {
    return Addresses.toWit(new InetSocketAddress(InetAddress.ofLiteral(host), port));
  }

  static String loopback(IpAddressFamily family) {
    return family == IpAddressFamily.IPV4 ? "127.0.0.1" : "::1";
  }

  static int port(IpSocketAddress address) {
    return Addresses.toJava(address).getPort();
  }

  static InetSocketAddress java(IpSocketAddress address) {
    return Addresses.toJava(address);
  }

  TcpSocket tcp(IpAddressFamily family) {
    return ok(sockets.createTcpSocket(family));
  }

  UdpSocket udp(IpAddressFamily family) {
    return ok(sockets.createUdpSocket(family));
  }

  Result<Unit, ErrorCode> bind(TcpSocket socket, IpSocketAddress local) {
    var start = socket.startBind(network(), local);
    if (start instanceof Result.Err) {
      return start;
    }
    socket.subscribe().block();
    return socket.finishBind();
  }

  UdpSocket udpBound(IpAddressFamily family) {
    UdpSocket socket = udp(family);
    ok(socket.startBind(network(), address(loopback(family), 0)));
    ok(socket.finishBind());
    return socket;
  }

  Result<Unit, ErrorCode> listen(TcpSocket socket) {
    var start = socket.startListen();
    if (start instanceof Result.Err) {
      return start;
    }
    socket.subscribe().block();
    return socket.finishListen();
  }

  TcpSocket listener(IpAddressFamily family) {
    TcpSocket socket = tcp(family);
    ok(bind(socket, address(loopback(family), 0)));
    ok(listen(socket));
    return socket;
  }

  Result<Connection, ErrorCode> connect(TcpSocket socket, IpSocketAddress remote) {
    return switch (socket.startConnect(network(), remote)) {
      case Result.Err<Unit, ErrorCode>(ErrorCode error) -> Result.err(error);
      case Result.Ok<Unit, ErrorCode> _ -> {
        socket.subscribe().block();
        yield switch (socket.finishConnect()) {
          case Result.Err<?, ErrorCode>(ErrorCode error) -> Result.err(error);
          case Result.Ok<ai.wippy.runtime.component.Tuple2<InputStream, OutputStream>, ErrorCode>(
                  var streams) ->
              Result.ok(new Connection(socket, streams.v0(), streams.v1()));
        };
      }
    };
  }

  Connection accept(TcpSocket listener) {
    listener.subscribe().block();
    var accepted = ok(listener.accept());
    return new Connection(accepted.v0(), accepted.v1(), accepted.v2());
  }

  static void write(OutputStream out, byte[] bytes) {
    for (int at = 0; at < bytes.length; at += 4096) {
      ok(
          out.blockingWriteAndFlush(
              Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + 4096))));
    }
  }

  /** Reads until the end of the stream. */
  static byte[] readAll(InputStream in) {
    var all = new ByteArrayOutputStream();
    while (true) {
      switch (in.blockingRead(1 << 20)) {
        case Result.Ok<byte[], StreamError>(byte[] bytes) -> all.writeBytes(bytes);
        case Result.Err<byte[], StreamError>(StreamError error) -> {
          assertThat(error).isEqualTo(new StreamError.Closed());
          return all.toByteArray();
        }
      }
    }
  }

  static byte[] readExactly(InputStream in, int size) {
    var all = new ByteArrayOutputStream();
    while (all.size() < size) {
      all.writeBytes(ok(in.blockingRead(size - all.size())));
    }
    return all.toByteArray();
  }

  static <T, E> T ok(Result<T, E> result) {
    return switch (result) {
      case Result.Ok<T, E>(T value) -> value;
      case Result.Err<T, E>(E error) -> throw new AssertionError("unexpected " + error);
    };
  }

  /** The code of a stream's error. */
  ErrorCode code(StreamError error) {
    return switch (error) {
      case StreamError.LastOperationFailed(var failure) ->
          sockets.networkErrorCode(failure).orElseThrow();
      case StreamError.Closed _ -> throw new AssertionError("unexpected end of the stream");
    };
  }

  @Override
  public void close() {
    sockets.close();
    if (!shared) {
      reactor.close();
      resolver.close();
    }
  }
}
