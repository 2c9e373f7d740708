package ai.wippy.runtime.wasi.http;

import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.component.Unit;
import ai.wippy.runtime.wasi.http.Types.Fields;
import ai.wippy.runtime.wasi.http.Types.IncomingBody;
import ai.wippy.runtime.wasi.http.Types.IncomingRequest;
import ai.wippy.runtime.wasi.http.Types.Method;
import ai.wippy.runtime.wasi.http.Types.Scheme;
import java.util.Optional;
import java.util.function.Supplier;

/** A request that a guest serves, as it sees it. */
public final class IncomingRequestHandle implements IncomingRequest {
  private final String method;
  private final boolean secure;
  private final String authority;
  private final String pathWithQuery;
  private final Supplier<FieldList> fields;
  private final IncomingContent content;
  private boolean consumed;

  /**
   * A request.
   *
   * @param method a token
   * @param secure whether the scheme is {@code https} rather than {@code http}
   * @param authority as the client wrote it
   * @param pathWithQuery begins with a slash, or is an asterisk
   * @param fields asked for when the guest asks
   */
  public IncomingRequestHandle(
      String method,
      boolean secure,
      String authority,
      String pathWithQuery,
      Supplier<FieldList> fields,
      IncomingContent content) {
    this.method = method;
    this.secure = secure;
    this.authority = authority;
    this.pathWithQuery = pathWithQuery;
    this.fields = fields;
    this.content = content;
  }

  @Override
  public Method method() {
    return Methods.of(method);
  }

  @Override
  public Optional<String> pathWithQuery() {
    return Optional.of(pathWithQuery);
  }

  @Override
  public Optional<Scheme> scheme() {
    return Optional.of(secure ? new Scheme.Https() : new Scheme.Http());
  }

  @Override
  public Optional<String> authority() {
    return Optional.of(authority);
  }

  @Override
  public Fields headers() {
    return new FieldsHandle(fields.get(), false);
  }

  @Override
  public Result<IncomingBody, Unit> consume() {
    if (consumed) {
      return Result.err(Unit.UNIT);
    }
    consumed = true;
    return Result.ok(new IncomingBodyHandle(content));
  }

  @Override
  public void close() {
    if (!consumed) {
      content.cancel();
    }
  }
}
