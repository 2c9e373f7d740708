package ai.wippy.runtime.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.AbstractEndPoint;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

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

  /** Whether its client has sent its next request already; then nobody looks any more. */
  private boolean followed;

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
    AbstractEndPoint endPoint = endPoint();
    if (!over && !watching && !gone && endPoint != null && !isFollowed()) {
      watching = endPoint.tryFillInterested(this);
    }
  }

  /** The connection's, if it is one of HTTP/1.1 that can be looked at. */
  private @Nullable AbstractEndPoint endPoint() {
    var connection = request.getConnectionMetaData();
    return connection.getHttpVersion().getVersion() < HttpVersion.HTTP_2.getVersion()
            && connection.getConnection().getEndPoint() instanceof AbstractEndPoint endPoint
        ? endPoint
        : null;
  }

  /**
   * Whether something has been read that belongs to the next request: the connection gives it out
   * as to a protocol that takes over, and gets it back.
   */
  private boolean isFollowed() {
    if (!followed && connection() instanceof Connection.UpgradeFrom connection) {
      ByteBuffer next = connection.onUpgradeFrom();
      if (next != null) {
        giveBack(next);
      }
    }
    return followed;
  }

  private Connection connection() {
    return request.getConnectionMetaData().getConnection();
  }

  private void giveBack(ByteBuffer next) {
    followed = true;
    if (connection() instanceof Connection.UpgradeTo connection) {
      connection.onUpgradeTo(next);
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
    if (over) {
      return false;
    }
    ByteBuffer buffer = BufferUtil.allocate(BUFFER);
    try {
      if (connection().getEndPoint().fill(buffer) < 0) {
        return true;
      }
    } catch (IOException _) {
      return true;
    }
    if (buffer.hasRemaining()) {
      // Its next request, for when this one is answered.
      giveBack(buffer);
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
    if (watching && connection().getEndPoint() instanceof AbstractEndPoint endPoint) {
      endPoint.getFillInterest().onFail(new CancellationException());
    }
  }
}
