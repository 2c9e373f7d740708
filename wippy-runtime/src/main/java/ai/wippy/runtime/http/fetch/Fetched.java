package ai.wippy.runtime.http.fetch;

import java.io.InputStream;
import java.util.List;
import java.util.Map;

/**
 * A response that is arriving.
 *
 * @param url where it came from in the end
 * @param headers by their names as they came, a character for each byte
 * @param body to be closed by whoever reads it
 */
public record Fetched(
    int status, String url, Map<String, List<String>> headers, InputStream body) {}
