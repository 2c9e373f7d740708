package ai.wippy.runtime.http;

import ai.wippy.runtime.http.exchange.BodyTooLarge;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Objects;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** A body that may not be larger, nor take longer, than the service says. */
final class ArrivingBody extends InputStream {
  private static final int KNOWN = 64 << 10;

  private final InputStream in;
  private final Runnable over;
  private final long declared;
  private final long limit;
  private final Duration patience;
  private final long begun;
  private long read;
  private @Nullable IOException problem;

  /**
   * A body of which nothing has been read.
   *
   * @param over is told when all of it has been
   */
  ArrivingBody(Request request, ServiceSettings settings, Runnable over) {
    this.over = over;
    in = Content.Source.asInputStream(request);
    declared = request.getLength();
    limit = settings.limits().body();
    patience = settings.timeouts().read();
    begun = request.getHeadersNanoTime();
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
      return checkedRead(into, at, length);
    } catch (IOException e) {
      problem = e;
      throw e;
    }
  }

  private int checkedRead(byte[] into, int at, int length) throws IOException {
    int got = in.read(into, at, length);
    read += Math.max(got, 0);
    if (got < 0 || read == declared) {
      over.run();
    }
    if (limit > 0 && read > limit) {
      throw new BodyTooLarge(limit);
    }
    if (got >= 0 && patience.isPositive() && System.nanoTime() - begun > patience.toNanos()) {
      throw new SlowClient(patience);
    }
    return got;
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
    return in.available();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
