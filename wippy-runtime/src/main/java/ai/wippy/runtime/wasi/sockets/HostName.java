package ai.wippy.runtime.wasi.sockets;

import ai.wippy.runtime.wasi.sockets.Network.ErrorCode;
import java.net.IDN;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a guest wants to have resolved. */
final class HostName {
  private static final int MAX_TEXT = 1024;
  private static final int MAX_NAME = 253;

  /** Underscores are no part of host names, but of names that are in use. */
  private static final Pattern NAME =
      Pattern.compile(
          "([a-zA-Z0-9_]([a-zA-Z0-9_-]{0,61}[a-zA-Z0-9_])?\\.)*"
              + "(?![0-9]+\\.?$)[a-zA-Z0-9_]([a-zA-Z0-9_-]{0,61}[a-zA-Z0-9_])?\\.?");

  private HostName() {}

  /** The address, if the text is one: {@code 127.0.0.1}, {@code ::1}, {@code [::1]}. */
  static Optional<InetAddress> literal(String text) {
    // An address with a zone is one of this host, which WASI has no place for.
    if (text.contains("%")) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /**
   * The name in ASCII.
   *
   * @throws Refusal if it cannot be one
   */
  static String ascii(String text) throws Refusal {
    try {
      String name = text.length() > MAX_TEXT ? "" : IDN.toASCII(text);
      Refusal.unless(
          name.length() <= MAX_NAME && NAME.matcher(name).matches(), ErrorCode.INVALID_ARGUMENT);
      return name;
    } catch (IllegalArgumentException _) {
      throw new Refusal(ErrorCode.INVALID_ARGUMENT);
    }
  }
}
