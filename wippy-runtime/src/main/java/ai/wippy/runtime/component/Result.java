package ai.wippy.runtime.component;

import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;

/**
 * WIT's {@code result<T, E>}; {@link Unit} stands for a payload that is left out.
 *
 * @param <T> what success gives
 * @param <E> what failure gives
 */
public sealed interface Result<T, E> {
  /**
   * Success.
   *
   * @param value what it gives
   */
  record Ok<T, E>(T value) implements Result<T, E> {}

  /**
   * Failure.
   *
   * @param error what it gives
   */
  record Err<T, E>(E error) implements Result<T, E> {}

  /** Success with a value. */
  static <T, E> Result<T, E> ok(T value) {
    return new Ok<>(value);
  }

  /** Success without one. */
  static <E> Result<Unit, E> ok() {
    return new Ok<>(Unit.UNIT);
  }

  /** Failure. */
  static <T, E> Result<T, E> err(E error) {
    return new Err<>(error);
  }

  /**
   * What success gives.
   *
   * @throws Failure of kind UNKNOWN, with the error as details, if it is none
   */
  default T orElseThrow() {
    return switch (this) {
      case Ok<T, E>(T value) -> value;
      case Err<T, E>(E error) ->
          throw new Failure(Kind.UNKNOWN, String.valueOf(error), false, error, null);
    };
  }
}
