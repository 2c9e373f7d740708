package ai.wippy.runtime.wasi.sockets;

import static java.net.StandardSocketOptions.SO_RCVBUF;
import static java.net.StandardSocketOptions.SO_SNDBUF;

import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.component.Tuple2;
import ai.wippy.runtime.component.Unit;
import ai.wippy.runtime.wasi.io.Poll;
import ai.wippy.runtime.wasi.io.Readiness;
import ai.wippy.runtime.wasi.io.ReadyPollable;
import ai.wippy.runtime.wasi.sockets.Network.ErrorCode;
import ai.wippy.runtime.wasi.sockets.Network.IpAddressFamily;
import ai.wippy.runtime.wasi.sockets.Network.IpSocketAddress;
import ai.wippy.runtime.wasi.sockets.Network.NetworkResource;
import ai.wippy.runtime.wasi.sockets.Udp.IncomingDatagramStream;
import ai.wippy.runtime.wasi.sockets.Udp.OutgoingDatagramStream;
import ai.wippy.runtime.wasi.sockets.Udp.UdpSocket;
import java.net.InetSocketAddress;
import java.util.Optional;

/** A UDP socket as the guest sees it. */
final class UdpSocketHandle implements UdpSocket {
  private final UdpEndpoint endpoint;

  UdpSocketHandle(UdpEndpoint endpoint) {
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
  public Result<Tuple2<IncomingDatagramStream, OutgoingDatagramStream>, ErrorCode> stream(
      Optional<IpSocketAddress> remoteAddress) {
    return Outcome.of(() -> {
      Optional<InetSocketAddress> peer = remoteAddress.map(Addresses::toJava);
      int number = endpoint.stream(peer);
      return new Tuple2<>(new UdpInput(endpoint, number), new UdpOutput(endpoint, number, peer));
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
  public IpAddressFamily addressFamily() {
    return endpoint.family();
  }

  @Override
  public Result<Integer, ErrorCode> unicastHopLimit() {
    return Result.ok(endpoint.hopLimit());
  }

  @Override
  public Result<Unit, ErrorCode> setUnicastHopLimit(int value) {
    return Outcome.done(() -> endpoint.hopLimit(Bounds.count(value, 255)));
  }

  @Override
  public Result<Long, ErrorCode> receiveBufferSize() {
    return Outcome.of(() -> (long) endpoint.option(SO_RCVBUF));
  }

  @Override
  public Result<Unit, ErrorCode> setReceiveBufferSize(long value) {
    return Outcome.done(() -> endpoint.option(SO_RCVBUF, Bounds.count(value, Bounds.MAX_BUFFER)));
  }

  @Override
  public Result<Long, ErrorCode> sendBufferSize() {
    return Outcome.of(() -> (long) endpoint.option(SO_SNDBUF));
  }

  @Override
  public Result<Unit, ErrorCode> setSendBufferSize(long value) {
    return Outcome.done(() -> endpoint.option(SO_SNDBUF, Bounds.count(value, Bounds.MAX_BUFFER)));
  }

  /** To bind is all that it could wait for, and that is done at once. */
  @Override
  public Poll.Pollable subscribe() {
    return new ReadyPollable(Readiness.NOW);
  }

  @Override
  public void close() {
    endpoint.release();
  }
}
