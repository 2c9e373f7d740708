package ai.wippy.runtime.wasi.http.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import ai.wippy.runtime.http.exchange.Reply;
import ai.wippy.runtime.wasi.http.BodyPipe;
import ai.wippy.runtime.wasi.http.FieldList;
import ai.wippy.runtime.wasi.http.ServerResponse;
import ai.wippy.runtime.wasi.http.Types.ErrorCode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Sends a response. If its guest has made all of it by the time that it returns, it goes out whole,
 * on the thread that serves the request; if something does not let it wait for that long, on a
 * virtual thread of its own, while the guest goes on.
 */
final class GuestResponse implements Reply.Rest {
  /** What a client is told of a guest that ends before its response does. */
  static final String UNFINISHED = "the guest has not finished its response";

  private enum State {
    UNSENT,
    UNDER_WAY,
    WITHDRAWN
  }

  private final ServerResponse response;
  private final Reply reply;
  private final FutureTask<Void> sending = new FutureTask<>(this::send, null);
  private Optional<FieldList> trailers = Optional.empty();

  /** The thread that makes the body, interrupted if nobody takes it; null when it has ended. */
  private @Nullable Thread guest;

  private State state = State.UNSENT;

  /**
   * A response whose head is there.
   *
   * @param guest the thread that makes the body
   * @throws ai.wippy.runtime.payload.Failure of kind INVALID if the head cannot be sent
   */
  GuestResponse(ServerResponse response, Reply reply, Thread guest) {
    this.response = response;
    this.reply = reply;
    this.guest = guest;
    reply.status(response.status());
    for (FieldList.Field field : response.fields().fields()) {
      reply.addHeader(field.name(), new String(field.value(), ISO_8859_1));
    }
    response.body().ifPresent(pipe -> pipe.whenFull(this::begin));
  }

  /** Begins to send, if that has not begun. */
  void begin() {
    if (isFirst()) {
      Thread.ofVirtual().name("response").start(sending);
    }
  }

  private synchronized boolean isFirst() {
    boolean first = state == State.UNSENT;
    state = first ? State.UNDER_WAY : state;
    return first;
  }

  @Override
  public synchronized boolean withdraw() {
    if (state == State.UNSENT && !response.body().map(BodyPipe::isFinished).orElse(true)) {
      state = State.WITHDRAWN;
    }
    return state == State.WITHDRAWN;
  }

  /** Says that the guest makes no more of it. */
  synchronized void guestEnded() {
    guest = null;
  }

  private synchronized void interruptGuest() {
    if (guest != null) {
      guest.interrupt();
    }
  }

  /** The guest itself has given its response up. */
  private static final class Unfinished extends IOException {
    private static final long serialVersionUID = 1L;

    Unfinished() {
      super(UNFINISHED);
    }
  }

  private void send() {
    BodyPipe pipe = response.body().orElse(null);
    try {
      if (pipe != null) {
        send(pipe);
      }
      reply.end();
    } catch (Unfinished e) {
      throw new UncheckedIOException(e);
    } catch (IOException e) {
      if (pipe != null) {
        pipe.fail(new ErrorCode.ConnectionTerminated());
      }
      interruptGuest();
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("the service ends", e));
    }
  }

  private void send(BodyPipe pipe) throws IOException, InterruptedException {
    byte[] whole = pipe.takeWhole();
    if (whole != null) {
      reply.send(whole);
    } else {
      reply.trailers(() -> Headers.byName(trailers));
      copy(pipe);
    }
  }

  private void copy(BodyPipe pipe) throws IOException, InterruptedException {
    OutputStream out = null;
    while (true) {
      switch (pipe.read()) {
        case null -> {
          // Whoever waits for more should have all that there is, if only the head.
          out = out == null ? reply.body() : out;
          out.flush();
          var more = new CountDownLatch(1);
          pipe.demand(more::countDown);
          more.await();
        }
        case BodyPipe.Bytes(byte[] bytes) -> {
          out = out == null ? reply.body() : out;
          out.write(bytes);
        }
        case BodyPipe.End(Optional<FieldList> last) -> {
          trailers = last;
          return;
        }
        case BodyPipe.Aborted _ -> throw new Unfinished();
      }
    }
  }

  /** Sends it here and now, unless that has begun elsewhere. */
  @Override
  public void await() throws IOException {
    try {
      if (isFirst()) {
        sending.run();
      }
      sending.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UncheckedIOException io && io.getCause() != null) {
        throw io.getCause();
      }
      throw new IllegalStateException("a response cannot be sent", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the service ends", e);
    }
  }
}
