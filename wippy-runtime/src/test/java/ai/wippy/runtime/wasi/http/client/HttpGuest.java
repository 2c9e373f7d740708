package ai.wippy.runtime.wasi.http.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.component.Tuple2;
import ai.wippy.runtime.component.Unit;
import ai.wippy.runtime.security.Access;
import ai.wippy.runtime.security.Context;
import ai.wippy.runtime.security.NetworkAccess;
import ai.wippy.runtime.wasi.http.Http;
import ai.wippy.runtime.wasi.http.HttpLimits;
import ai.wippy.runtime.wasi.http.Types.ErrorCode;
import ai.wippy.runtime.wasi.http.Types.Fields;
import ai.wippy.runtime.wasi.http.Types.FutureIncomingResponse;
import ai.wippy.runtime.wasi.http.Types.IncomingBody;
import ai.wippy.runtime.wasi.http.Types.IncomingResponse;
import ai.wippy.runtime.wasi.http.Types.Method;
import ai.wippy.runtime.wasi.http.Types.OutgoingBody;
import ai.wippy.runtime.wasi.http.Types.OutgoingRequest;
import ai.wippy.runtime.wasi.http.Types.RequestOptions;
import ai.wippy.runtime.wasi.http.Types.Scheme;
import ai.wippy.runtime.wasi.io.Streams.InputStream;
import ai.wippy.runtime.wasi.io.Streams.OutputStream;
import ai.wippy.runtime.wasi.io.Streams.StreamError;
import ai.wippy.runtime.wasi.sockets.Resolver;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a guest does with HTTP, with the calls that a guest has. */
final class HttpGuest implements AutoCloseable {
  static final NetworkAccess ANYBODY = new NetworkAccess(new Access(false), Context.EMPTY);

  static {
    // Jetty asserts something that does not hold when a response's fields are too large.
    HttpGuest.class.getClassLoader().setPackageAssertionStatus("org.eclipse.jetty", false);
  }

  private final Resolver resolver = new Resolver();
  private final HttpRequests sender;
  final Http http;

  HttpGuest() {
    this(ANYBODY, HttpLimits.DEFAULT, JettySettings.DEFAULT);
  }

  HttpGuest(NetworkAccess access, HttpLimits limits, JettySettings settings) {
    sender = new HttpRequests(resolver, settings);
    http = new Http(sender, access, limits);
  }

  Fields fields(String... pairs) {
    Fields fields = http.newFields();
    for (int i = 0; i < pairs.length; i += 2) {
      ok(fields.append(pairs[i], pairs[i + 1].getBytes(ISO_8859_1)));
    }
    return fields;
  }

  OutgoingRequest request(Method method, String authority, String path, String... fields) {
    OutgoingRequest request = http.newOutgoingRequest(fields(fields));
    ok(request.setMethod(method));
    ok(request.setScheme(Optional.of(new Scheme.Http())));
    ok(request.setAuthority(Optional.of(authority)));
    ok(request.setPathWithQuery(Optional.of(path)));
    return request;
  }

  OutgoingRequest get(String authority, String path, String... fields) {
    return request(new Method.Get(), authority, path, fields);
  }

  FutureIncomingResponse handle(OutgoingRequest request) {
    return ok(http.handle(request, Optional.empty()));
  }

  FutureIncomingResponse handle(OutgoingRequest request, RequestOptions options) {
    return ok(http.handle(request, Optional.of(options)));
  }

  /** Waits for the response or the error. */
  static Result<IncomingResponse, ErrorCode> await(FutureIncomingResponse future) {
    future.subscribe().block();
    var result = ok(future.get().orElseThrow());
    assertThat(future.get()).contains(Result.err(Unit.UNIT));
    return result;
  }

  IncomingResponse send(OutgoingRequest request) {
    return ok(await(handle(request)));
  }

  ErrorCode failure(OutgoingRequest request) {
    return error(await(handle(request)));
  }

  static void write(OutputStream out, byte[] bytes) {
    for (int at = 0; at < bytes.length; at += 4096) {
      ok(
          out.blockingWriteAndFlush(
              Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + 4096))));
    }
  }

  /** Writes all of a body and ends it. */
  Result<Unit, ErrorCode> write(OutgoingBody body, String text, Optional<Fields> trailers) {
    OutputStream out = ok(body.write());
    write(out, text.getBytes(ISO_8859_1));
    out.close();
    return http.outgoingBodyFinish(body, trailers);
  }

  /** The whole body, and the trailers. */
  record Content(byte[] bytes, Optional<List<Tuple2<String, String>>> trailers) {
    String text() {
      return new String(bytes, ISO_8859_1);
    }
  }

  Content content(IncomingResponse response) {
    IncomingBody body = ok(response.consume());
    InputStream in = ok(body.stream());
    byte[] bytes = readAll(in);
    in.close();
    return new Content(bytes, ok(trailers(body)));
  }

  /** Ends a body and waits for its trailers. */
  Result<Optional<List<Tuple2<String, String>>>, ErrorCode> trailers(IncomingBody body) {
    var future = http.incomingBodyFinish(body);
    future.subscribe().block();
    var result = ok(future.get().orElseThrow());
    assertThat(future.get()).contains(Result.err(Unit.UNIT));
    return switch (result) {
      case Result.Err<?, ErrorCode>(ErrorCode code) -> Result.err(code);
      case Result.Ok<Optional<Fields>, ErrorCode>(var fields) ->
          Result.ok(fields.map(HttpGuest::pairs));
    };
  }

  static List<Tuple2<String, String>> pairs(Fields fields) {
    return fields.entries().stream()
        .map(entry -> new Tuple2<>(entry.v0(), new String(entry.v1(), ISO_8859_1)))
        .toList();
  }

  static byte[] readAll(InputStream in) {
    var all = new ByteArrayOutputStream();
    while (true) {
      switch (in.blockingRead(1 << 20)) {
        case Result.Ok<byte[], StreamError>(byte[] bytes) -> all.writeBytes(bytes);
        case Result.Err<byte[], StreamError>(StreamError error) -> {
          assertThat(error).isEqualTo(new StreamError.Closed());
          return all.toByteArray();
        }
      }
    }
  }

  /** Reads until the stream fails. */
  ErrorCode readFailure(InputStream in) {
    while (true) {
      if (in.blockingRead(1 << 20) instanceof Result.Err<byte[], StreamError>(StreamError error)) {
        assertThat(in.read(1)).isEqualTo(Result.err(new StreamError.Closed()));
        return code(error);
      }
    }
  }

  ErrorCode code(StreamError error) {
    return switch (error) {
      case StreamError.LastOperationFailed(var failure) ->
          http.httpErrorCode(failure).orElseThrow();
      case StreamError.Closed _ -> throw new AssertionError("unexpected end of the stream");
    };
  }

  static <T, E> T ok(Result<T, E> result) {
    return switch (result) {
      case Result.Ok<T, E>(T value) -> value;
      case Result.Err<T, E>(E error) -> throw new AssertionError("unexpected " + error);
    };
  }

  static <T, E> E error(Result<T, E> result) {
    return switch (result) {
      case Result.Ok<T, E>(T value) -> throw new AssertionError("unexpected " + value);
      case Result.Err<T, E>(E error) -> error;
    };
  }

  @Override
  public void close() {
    http.close();
    sender.close();
    resolver.close();
  }
}
