package ai.wippy.runtime.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.component.Unit;
import ai.wippy.runtime.payload.JavaValues;
import ai.wippy.runtime.security.Access;
import ai.wippy.runtime.security.Context;
import ai.wippy.runtime.security.NetworkAccess;
import ai.wippy.runtime.wasi.clocks.HostMonotonicClock;
import ai.wippy.runtime.wasi.http.Http;
import ai.wippy.runtime.wasi.http.HttpLimits;
import ai.wippy.runtime.wasi.http.ResponseOutparamHandle;
import ai.wippy.runtime.wasi.http.Types.ErrorCode;
import ai.wippy.runtime.wasi.http.Types.Fields;
import ai.wippy.runtime.wasi.http.Types.IncomingBody;
import ai.wippy.runtime.wasi.http.Types.IncomingRequest;
import ai.wippy.runtime.wasi.http.Types.OutgoingBody;
import ai.wippy.runtime.wasi.http.server.IncomingRequests;
import ai.wippy.runtime.wasi.io.Io;
import ai.wippy.runtime.wasi.io.Poll.Pollable;
import ai.wippy.runtime.wasi.io.Streams.InputStream;
import ai.wippy.runtime.wasi.io.Streams.OutputStream;
import ai.wippy.runtime.wasi.io.Streams.StreamError;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What a guest does that answers requests ({@code wasi:http/incoming-handler}), with the calls that
 * a guest has; what it has not dropped is dropped when it ends.
 */
final class JavaGuest {
  /** What a guest's function does. */
  interface Code {
    void handle(JavaGuest guest) throws Exception;
  }

  private static final IncomingRequests REQUESTS = new IncomingRequests();

  final Http http =
      new Http(
          (_, _, _, _, _) -> {
            throw new AssertionError("a request goes out");
          },
          new NetworkAccess(new Access(false), Context.EMPTY),
          HttpLimits.DEFAULT);
  final Io io = new Io();
  final IncomingRequest request;
  private final ResponseOutparamHandle out;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private OutgoingBody outgoing;
  private OutputStream stream;

  private JavaGuest(IncomingRequest request, ResponseOutparamHandle out) {
    this.request = owned(request);
    this.out = owned(out);
  }

  /** What an endpoint calls. */
  static ServedApp.Code answering(Code code) {
    return (exchange, _) -> {
      REQUESTS.serve(exchange, (request, out) -> new JavaGuest(request, out).run(code));
      return JavaValues.NIL;
    };
  }

  private void run(Code code) {
    try {
      code.handle(this);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    } finally {
      open.descendingIterator().forEachRemaining(JavaGuest::drop);
    }
  }

  private <T extends AutoCloseable> T owned(T resource) {
    open.add(resource);
    return resource;
  }

  private static void drop(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  static <T, E> T ok(Result<T, E> result) {
    return switch (result) {
      case Result.Ok<T, E>(T value) -> value;
      case Result.Err<T, E>(E error) -> throw new AssertionError("unexpected " + error);
    };
  }

  Fields fields(String... pairs) {
    Fields fields = http.newFields();
    for (int i = 0; i < pairs.length; i += 2) {
      ok(fields.append(pairs[i], pairs[i + 1].getBytes(ISO_8859_1)));
    }
    return fields;
  }

  /** Sets a response; its body's stream. */
  OutputStream respond(int status, String... fields) {
    var response = http.newOutgoingResponse(fields(fields));
    ok(response.setStatusCode(status));
    outgoing = owned(ok(response.body()));
    http.responseOutparamSet(out, Result.ok(response));
    stream = ok(outgoing.write());
    return stream;
  }

  /** Sets a response without a body. */
  void respondEmpty(int status, String... fields) {
    var response = http.newOutgoingResponse(fields(fields));
    ok(response.setStatusCode(status));
    http.responseOutparamSet(out, Result.ok(response));
  }

  /** Writes without flushing, waiting for room where there is none. */
  void write(byte[] bytes) {
    int at = 0;
    while (at < bytes.length) {
      int room = (int) Math.min(ok(stream.checkWrite()), bytes.length - at);
      if (room == 0) {
        stream.subscribe().block();
      } else {
        ok(stream.write(Arrays.copyOfRange(bytes, at, at + room)));
        at += room;
      }
    }
  }

  void write(String text) {
    write(text.getBytes(ISO_8859_1));
  }

  Result<Unit, ErrorCode> finish(String... trailers) {
    stream.close();
    return http.outgoingBodyFinish(
        outgoing, trailers.length == 0 ? Optional.empty() : Optional.of(fields(trailers)));
  }

  IncomingBody body() {
    return owned(ok(request.consume()));
  }

  /** The next part of a body; null at its end. */
  static String next(InputStream in) {
    return switch (in.blockingRead(1 << 20)) {
      case Result.Ok<byte[], StreamError>(byte[] bytes) -> new String(bytes, ISO_8859_1);
      case Result.Err<byte[], StreamError>(StreamError error) -> {
        assertThat(error).isEqualTo(new StreamError.Closed());
        yield null;
      }
    };
  }

  static byte[] readAll(InputStream in) {
    var all = new ByteArrayOutputStream();
    for (String next = next(in); next != null; next = next(in)) {
      all.writeBytes(next.getBytes(ISO_8859_1));
    }
    return all.toByteArray();
  }

  static Pollable after(Duration time) {
    return new HostMonotonicClock().subscribeDuration(time.toNanos());
  }

  /** Waits for one of several. */
  long[] poll(Pollable... any) {
    return io.poll(List.of(any));
  }
}
