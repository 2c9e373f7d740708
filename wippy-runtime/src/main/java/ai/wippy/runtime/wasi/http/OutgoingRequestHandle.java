package ai.wippy.runtime.wasi.http;

import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.component.Unit;
import ai.wippy.runtime.wasi.http.Types.ErrorCode;
import ai.wippy.runtime.wasi.http.Types.Fields;
import ai.wippy.runtime.wasi.http.Types.Method;
import ai.wippy.runtime.wasi.http.Types.OutgoingBody;
import ai.wippy.runtime.wasi.http.Types.OutgoingRequest;
import ai.wippy.runtime.wasi.http.Types.Scheme;
import java.util.Locale;
import java.util.Optional;

/** A request that a guest puts together. */
final class OutgoingRequestHandle implements OutgoingRequest {
  private final OutgoingMessage message;
  private Method method = new Method.Get();
  private Optional<String> pathWithQuery = Optional.empty();
  private Optional<Scheme> scheme = Optional.empty();
  private Optional<String> authority = Optional.empty();

  OutgoingRequestHandle(FieldList fields) {
    message = new OutgoingMessage(fields, ErrorCode.HttpRequestBodySize::new);
  }

  OutgoingMessage message() {
    return message;
  }

  /**
   * What is to be sent. Without a scheme it is {@code https}; without a path, the root.
   *
   * @return the error if it cannot be sent
   */
  Result<RequestHead, ErrorCode> head() {
    if (scheme.orElse(null) instanceof Scheme.Other) {
      return Result.err(new ErrorCode.HttpProtocolError());
    }
    String word = Methods.text(method);
    // After CONNECT no message would follow, but whatever the two sides have agreed on; and small
    // letters do not get through the client as they are.
    if (method instanceof Method.Connect || !word.equals(word.toUpperCase(Locale.ROOT))) {
      return Result.err(new ErrorCode.HttpRequestMethodInvalid());
    }
    if (message.lacksBody()) {
      return Result.err(new ErrorCode.HttpRequestBodySize(Optional.of(0L)));
    }
    Optional<Authority> target = authority.flatMap(Authority::parse);
    if (target.isEmpty()) {
      return Result.err(new ErrorCode.HttpRequestUriInvalid());
    }
    String path = pathWithQuery.orElse("");
    return Result.ok(
        new RequestHead(
            word,
            !(scheme.orElse(null) instanceof Scheme.Http),
            target.get(),
            path.startsWith("/") || path.equals("*") ? path : "/" + path,
            message.fields()));
  }

  @Override
  public Result<OutgoingBody, Unit> body() {
    return message.takeBody();
  }

  @Override
  public Method method() {
    return method;
  }

  @Override
  public Result<Unit, Unit> setMethod(Method method) {
    if (!Syntax.isToken(Methods.text(method))) {
      return Result.err(Unit.UNIT);
    }
    this.method = method;
    return Result.ok();
  }

  @Override
  public Optional<String> pathWithQuery() {
    return pathWithQuery;
  }

  @Override
  public Result<Unit, Unit> setPathWithQuery(Optional<String> pathWithQuery) {
    if (!pathWithQuery.map(Syntax::isPathWithQuery).orElse(true)) {
      return Result.err(Unit.UNIT);
    }
    this.pathWithQuery = pathWithQuery;
    return Result.ok();
  }

  @Override
  public Optional<Scheme> scheme() {
    return scheme;
  }

  @Override
  public Result<Unit, Unit> setScheme(Optional<Scheme> scheme) {
    if (scheme.orElse(null) instanceof Scheme.Other(String text) && !Syntax.isScheme(text)) {
      return Result.err(Unit.UNIT);
    }
    this.scheme = scheme;
    return Result.ok();
  }

  @Override
  public Optional<String> authority() {
    return authority;
  }

  @Override
  public Result<Unit, Unit> setAuthority(Optional<String> authority) {
    if (authority.isPresent() && Authority.parse(authority.get()).isEmpty()) {
      return Result.err(Unit.UNIT);
    }
    this.authority = authority;
    return Result.ok();
  }

  @Override
  public Fields headers() {
    return new FieldsHandle(message.fields(), false);
  }

  @Override
  public void close() {
    message.drop();
  }
}
