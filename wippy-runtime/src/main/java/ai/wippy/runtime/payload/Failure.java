package ai.wippy.runtime.payload;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one error of the runtime: kind, message, whether trying again can help, details.
 *
 * <p>Messages say what went wrong with which value, and what to do next.
 */
public final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final @Nullable Boolean retryable;
  private final transient @Nullable Object details;

  /** A failure that trying again does not mend, without details. */
  public Failure(Kind kind, String message) {
    this(kind, message, false, null, null);
  }

  /** A failure that trying again does not mend, with what caused it. */
  public Failure(Kind kind, String message, Throwable cause) {
    this(kind, message, false, null, cause);
  }

  /**
   * A failure.
   *
   * @param details a value of the caller's {@link Values}; null for none
   */
  public Failure(
      Kind kind,
      String message,
      boolean retryable,
      @Nullable Object details,
      @Nullable Throwable cause) {
    this(kind, message, Optional.of(retryable), details, cause);
  }

  /**
   * A failure of which it may not be known whether trying again can help.
   *
   * @param details a value of the caller's {@link Values}; null for none
   */
  public Failure(
      Kind kind,
      String message,
      Optional<Boolean> retryable,
      @Nullable Object details,
      @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.retryable = retryable.orElse(null);
    this.details = details;
  }

  /** What sort of failure it is. */
  public Kind kind() {
    return kind;
  }

  /** Whether the same call may succeed later; false if that is not known. */
  public boolean retryable() {
    return Boolean.TRUE.equals(retryable);
  }

  /** Whether the same call may succeed later; empty if that is not known. */
  public Optional<Boolean> retryability() {
    return Optional.ofNullable(retryable);
  }

  /** What the callee gave with it, a value of the caller's {@link Values}; null for nothing. */
  public @Nullable Object details() {
    return details;
  }

  /** The message; never null. */
  public String message() {
    String message = getMessage();
    return message == null ? kind.text() : message;
  }
}
