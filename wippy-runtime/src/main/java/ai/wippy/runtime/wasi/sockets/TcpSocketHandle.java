package ai.wippy.runtime.wasi.sockets;

import static ai.wippy.runtime.wasi.sockets.TcpOptions.COUNT;
import static ai.wippy.runtime.wasi.sockets.TcpOptions.IDLE_SECONDS;
import static ai.wippy.runtime.wasi.sockets.TcpOptions.INTERVAL_SECONDS;
import static ai.wippy.runtime.wasi.sockets.TcpOptions.KEEP_ALIVE;
import static ai.wippy.runtime.wasi.sockets.TcpOptions.RECEIVE_BUFFER;
import static ai.wippy.runtime.wasi.sockets.TcpOptions.SEND_BUFFER;

import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.component.Tuple2;
import ai.wippy.runtime.component.Tuple3;
import ai.wippy.runtime.component.Unit;
import ai.wippy.runtime.wasi.io.Poll;
import ai.wippy.runtime.wasi.io.ReadyPollable;
import ai.wippy.runtime.wasi.io.Streams.InputStream;
import ai.wippy.runtime.wasi.io.Streams.OutputStream;
import ai.wippy.runtime.wasi.sockets.Network.ErrorCode;
import ai.wippy.runtime.wasi.sockets.Network.IpAddressFamily;
import ai.wippy.runtime.wasi.sockets.Network.IpSocketAddress;
import ai.wippy.runtime.wasi.sockets.Network.NetworkResource;
import ai.wippy.runtime.wasi.sockets.Tcp.ShutdownType;
import ai.wippy.runtime.wasi.sockets.Tcp.TcpSocket;

/** A TCP socket as the guest sees it. There is one network, so none is attached to another. */
final class TcpSocketHandle implements TcpSocket {
  // The ranges of Linux; other systems take more.
  private static final int MAX_SECONDS = 32767;
  private static final int MAX_COUNT = 127;

  private final TcpEndpoint endpoint;

  TcpSocketHandle(TcpEndpoint endpoint) {
    this.endpoint = endpoint;
  }

  @Override
  public Result<Unit, ErrorCode> startBind(NetworkResource network, IpSocketAddress local) {
    return Outcome.done(() -> endpoint.startBind(Addresses.toJava(local)));
  }

  @Override
  public Result<Unit, ErrorCode> finishBind() {
    return Outcome.done(endpoint::finishBind);
  }

  @Override
  public Result<Unit, ErrorCode> startConnect(NetworkResource network, IpSocketAddress remote) {
    return Outcome.done(() -> endpoint.startConnect(Addresses.toJava(remote)));
  }

  @Override
  public Result<Tuple2<InputStream, OutputStream>, ErrorCode> finishConnect() {
    return Outcome.of(() -> {
      TcpConnection connection = endpoint.finishConnect();
      return new Tuple2<>(connection.input(), connection.output());
    });
  }

  @Override
  public Result<Unit, ErrorCode> startListen() {
    return Outcome.done(endpoint::startListen);
  }

  @Override
  public Result<Unit, ErrorCode> finishListen() {
    return Outcome.done(endpoint::finishListen);
  }

  @Override
  public Result<Tuple3<TcpSocket, InputStream, OutputStream>, ErrorCode> accept() {
    return Outcome.of(() -> {
      TcpEndpoint accepted = endpoint.accept();
      TcpConnection connection = accepted.connection();
      return new Tuple3<>(new TcpSocketHandle(accepted), connection.input(), connection.output());
    });
  }

  @Override
  public Result<IpSocketAddress, ErrorCode> localAddress() {
    return Outcome.of(() -> Addresses.toWit(endpoint.localAddress()));
  }

  @Override
  public Result<IpSocketAddress, ErrorCode> remoteAddress() {
    return Outcome.of(() -> Addresses.toWit(endpoint.remoteAddress()));
  }

  @Override
  public boolean isListening() {
    return endpoint.state() instanceof TcpState.Listening;
  }

  @Override
  public IpAddressFamily addressFamily() {
    return endpoint.family();
  }

  @Override
  public Result<Unit, ErrorCode> setListenBacklogSize(long value) {
    return Outcome.done(() -> endpoint.backlog(value));
  }

  @Override
  public Result<Boolean, ErrorCode> keepAliveEnabled() {
    return Outcome.of(() -> endpoint.option(KEEP_ALIVE));
  }

  @Override
  public Result<Unit, ErrorCode> setKeepAliveEnabled(boolean value) {
    return Outcome.done(() -> endpoint.option(KEEP_ALIVE, value));
  }

  @Override
  public Result<Long, ErrorCode> keepAliveIdleTime() {
    return Outcome.of(() -> Bounds.nanos(endpoint.option(IDLE_SECONDS)));
  }

  @Override
  public Result<Unit, ErrorCode> setKeepAliveIdleTime(long value) {
    return Outcome.done(() -> endpoint.option(IDLE_SECONDS, Bounds.seconds(value, MAX_SECONDS)));
  }

  @Override
  public Result<Long, ErrorCode> keepAliveInterval() {
    return Outcome.of(() -> Bounds.nanos(endpoint.option(INTERVAL_SECONDS)));
  }

  @Override
  public Result<Unit, ErrorCode> setKeepAliveInterval(long value) {
    return Outcome.done(
        () -> endpoint.option(INTERVAL_SECONDS, Bounds.seconds(value, MAX_SECONDS)));
  }

  @Override
  public Result<Long, ErrorCode> keepAliveCount() {
    return Outcome.of(() -> (long) endpoint.option(COUNT));
  }

  @Override
  public Result<Unit, ErrorCode> setKeepAliveCount(long value) {
    return Outcome.done(() -> endpoint.option(COUNT, Bounds.count(value, MAX_COUNT)));
  }

  @Override
  public Result<Integer, ErrorCode> hopLimit() {
    return Result.ok(endpoint.hopLimit());
  }

  @Override
  public Result<Unit, ErrorCode> setHopLimit(int value) {
    return Outcome.done(() -> endpoint.hopLimit(Bounds.count(value, 255)));
  }

  @Override
  public Result<Long, ErrorCode> receiveBufferSize() {
    return Outcome.of(() -> (long) endpoint.option(RECEIVE_BUFFER));
  }

  @Override
  public Result<Unit, ErrorCode> setReceiveBufferSize(long value) {
    return Outcome.done(
        () -> endpoint.option(RECEIVE_BUFFER, Bounds.count(value, Bounds.MAX_BUFFER)));
  }

  @Override
  public Result<Long, ErrorCode> sendBufferSize() {
    return Outcome.of(() -> (long) endpoint.option(SEND_BUFFER));
  }

  @Override
  public Result<Unit, ErrorCode> setSendBufferSize(long value) {
    return Outcome.done(() -> endpoint.option(SEND_BUFFER, Bounds.count(value, Bounds.MAX_BUFFER)));
  }

  @Override
  public Poll.Pollable subscribe() {
    return new ReadyPollable(endpoint);
  }

  @Override
  public Result<Unit, ErrorCode> shutdown(ShutdownType type) {
    return Outcome.done(() -> endpoint.connection().shutdown(type));
  }

  @Override
  public void close() {
    endpoint.close();
  }
}
