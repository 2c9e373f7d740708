package ai.wippy.runtime.wasi.http;

import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.component.Unit;
import ai.wippy.runtime.wasi.http.Types.ErrorCode;
import ai.wippy.runtime.wasi.http.Types.OutgoingBody;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The fields and the body of a request or response that a guest makes. */
final class OutgoingMessage {
  private final FieldList fields;
  private final Function<Optional<Long>, ErrorCode> wrongSize;
  private @Nullable BodyPipe body;

  /**
   * A message without a body.
   *
   * @param wrongSize the error if the body is not of the size that the fields promise
   */
  OutgoingMessage(FieldList fields, Function<Optional<Long>, ErrorCode> wrongSize) {
    this.fields = fields;
    this.wrongSize = wrongSize;
  }

  FieldList fields() {
    return fields;
  }

  /** The body, for whoever sends it; empty if the guest has not asked for it. */
  Optional<BodyPipe> body() {
    return Optional.ofNullable(body);
  }

  /** The body, for the guest, which gets it once. */
  Result<OutgoingBody, Unit> takeBody() {
    if (body != null) {
      return Result.err(Unit.UNIT);
    }
    List<byte[]> lengths = fields.get("content-length");
    if (lengths.size() > 1 || lengths.stream().anyMatch(each -> number(each).isEmpty())) {
      return Result.err(Unit.UNIT);
    }
    OptionalLong declared = lengths.isEmpty() ? OptionalLong.empty() : number(lengths.getFirst());
    body = new BodyPipe(declared, wrongSize);
    return Result.ok(new OutgoingBodyHandle(body));
  }

  /** Whether the fields promise a body, and there is none. */
  boolean lacksBody() {
    return body == null
        && fields.get("content-length").stream()
            .anyMatch(each -> !number(each).equals(OptionalLong.of(0)));
  }

  private static OptionalLong number(byte[] value) {
    String text = new String(value, StandardCharsets.ISO_8859_1);
    return Syntax.isLength(text) ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
  }

  /** It will not be sent. */
  void drop() {
    if (body != null) {
      body.fail(new ErrorCode.InternalError(Optional.of("the message was dropped")));
    }
  }
}
