package ai.wippy.runtime.wasi.sockets;

import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.component.Unit;
import ai.wippy.runtime.wasi.io.Event;
import ai.wippy.runtime.wasi.io.Sink;
import ai.wippy.runtime.wasi.io.Streams.StreamError;
import ai.wippy.runtime.wasi.io.Watch;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * What goes out on a connection. What the kernel does not take at once waits here and goes on by
 * itself; the guest may not write more until it has gone, so no connection holds more than {@link
 * #PERMIT} bytes.
 */
final class TcpOutput implements Sink {
  /** The most that may be written at once. */
  private static final int PERMIT = 1 << 16;

  private final SocketChannel channel;
  private final Reactor reactor;
  private final Runnable idle;

  private @Nullable ByteBuffer pending;
  private Event drained = new Event();
  private @Nullable IOException failure;
  private boolean ended;

  /**
   * An open output.
   *
   * @param idle is run when nothing waits any more after {@link #end}
   */
  TcpOutput(SocketChannel channel, Reactor reactor, Runnable idle) {
    this.channel = channel;
    this.reactor = reactor;
    this.idle = idle;
    drained.happen();
  }

  @Override
  public synchronized boolean ready() {
    return pending == null || ended;
  }

  @Override
  public Watch watch(Runnable wake) {
    return event().watch(wake);
  }

  private synchronized Event event() {
    return drained;
  }

  @Override
  public synchronized Result<Long, StreamError> checkWrite() {
    if (failure != null) {
      return failed(failure);
    }
    if (ended) {
      return Result.err(new StreamError.Closed());
    }
    return Result.ok(pending == null ? PERMIT : 0L);
  }

  @Override
  public synchronized Result<Unit, StreamError> write(byte[] bytes) {
    if (failure != null) {
      return failed(failure);
    }
    if (ended) {
      return Result.err(new StreamError.Closed());
    }
    try {
      var buffer = ByteBuffer.wrap(bytes);
      channel.write(buffer);
      if (buffer.hasRemaining()) {
        pending = buffer;
        drained = new Event();
        reactor.watch(channel, SelectionKey.OP_WRITE, this::drain);
      }
      return Result.ok();
    } catch (IOException e) {
      return failed(e);
    }
  }

  private <T> Result<T, StreamError> failed(IOException e) {
    failure = null;
    ended = true;
    return Result.err(SocketError.stream(e));
  }

  private void drain() {
    Event event;
    boolean last;
    synchronized (this) {
      if (pending == null) {
        return;
      }
      try {
        channel.write(pending);
        if (pending.hasRemaining()) {
          reactor.watch(channel, SelectionKey.OP_WRITE, this::drain);
          return;
        }
      } catch (IOException e) {
        failure = e;
      }
      pending = null;
      event = drained;
      last = ended;
    }
    event.happen();
    if (last) {
      idle.run();
    }
  }

  /** Nothing more is written; what waits still goes. */
  void end() {
    boolean last;
    synchronized (this) {
      ended = true;
      failure = null;
      last = pending == null;
    }
    if (last) {
      idle.run();
    }
  }
}
