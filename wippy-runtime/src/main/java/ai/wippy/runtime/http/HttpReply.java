package ai.wippy.runtime.http;

import ai.wippy.runtime.http.exchange.Reply;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;

/** A response on its way. */
final class HttpReply implements Reply {
  private static final String MARKS = "!#$%&'*+.^_`|~-";
  private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

  /** What concerns the connection, which is the server's. */
  private static final Set<String> CONNECTION =
      Set.of(
          "connection",
          "http2-settings",
          "keep-alive",
          "proxy-connection",
          "transfer-encoding",
          "upgrade");

  private final Request request;
  private final Response response;
  private @Nullable UnaryOperator<OutputStream> filter;
  private byte @Nullable [] entity;
  private @Nullable ClientStream client;
  private @Nullable OutputStream body;
  private boolean touched;
  private boolean trailing;
  private @Nullable Rest rest;

  HttpReply(Request request, Response response) {
    this.request = request;
    this.response = response;
  }

  @Override
  public int status() {
    return response.getStatus() == 0 ? 200 : response.getStatus();
  }

  @Override
  public void status(int status) {
    if (status < 200 || status > 999) {
      throw new Failure(
          Kind.INVALID, "%d is no status of a response: 200 to 999 are".formatted(status));
    }
    checkOpen();
    response.setStatus(status);
  }

  @Override
  public Optional<String> header(String name) {
    return Optional.ofNullable(response.getHeaders().get(name));
  }

  @Override
  public void header(String name, String value) {
    check(name, value);
    response.getHeaders().put(name, value);
  }

  @Override
  public void addHeader(String name, String value) {
    check(name, value);
    response.getHeaders().add(name, value);
  }

  /** Field by field, so that no value can begin another field or another response. */
  private void check(String name, String value) {
    if (!isToken(name)) {
      throw new Failure(Kind.INVALID, "no header can be called `%s`".formatted(printable(name)));
    }
    if (!isLine(value)) {
      throw new Failure(
          Kind.INVALID,
          "header %s cannot be `%s`: leave out line breaks and other control characters"
              .formatted(name, printable(value)));
    }
    String lower = name.toLowerCase(Locale.ROOT);
    if (CONNECTION.contains(lower)) {
      throw new Failure(Kind.INVALID, "header %s is the server's own to set".formatted(name));
    }
    if (lower.equals("content-length") && !LENGTH.matcher(value).matches()) {
      throw new Failure(Kind.INVALID, "content-length cannot be `%s`".formatted(value));
    }
    checkOpen();
  }

  private static boolean isToken(String text) {
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      boolean letter = each >= 'a' && each <= 'z' || each >= 'A' && each <= 'Z';
      if (!letter && !(each >= '0' && each <= '9') && MARKS.indexOf(each) < 0) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  private static boolean isLine(String text) {
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      if (each < ' ' && each != '\t' || each == 0x7f || each > 0xff) {
        return false;
      }
    }
    return true;
  }

  private static String printable(String text) {
    return Printable.text(text, 80);
  }

  private void checkOpen() {
    if (committed()) {
      throw new Failure(
          Kind.CONFLICT, "the response is under way: set status and headers before you write");
    }
    touched = true;
  }

  @Override
  public void send(byte[] given) {
    touched = true;
    entity(given);
  }

  void entity(byte[] given) {
    if (body != null) {
      throw new Failure(Kind.CONFLICT, "the response has been written to already");
    }
    entity = given;
  }

  @Override
  public OutputStream body() {
    touched = true;
    OutputStream open = body;
    if (open == null) {
      client = new ClientStream(Response.asBufferedOutputStream(request, response));
      open = filter == null ? client : filter.apply(client);
      body = open;
    }
    return open;
  }

  void filter(UnaryOperator<OutputStream> added) {
    var before = filter;
    filter = before == null ? added : out -> added.apply(before.apply(out));
  }

  @Override
  public void trailers(Supplier<Map<String, List<String>>> fields) {
    boolean possible =
        request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_2
            || response.getHeaders().contains("trailer");
    if (possible) {
      trailing = true;
      response.setTrailersSupplier(() -> {
        HttpFields.Mutable trailers = HttpFields.build();
        fields.get().forEach((name, values) -> values.forEach(each -> trailers.add(name, each)));
        return trailers;
      });
    }
  }

  @Override
  public void rest(Rest sending) {
    rest = sending;
  }

  @Override
  public boolean touched() {
    return touched;
  }

  @Override
  public boolean committed() {
    return response.isCommitted();
  }

  /** Whether the client has gone before it got all of it, as far as anybody has noticed. */
  boolean isLost() {
    return client != null && client.isLost();
  }

  /** Makes room for another response; false if this one is under way, or there as a whole. */
  boolean withdraw() {
    if (rest != null && !rest.withdraw()) {
      return false;
    }
    rest = null;
    return !committed();
  }

  void restart() {
    entity = null;
    body = null;
    filter = null;
    response.getHeaders().remove("content-length");
    response.getHeaders().remove("content-encoding");
    response.setStatus(200);
  }

  /** Sends what is left, or waits for whoever does. */
  void finish() throws IOException {
    if (rest != null) {
      rest.await();
    } else {
      end();
    }
  }

  @Override
  public void end() throws IOException {
    if (entity != null && entity.length > 0 && allowsBody()) {
      byte[] whole = entity;
      entity = null;
      if (filter == null) {
        Content.Sink.write(response, true, ByteBuffer.wrap(whole));
        return;
      }
      try (var out = body()) {
        out.write(whole);
      }
    } else if (body != null) {
      if (trailing && !committed()) {
        // Jetty would tell the length of a body that it has whole, and clients that have read so
        // much may not wait for what comes after.
        body.flush();
      }
      body.close();
    } else {
      Content.Sink.write(response, true, ByteBuffer.allocate(0));
    }
  }

  private boolean allowsBody() {
    return status() != 204 && status() != 304;
  }
}
