package ai.wippy.runtime.wasi.http;

import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.component.Unit;
import ai.wippy.runtime.wasi.http.Types.Fields;
import ai.wippy.runtime.wasi.http.Types.IncomingBody;
import ai.wippy.runtime.wasi.http.Types.IncomingRequest;
import ai.wippy.runtime.wasi.http.Types.Method;
import ai.wippy.runtime.wasi.http.Types.Scheme;
import java.util.Optional;

/** A request that a guest serves, as it sees it. */
public final class IncomingRequestHandle implements IncomingRequest {
  private final RequestHead head;
  private final String authority;
  private final IncomingContent content;
  private boolean consumed;

  /**
   * A request.
   *
   * @param authority as the client wrote it
   */
  public IncomingRequestHandle(RequestHead head, String authority, IncomingContent content) {
    this.head = head;
    this.authority = authority;
    this.content = content;
  }

  @Override
  public Method method() {
    return Methods.of(head.method());
  }

  @Override
  public Optional<String> pathWithQuery() {
    return Optional.of(head.pathWithQuery());
  }

  @Override
  public Optional<Scheme> scheme() {
    return Optional.of(head.secure() ? new Scheme.Https() : new Scheme.Http());
  }

  @Override
  public Optional<String> authority() {
    return Optional.of(authority);
  }

  @Override
  public Fields headers() {
    return new FieldsHandle(head.fields(), false);
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
