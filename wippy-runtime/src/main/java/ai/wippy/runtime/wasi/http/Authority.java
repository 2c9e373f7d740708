package ai.wippy.runtime.wasi.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a request goes.
 *
 * @param host a name, or an address, which is in brackets if it is one of IPv6
 * @param port -1 for the scheme's own
 */
public record Authority(String host, int port) {
  private static final Pattern SYNTAX =
      Pattern.compile("([A-Za-z0-9._~!$&'()*+,;=%-]+|\\[[0-9A-Fa-f:.]+])(?::([0-9]{0,5}))?");

  /** The parts of a text; empty if it is no authority. One with a user is none for HTTP. */
  public static Optional<Authority> parse(String text) {
    Matcher matcher = SYNTAX.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String digits = matcher.group(2);
    int port = digits == null || digits.isEmpty() ? -1 : Integer.parseInt(digits);
    return port > 0xffff ? Optional.empty() : Optional.of(new Authority(matcher.group(1), port));
  }
}
