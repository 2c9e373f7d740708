package ai.wippy.runtime.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import org.eclipse.jetty.io.AbstractEndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/**
 * A request that is being answered, and whether its client is still there. Over HTTP/2 the protocol
 * tells. Over HTTP/1.1 only reading does, which nobody does while an answer is made: so the
 * connection is looked at when an answer takes long. A client that sends the end of its stream is
 * taken for one that is gone, as by the original.
 */
final class Presence implements Callback {
  /** Answers that take less are not worth the look, which costs a turn of the selector. */
  static final Duration LONG = Duration.ofMillis(500);

  private static final int BUFFER = 1024;

  private final Request request;
  private final Thread thread = Thread.currentThread();
  private boolean watching;
  private boolean over;
  private volatile boolean gone;
  private volatile boolean bodyOver;

  /** A request that this thread is about to answer. */
  Presence(Request request) {
    this.request = request;
    bodyOver = request.getLength() <= 0 && !request.getHeaders().contains("transfer-encoding");
    request.addFailureListener(_ -> leave());
  }

  /** Says that all of the request's body has been read, so that nobody else reads. */
  void bodyOver() {
    bodyOver = true;
  }

  /** Whether its client has been found to be gone. */
  boolean isGone() {
    return gone;
  }

  /** Ends the answer. */
  void interrupt() {
    thread.interrupt();
  }

  /** Starts to look at the connection if the answer takes long. */
  void watchIfLong(long now) {
    if (bodyOver && now - request.getHeadersNanoTime() > LONG.toNanos()) {
      watch();
    }
  }

  private synchronized void watch() {
    if (!over
        && !watching
        && !gone
        && request.getConnectionMetaData().getConnection() instanceof HttpConnection connection
        && connection.isRequestBufferEmpty()
        && connection.getEndPoint() instanceof AbstractEndPoint endPoint) {
      watching = endPoint.tryFillInterested(this);
    }
  }

  /** There is something to read, if only the end. */
  @Override
  public void succeeded() {
    if (look()) {
      leave();
    } else {
      watch();
    }
  }

  private synchronized boolean look() {
    watching = false;
    if (over
        || !(request.getConnectionMetaData().getConnection()
            instanceof HttpConnection connection)) {
      return false;
    }
    ByteBuffer buffer = BufferUtil.allocate(BUFFER);
    try {
      if (connection.getEndPoint().fill(buffer) < 0) {
        return true;
      }
    } catch (IOException _) {
      return true;
    }
    if (buffer.hasRemaining()) {
      // Its next request, for when this one is answered. That makes the buffer one that is not
      // empty, so this is the last look.
      connection.onUpgradeTo(buffer);
    }
    return false;
  }

  @Override
  public void failed(Throwable problem) {
    synchronized (this) {
      watching = false;
      if (over) {
        return;
      }
    }
    leave();
  }

  @Override
  public InvocationType getInvocationType() {
    return InvocationType.NON_BLOCKING;
  }

  private synchronized void leave() {
    if (!over && !gone) {
      gone = true;
      thread.interrupt();
    }
  }

  /** Says that the request is answered: the connection is Jetty's again. */
  synchronized void end() {
    over = true;
    if (watching
        && request.getConnectionMetaData().getConnection().getEndPoint()
            instanceof AbstractEndPoint endPoint) {
      endPoint.getFillInterest().onFail(new CancellationException());
    }
  }
}
