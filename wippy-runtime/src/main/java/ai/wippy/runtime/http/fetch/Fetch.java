package ai.wippy.runtime.http.fetch;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A request to be sent.
 *
 * @param headers by name, a character for each byte
 * @param timeout for all of it, zero for none
 * @param most bytes of the response's body, zero for any number
 */
public record Fetch(
    String method,
    URI uri,
    Map<String, List<String>> headers,
    byte[] body,
    Duration timeout,
    long most) {
  /** The same to another place, as a redirection says. */
  Fetch to(URI target, boolean again) {
    var kept = new LinkedHashMap<>(headers);
    boolean elsewhere = !target.getRawAuthority().equalsIgnoreCase(uri.getRawAuthority());
    kept.keySet()
        .removeIf(name ->
            elsewhere && (name.equalsIgnoreCase("authorization") || name.equalsIgnoreCase("cookie"))
                || !again && name.toLowerCase(Locale.ROOT).startsWith("content-"));
    return new Fetch(
        again || method.equals("HEAD") ? method : "GET",
        target,
        kept,
        again ? body : new byte[0],
        timeout,
        most);
  }
}
