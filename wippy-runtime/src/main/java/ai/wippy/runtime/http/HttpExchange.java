package ai.wippy.runtime.http;

import ai.wippy.runtime.http.exchange.BodyParts;
import ai.wippy.runtime.http.exchange.BodyTooLarge;
import ai.wippy.runtime.http.exchange.Exchange;
import ai.wippy.runtime.http.exchange.Reply;
import ai.wippy.runtime.security.Context;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;

/** A request that Jetty has read the head of. */
final class HttpExchange implements Exchange {
  private final Request request;
  private final Response response;
  private final List<String> segments;
  private final HttpReply reply;
  private final ArrivingBody arriving;
  private final Presence presence;
  private @Nullable Map<String, List<String>> headers;
  private @Nullable InputStream buffered;
  private Map<String, String> params = Map.of();
  private Context context;
  private String remoteAddress;
  private @Nullable Route route;
  private String requestId = "";
  private boolean finished;

  /**
   * A request.
   *
   * @param segments its path, decoded
   * @param context what the function inherits
   * @param presence whether its client is there
   */
  HttpExchange(
      Request request,
      Response response,
      List<String> segments,
      Context context,
      ServiceSettings settings,
      Presence presence) {
    this.request = request;
    this.response = response;
    this.segments = segments;
    this.context = context;
    this.presence = presence;
    reply = new HttpReply(request, response);
    arriving = new ArrivingBody(request, settings, presence::bodyOver);
    remoteAddress = Request.getRemoteAddr(request);
  }

  private static Map<String, List<String>> headers(HttpFields fields) {
    var headers = new LinkedHashMap<String, List<String>>();
    fields.forEach(field -> {
      String value = field.getValue();
      headers
          .computeIfAbsent(field.getName().toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
          .add(value == null ? "" : value);
    });
    return Collections.unmodifiableMap(headers);
  }

  @Override
  public String method() {
    return request.getMethod();
  }

  @Override
  public String path() {
    String path = request.getHttpURI().getPath();
    return path == null ? "" : path;
  }

  @Override
  public String query() {
    String query = request.getHttpURI().getQuery();
    return query == null ? "" : query;
  }

  List<String> segments() {
    return segments;
  }

  @Override
  public Map<String, String> params() {
    return params;
  }

  /** Says what answers it. */
  void routed(RouteTable.Match match) {
    route = match.route();
    params = match.params();
  }

  /** What answers it; null as long as nothing has been found. */
  @Nullable Route route() {
    return route;
  }

  @Override
  public Map<String, List<String>> headers() {
    Map<String, List<String>> known = headers;
    if (known == null) {
      known = headers(request.getHeaders());
      headers = known;
    }
    return known;
  }

  /** The first value of a field of the request; empty if there is none. */
  String header(String name) {
    String value = request.getHeaders().get(name);
    return value == null ? "" : value;
  }

  @Override
  public String host() {
    String authority = request.getHttpURI().getAuthority();
    return authority == null ? header("host") : authority;
  }

  @Override
  public String remoteAddress() {
    return remoteAddress;
  }

  /** Believes a proxy. */
  void remoteAddress(String address) {
    remoteAddress = address;
  }

  @Override
  public int remotePort() {
    return Request.getRemotePort(request);
  }

  @Override
  public boolean secure() {
    return request.isSecure();
  }

  @Override
  public InputStream body() {
    return buffered == null ? arriving : buffered;
  }

  @Override
  public BodyParts parts() {
    return arriving;
  }

  /**
   * Waits for all of the body.
   *
   * @throws BodyTooLarge beyond the service's limit
   * @throws IOException if the client ends too early
   */
  void bufferBody() throws IOException {
    buffered = new ByteArrayInputStream(arriving.readAllBytes());
  }

  /**
   * Whether the client is to blame for what went wrong.
   *
   * @throws IOException if its body could not be read
   */
  void checkBody() throws IOException {
    arriving.check();
  }

  @Override
  public Map<String, List<String>> trailers() {
    HttpFields trailers = request.getTrailers();
    return trailers == null ? Map.of() : headers(trailers);
  }

  Context context() {
    return context;
  }

  /** Changes what the function inherits. */
  void context(Context changed) {
    context = changed;
  }

  /** What {@code request_id} calls it; empty if nobody has given it a name. */
  String requestId() {
    return requestId;
  }

  void requestId(String id) {
    requestId = id;
  }

  /** For log lines: method, path, and its id. */
  @Override
  public String toString() {
    String line = Printable.text(method() + " " + path(), 200);
    return requestId.isEmpty() ? line : "%s (request %s)".formatted(line, requestId);
  }

  @Override
  public Reply reply() {
    return reply;
  }

  /** Fields of the response, for the server itself: they do not count as touched. */
  HttpFields.Mutable fields() {
    return response.getHeaders();
  }

  void finalStatus(int status) {
    response.setStatus(status);
  }

  void entity(byte[] body) {
    reply.entity(body);
  }

  void filter(UnaryOperator<OutputStream> filter) {
    reply.filter(filter);
  }

  /** Makes room for another response; false if the one that there is must go on. */
  boolean withdraw() {
    return reply.withdraw();
  }

  /** Drops the status and the body that have been prepared. */
  void restart() {
    reply.restart();
  }

  /** Whether the client is gone, as far as anybody has noticed. */
  boolean isLost() {
    return presence.isGone() || reply.isLost();
  }

  /** Whether all of its response has been sent. */
  boolean isFinished() {
    return finished;
  }

  /** Sends what has not been sent. */
  void finish() throws IOException {
    reply.finish();
    finished = true;
  }
}
