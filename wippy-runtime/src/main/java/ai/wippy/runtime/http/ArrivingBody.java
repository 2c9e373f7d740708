package ai.wippy.runtime.http;

import ai.wippy.runtime.http.exchange.BodyParts;
import ai.wippy.runtime.http.exchange.BodyTooLarge;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Objects;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Invocable;
import org.jspecify.annotations.Nullable;

/** A body that may not be larger, nor take longer, than the service says. */
final class ArrivingBody extends InputStream implements BodyParts {
  private static final int KNOWN = 64 << 10;
  private static final byte[] END = {};

  private final Request request;
  private final Runnable over;
  private final long declared;
  private final long limit;
  private final Duration patience;
  private @Nullable InputStream in;
  private long read;
  private boolean ended;
  private @Nullable IOException problem;

  /**
   * A body of which nothing has been read.
   *
   * @param over is told when all of it has been
   */
  ArrivingBody(Request request, ServiceSettings settings, Runnable over) {
    this.request = request;
    this.over = over;
    declared = request.getLength();
    limit = settings.limits().body();
    patience = settings.timeouts().read();
  }

  private InputStream in() {
    InputStream open = in;
    if (open == null) {
      open = Content.Source.asInputStream(request);
      in = open;
    }
    return open;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int at, int length) throws IOException {
    Objects.checkFromIndexSize(at, length, into.length);
    try {
      int got = in().read(into, at, length);
      count(Math.max(got, 0), got < 0);
      return got;
    } catch (IOException e) {
      problem = e;
      throw e;
    }
  }

  private void count(int got, boolean last) throws IOException {
    read += got;
    if (last || read == declared) {
      over.run();
    }
    if (limit > 0 && read > limit) {
      throw new BodyTooLarge(limit);
    }
    if (!last
        && patience.isPositive()
        && System.nanoTime() - request.getHeadersNanoTime() > patience.toNanos()) {
      throw new SlowClient(patience);
    }
  }

  @Override
  public byte @Nullable [] take() throws IOException {
    try {
      return ended ? END : next();
    } catch (IOException e) {
      problem = e;
      throw e;
    }
  }

  private byte @Nullable [] next() throws IOException {
    for (Content.Chunk chunk = request.read(); chunk != null; chunk = request.read()) {
      if (Content.Chunk.isFailure(chunk)) {
        Throwable failure = chunk.getFailure();
        throw failure instanceof IOException io ? io : new IOException(failure);
      }
      byte[] bytes = new byte[chunk.remaining()];
      chunk.getByteBuffer().get(bytes);
      ended = chunk.isLast();
      chunk.release();
      count(bytes.length, ended);
      if (ended || bytes.length > 0) {
        return bytes;
      }
    }
    return null;
  }

  @Override
  public void demand(Runnable task) {
    request.demand(Invocable.from(Invocable.InvocationType.NON_BLOCKING, task));
  }

  @Override
  public byte[] readAllBytes() throws IOException {
    // Who says how long it is spares us a buffer.
    long left = declared - read;
    return left >= 0 && left <= KNOWN ? readNBytes((int) left) : super.readAllBytes();
  }

  /**
   * Tells what went wrong, whatever the function made of it.
   *
   * @throws IOException if reading has failed
   */
  void check() throws IOException {
    if (problem != null) {
      throw problem;
    }
  }

  @Override
  public int available() throws IOException {
    return in().available();
  }

  @Override
  public void close() throws IOException {
    if (in != null) {
      in.close();
    }
  }
}
