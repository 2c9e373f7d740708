package ai.wippy.runtime.http;

import ai.wippy.runtime.payload.Failure;

/** What failures are called in HTTP. */
final class Statuses {
  private Statuses() {}

  static int of(Failure failure) {
    return switch (failure.kind()) {
      case INVALID -> 400;
      case PERMISSION_DENIED -> 403;
      case NOT_FOUND -> 404;
      case ALREADY_EXISTS, CONFLICT -> 409;
      case RATE_LIMITED -> 429;
      case UNKNOWN, INTERNAL -> 500;
      case UNAVAILABLE, CANCELED -> 503;
      case TIMEOUT -> 504;
    };
  }
}
