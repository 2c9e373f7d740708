package ai.wippy.runtime.http;

import ai.wippy.registry.Entry;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What the entry of an {@code http.service} says.
 *
 * @param host empty for all addresses of the machine
 * @param port 0 for one that is free
 * @param timeouts how long things may take
 * @param limits how much a client may ask for
 * @param tls empty for HTTP in clear text
 * @param accessLog whether each request leaves a line in the log
 */
record ServiceSettings(
    String host, int port, Timeouts timeouts, Limits limits, Optional<Tls> tls, boolean accessLog) {
  /**
   * How long things may take; zero for no limit.
   *
   * @param read until a request's body has arrived, counted from its head
   * @param write until the response is made and sent, counted from the request's head
   * @param idle without anything being sent or received
   */
  record Timeouts(Duration read, Duration write, Duration idle) {}

  /**
   * How much a client may ask for; zero for no limit.
   *
   * @param body bytes of a request's body
   * @param head bytes of a request's head
   * @param requests that are answered at once; those beyond are turned away
   */
  record Limits(long body, int head, int requests) {}

  /** Files in PEM format: a chain of certificates, and its key. */
  record Tls(Path certificates, Path key) {}

  private static final Duration IDLE = Duration.ofMinutes(2);
  private static final Duration READ = Duration.ofMinutes(5);
  private static final long BODY = 32 << 20;
  private static final long HEAD = 32 << 10;
  private static final long REQUESTS = 10_000;

  /**
   * Reads an entry.
   *
   * @throws Failure of kind INVALID if a value makes no sense
   */
  static ServiceSettings of(Entry entry) {
    try {
      return read(entry);
    } catch (IllegalArgumentException e) {
      throw new Failure(Kind.INVALID, "%s: %s".formatted(entry.id(), e.getMessage()), e);
    }
  }

  private static int port(String address) {
    String digits = address.substring(address.lastIndexOf(':') + 1);
    if (!address.contains(":")
        || !digits.matches("[0-9]{1,5}")
        || Integer.parseInt(digits) > 65_535) {
      throw new IllegalArgumentException(
          "addr is a port after a colon, such as :8080 or 127.0.0.1:8080, not `%s`"
              .formatted(address));
    }
    return Integer.parseInt(digits);
  }

  private static ServiceSettings read(Entry entry) {
    String address = String.valueOf(entry.data().get("addr")).strip();
    int colon = address.lastIndexOf(':');
    var timeouts = HttpOptions.of(entry.data(), "timeouts");
    var limits = HttpOptions.of(entry.data(), "limits");
    var tls = HttpOptions.of(entry.data(), "tls");
    return new ServiceSettings(
        address.substring(0, Math.max(colon, 0)).replaceAll("[\\[\\]]", ""),
        port(address),
        new Timeouts(
            timeouts.duration("read", READ),
            timeouts.duration("write", Duration.ZERO),
            timeouts.duration("idle", IDLE)),
        new Limits(
            limits.number("max_body_bytes", BODY),
            (int) limits.number("max_header_bytes", HEAD),
            (int) limits.number("max_requests", REQUESTS)),
        tls.text("cert_file", "").isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Tls(Path.of(tls.text("cert_file", "")), Path.of(tls.text("key_file", "")))),
        new HttpOptions(entry.data()).flag("access_log"));
  }
}
