package ai.wippy.runtime.http.fetch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.security.NetworkAccess;
import ai.wippy.runtime.wasi.http.Authority;
import ai.wippy.runtime.wasi.http.BodyPipe;
import ai.wippy.runtime.wasi.http.Exchange;
import ai.wippy.runtime.wasi.http.FieldList;
import ai.wippy.runtime.wasi.http.RequestHead;
import ai.wippy.runtime.wasi.http.RequestSender;
import ai.wippy.runtime.wasi.http.RequestTimeouts;
import ai.wippy.runtime.wasi.http.ResponseHead;
import ai.wippy.runtime.wasi.http.Types.ErrorCode;
import ai.wippy.runtime.wasi.io.Waiting;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Sends requests and waits for responses, wherever they redirect to. Thread-safe. */
public final class Fetcher {
  private static final int MOST_REDIRECTIONS = 10;
  private static final Duration CONNECT = Duration.ofSeconds(30);
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Supplier<RequestSender> sender;

  /**
   * A fetcher.
   *
   * @param sender gives what sends; asked when it is first needed
   */
  public Fetcher(Supplier<RequestSender> sender) {
    this.sender = sender;
  }

  /**
   * Sends a request, and waits until the body of its response begins.
   *
   * @param access decides whether it may be sent, and to which addresses; asked again for each
   *     redirection
   * @throws Failure of kind PERMISSION_DENIED if it may not be sent, TIMEOUT, INVALID or
   *     UNAVAILABLE
   */
  public Fetched fetch(Fetch first, NetworkAccess access) {
    long end = first.timeout().isZero() ? Long.MAX_VALUE : first.timeout().toNanos();
    var clock = new Deadline(System.nanoTime(), end);
    Fetch fetch = first;
    for (int i = 0; i <= MOST_REDIRECTIONS; i++) {
      ResponseHead head = send(fetch, access, clock);
      var body = new FetchedBody(head.content(), clock, fetch.most());
      Map<String, List<String>> headers = headers(head.fields());
      Optional<Fetch> next = redirection(fetch, head.status(), headers);
      if (next.isEmpty()) {
        return new Fetched(head.status(), fetch.uri().toString(), headers, body);
      }
      body.close();
      fetch = next.get();
    }
    throw new Failure(Kind.UNAVAILABLE, "stopped after %d redirects".formatted(MOST_REDIRECTIONS));
  }

  private ResponseHead send(Fetch fetch, NetworkAccess access, Deadline clock) {
    if (!access.request(fetch.uri().toString())) {
      throw new Failure(Kind.PERMISSION_DENIED, "not allowed: " + fetch.uri());
    }
    Duration left = clock.left(PATIENCE);
    var timeouts = new RequestTimeouts(left.compareTo(CONNECT) < 0 ? left : CONNECT, left, left);
    Exchange exchange = sender.get().send(head(fetch), body(fetch), timeouts, access, () -> {});
    if (!Waiting.until(exchange.answered(), left)) {
      exchange.cancel();
      throw clock.over();
    }
    return switch (exchange.response()) {
      case Result.Ok<ResponseHead, ErrorCode>(ResponseHead head) -> head;
      case Result.Err<ResponseHead, ErrorCode>(ErrorCode code) -> throw Problems.of(code, fetch);
    };
  }

  private static RequestHead head(Fetch fetch) {
    URI uri = fetch.uri();
    boolean secure = "https".equalsIgnoreCase(uri.getScheme());
    if (!secure && !"http".equalsIgnoreCase(uri.getScheme())) {
      throw new Failure(Kind.INVALID, "a URL begins with http:// or https://, not " + uri);
    }
    Authority authority =
        Optional.ofNullable(uri.getRawAuthority())
            .flatMap(Authority::parse)
            .orElseThrow(() -> new Failure(Kind.INVALID, "there is no host in " + uri));
    var fields = new ArrayList<FieldList.Field>();
    fetch
        .headers()
        .forEach((name, values) ->
            values.forEach(
                value -> fields.add(new FieldList.Field(name, value.getBytes(ISO_8859_1)))));
    String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return new RequestHead(
        fetch.method(),
        secure,
        authority,
        uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery(),
        FieldList.received(fields));
  }

  private static Optional<BodyPipe> body(Fetch fetch) {
    return fetch.body().length == 0 ? Optional.empty() : Optional.of(BodyPipe.of(fetch.body()));
  }

  private static Map<String, List<String>> headers(FieldList fields) {
    var headers = new LinkedHashMap<String, List<String>>();
    for (FieldList.Field field : fields.fields()) {
      headers
          .computeIfAbsent(field.name(), _ -> new ArrayList<>())
          .add(new String(field.value(), ISO_8859_1));
    }
    return headers;
  }

  private static Optional<Fetch> redirection(
      Fetch fetch, int status, Map<String, List<String>> headers) {
    Optional<String> location =
        headers.entrySet().stream()
            .filter(each -> each.getKey().equalsIgnoreCase("location"))
            .map(each -> each.getValue().getFirst())
            .findFirst();
    boolean again = status == 307 || status == 308;
    if (location.isEmpty() || !again && (status < 301 || status > 303)) {
      return Optional.empty();
    }
    try {
      URI target = fetch.uri().resolve(location.get());
      if (target.getRawAuthority() == null) {
        throw new Failure(Kind.INVALID, "redirected to `%s`".formatted(location.get()));
      }
      return Optional.of(fetch.to(target, again));
    } catch (IllegalArgumentException e) {
      throw new Failure(Kind.INVALID, "redirected to `%s`".formatted(location.get()), e);
    }
  }
}
