package ai.wippy.runtime.wasi.sockets;

import ai.wippy.runtime.wasi.io.Error;
import ai.wippy.runtime.wasi.io.Streams.StreamError;
import ai.wippy.runtime.wasi.sockets.Network.ErrorCode;
import java.io.IOException;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.Locale;

/**
 * Why an operation of a stream failed.
 *
 * @param code what {@code network-error-code} tells
 * @param message for people
 */
record SocketError(ErrorCode code, String message) implements Error.ErrorResource {
  private record Wording(String part, ErrorCode code) {}

  /** What operating systems say. Most errors have no other mark in Java than this text. */
  private static final List<Wording> WORDINGS =
      List.of(
          new Wording("already in use", ErrorCode.ADDRESS_IN_USE),
          new Wording("assign requested address", ErrorCode.ADDRESS_NOT_BINDABLE),
          new Wording("connection refused", ErrorCode.CONNECTION_REFUSED),
          new Wording("timed out", ErrorCode.TIMEOUT),
          new Wording("unreachable", ErrorCode.REMOTE_UNREACHABLE),
          new Wording("no route to host", ErrorCode.REMOTE_UNREACHABLE),
          new Wording("host is down", ErrorCode.REMOTE_UNREACHABLE),
          new Wording("network is down", ErrorCode.REMOTE_UNREACHABLE),
          new Wording("reset", ErrorCode.CONNECTION_RESET),
          // WASI 0.2 has no code for it; the peer has reset the connection some time before.
          new Wording("broken pipe", ErrorCode.CONNECTION_RESET),
          new Wording("abort", ErrorCode.CONNECTION_ABORTED),
          new Wording("message too long", ErrorCode.DATAGRAM_TOO_LARGE),
          new Wording("too many open files", ErrorCode.NEW_SOCKET_LIMIT),
          new Wording("buffer space", ErrorCode.OUT_OF_MEMORY),
          new Wording("allocate memory", ErrorCode.OUT_OF_MEMORY),
          new Wording("permission denied", ErrorCode.ACCESS_DENIED),
          new Wording("not permitted", ErrorCode.ACCESS_DENIED),
          new Wording("not supported", ErrorCode.NOT_SUPPORTED),
          new Wording("invalid argument", ErrorCode.INVALID_ARGUMENT));

  static ErrorCode code(IOException failure) {
    return switch (failure) {
      case SocketTimeoutException _ -> ErrorCode.TIMEOUT;
      case PortUnreachableException _ -> ErrorCode.CONNECTION_REFUSED;
      case ClosedChannelException _ -> ErrorCode.INVALID_STATE;
      default -> code(String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT));
    };
  }

  private static ErrorCode code(String text) {
    return WORDINGS.stream()
        .filter(wording -> text.contains(wording.part))
        .map(Wording::code)
        .findFirst()
        .orElse(ErrorCode.UNKNOWN);
  }

  /** What a stream answers. */
  static StreamError stream(IOException failure) {
    return new StreamError.LastOperationFailed(
        new SocketError(code(failure), String.valueOf(failure.getMessage())));
  }

  @Override
  public String toDebugString() {
    return message;
  }
}
