package ai.wippy.runtime.http.fetch;

import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.wasi.http.Types.ErrorCode;

/** Errors of WASI in the words of a caller. */
final class Problems {
  private Problems() {}

  static Failure of(ErrorCode code, Fetch fetch) {
    String host = fetch.uri().getRawAuthority();
    return switch (code) {
      case ErrorCode.DestinationIpProhibited _ ->
          new Failure(
              Kind.PERMISSION_DENIED,
              "not allowed: %s has a private address (http_client.private_ip)".formatted(host));
      case ErrorCode.ConnectionTimeout _, ErrorCode.ConnectionReadTimeout _ ->
          new Failure(Kind.TIMEOUT, "%s did not answer in time".formatted(host));
      case ErrorCode.ConnectionRefused _ ->
          new Failure(Kind.UNAVAILABLE, "connection refused: " + host);
      case ErrorCode.DnsError _ -> new Failure(Kind.UNAVAILABLE, "no such host: " + host);
      case ErrorCode other -> new Failure(Kind.UNAVAILABLE, "%s: %s".formatted(host, other));
    };
  }
}
