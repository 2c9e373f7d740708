package ai.wippy.runtime.wasi.http;

import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.wasi.http.Types.ErrorCode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a body comes from that a guest reads. One thread at a time. */
public interface ContentOrigin {
  /** What arrives. */
  sealed interface Part {}

  /**
   * Some of the body.
   *
   * @param bytes at least one; not modified
   */
  record Bytes(byte[] bytes) implements Part {}

  /**
   * The end.
   *
   * @param result trailers, if there were any; an error if the body is not whole
   */
  record End(Result<Optional<FieldList>, ErrorCode> result) implements Part {}

  /** Takes the next part; null if it has not arrived. Not called after the end. */
  @Nullable Part next();

  /**
   * Runs a task once, on whatever thread, when there is something to take. Called after {@link
   * #next} has given null, and not again before the task has run.
   *
   * @param task does not block
   */
  void demand(Runnable task);

  /** Nobody wants the rest. Not called after the end. */
  void cancel();
}
