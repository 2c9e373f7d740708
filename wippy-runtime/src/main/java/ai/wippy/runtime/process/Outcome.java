package ai.wippy.runtime.process;

import ai.wippy.runtime.payload.Failure;

/** How a process ended. */
public sealed interface Outcome {
  /**
   * With a result.
   *
   * @param value as in {@link ai.wippy.runtime.payload.JavaValues}; its nil for none
   */
  record Value(Object value) implements Outcome {}

  /** With an error. */
  record Failed(Failure failure) implements Outcome {}

  /**
   * The result.
   *
   * @throws Failure the error
   */
  default Object result() {
    return switch (this) {
      case Value(Object value) -> value;
      case Failed(Failure failure) ->
          throw new Failure(
              failure.kind(),
              failure.message(),
              failure.retryability(),
              failure.details(),
              failure);
    };
  }
}
