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

/** Sends a response while its guest makes it, on a virtual thread of its own. */
final class GuestResponse implements Reply.Rest {
  private final ServerResponse response;
  private final Reply reply;
  private final Thread guest;
  private final FutureTask<Void> sending = new FutureTask<>(this::send, null);
  private Optional<FieldList> trailers = Optional.empty();

  /**
   * A response whose head is there.
   *
   * @param guest the thread that makes the body; interrupted if nobody takes it
   */
  GuestResponse(ServerResponse response, Reply reply, Thread guest) {
    this.response = response;
    this.reply = reply;
    this.guest = guest;
  }

  /**
   * Begins to send.
   *
   * @throws ai.wippy.runtime.payload.Failure of kind INVALID if the head cannot be sent
   */
  void start() {
    reply.status(response.status());
    for (FieldList.Field field : response.fields().fields()) {
      reply.addHeader(field.name(), new String(field.value(), ISO_8859_1));
    }
    reply.trailers(() -> Headers.byName(trailers));
    Thread.ofVirtual().name("response").start(sending);
  }

  /** The guest itself has given its response up. */
  private static final class Unfinished extends IOException {
    private static final long serialVersionUID = 1L;

    Unfinished() {
      super("the guest has not finished its response");
    }
  }

  private void send() {
    BodyPipe pipe = response.body().orElse(null);
    try {
      if (pipe != null) {
        copy(pipe);
      }
      reply.end();
    } catch (Unfinished e) {
      throw new UncheckedIOException(e);
    } catch (IOException e) {
      if (pipe != null) {
        pipe.fail(new ErrorCode.ConnectionTerminated());
      }
      guest.interrupt();
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts this thread", e);
    }
  }

  private void copy(BodyPipe pipe) throws IOException, InterruptedException {
    OutputStream out = null;
    while (true) {
      switch (pipe.read()) {
        case null -> {
          if (out != null || !pipe.isEmpty()) {
            // Whoever waits for more should have all that there is.
            out = out == null ? reply.body() : out;
            out.flush();
          }
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
        case BodyPipe.Aborted _ -> throw new IOException("the guest has not finished its response");
      }
    }
  }

  @Override
  public void await() throws IOException {
    try {
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
