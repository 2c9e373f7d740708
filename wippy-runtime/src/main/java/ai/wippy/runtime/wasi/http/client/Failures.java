package ai.wippy.runtime.wasi.http.client;

import ai.wippy.runtime.wasi.http.Types.DnsErrorPayload;
import ai.wippy.runtime.wasi.http.Types.ErrorCode;
import ai.wippy.runtime.wasi.http.Types.TlsAlertReceivedPayload;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.security.cert.CertificateException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.eclipse.jetty.client.HttpResponseException;
import org.eclipse.jetty.http.HttpException;
import org.jspecify.annotations.Nullable;

/** What guests are told about what went wrong. */
final class Failures {
  private Failures() {}

  /** Why a name could not be resolved. */
  static ErrorCode ofLookup(Throwable failure) {
    return failure instanceof TimeoutException
        ? new ErrorCode.DnsTimeout()
        : new ErrorCode.DnsError(
            new DnsErrorPayload(Optional.ofNullable(failure.getMessage()), Optional.empty()));
  }

  /**
   * Why an exchange ended.
   *
   * @param answered whether the response had begun
   */
  static ErrorCode of(Throwable failure, boolean answered) {
    return switch (failure) {
      case Abandoned abandoned -> abandoned.code();
      case UnknownHostException _ -> ofLookup(failure);
      case SocketTimeoutException _ -> new ErrorCode.ConnectionTimeout();
      case NoRouteToHostException _ -> new ErrorCode.DestinationIpUnroutable();
      case ConnectException refused -> connect(text(refused));
      case SSLException tls -> tls(tls);
      case HttpResponseException response -> response(response);
      case HttpException _ -> new ErrorCode.HttpProtocolError();
      case RejectedExecutionException _ -> new ErrorCode.ConnectionLimitReached();
      case EOFException _, ClosedChannelException _ -> ended(answered);
      case IOException broken when isReset(text(broken)) -> ended(answered);
      // A stream of HTTP/2 that the server gave up, with the name of its reason.
      case IOException broken when text(broken).endsWith("_error") ->
          answered ? new ErrorCode.HttpResponseIncomplete() : new ErrorCode.HttpProtocolError();
      default -> new ErrorCode.InternalError(Optional.of(String.valueOf(failure)));
    };
  }

  private static ErrorCode connect(String text) {
    return text.contains("unreachable")
        ? new ErrorCode.DestinationIpUnroutable()
        : text.contains("timed out")
            ? new ErrorCode.ConnectionTimeout()
            : new ErrorCode.ConnectionRefused();
  }

  private static boolean isReset(String text) {
    return text.contains("reset") || text.contains("broken pipe") || text.contains("abort");
  }

  private static ErrorCode ended(boolean answered) {
    return answered ? new ErrorCode.HttpResponseIncomplete() : new ErrorCode.ConnectionTerminated();
  }

  private static ErrorCode response(HttpResponseException failure) {
    return text(failure.getCause()).contains("too large")
        ? new ErrorCode.HttpResponseHeaderSectionSize(Optional.empty())
        : new ErrorCode.HttpProtocolError();
  }

  private static ErrorCode tls(SSLException failure) {
    String text = text(failure);
    if (failure instanceof SSLPeerUnverifiedException || isOfCertificate(failure)) {
      return new ErrorCode.TlsCertificateError();
    }
    return text.contains("fatal alert")
        ? new ErrorCode.TlsAlertReceived(
            new TlsAlertReceivedPayload(
                Optional.empty(), Optional.of(text.replaceFirst(".*fatal alert: ?", ""))))
        : new ErrorCode.TlsProtocolError();
  }

  private static boolean isOfCertificate(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof CertificateException) {
        return true;
      }
    }
    return false;
  }

  private static String text(@Nullable Throwable failure) {
    return failure == null ? "" : String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
  }
}
