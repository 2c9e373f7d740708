package ai.wippy.runtime.http.exchange;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A form in parts ({@code multipart/form-data}, RFC 7578).
 *
 * @param parts in the order of the body
 */
public record FormData(List<Part> parts) {
  private static final int MOST_PARTS = 10_000;

  /** Copies the list. */
  public FormData {
    parts = List.copyOf(parts);
  }

  /**
   * A field, or a file.
   *
   * @param name of the field
   * @param fileName as the client calls it; not a path of this machine
   * @param headers by their names in lower case
   */
  public record Part(
      String name, Optional<String> fileName, Map<String, String> headers, byte[] content) {}

  /**
   * The form that a body is.
   *
   * @param contentType of the request, with the boundary
   * @throws Failure of kind INVALID if it is none
   */
  public static FormData parse(String contentType, byte[] body) {
    if (!MediaType.bare(contentType).equals("multipart/form-data")) {
      throw invalid("the request's content type is `%s`".formatted(contentType));
    }
    String boundary =
        MediaType.parameter(contentType, "boundary")
            .filter(text -> !text.isEmpty())
            .orElseThrow(() -> invalid("the content type has no boundary"));
    // A character for each byte, so that places in the text are places in the body.
    String text = new String(body, ISO_8859_1);
    String delimiter = "\r\n--" + boundary;
    int at = text.startsWith(delimiter.substring(2)) ? 0 : text.indexOf(delimiter) + 2;
    if (at == 1) {
      throw invalid("no part begins with the boundary");
    }
    at += delimiter.length() - 2;
    List<Part> parts = new ArrayList<>();
    while (!text.startsWith("--", at)) {
      int start = text.indexOf("\r\n", at);
      int end = start < 0 ? -1 : text.indexOf(delimiter, start);
      if (end < 0) {
        throw invalid("the last part does not end with the boundary");
      }
      if (parts.size() == MOST_PARTS) {
        throw invalid("it has more than %d parts".formatted(MOST_PARTS));
      }
      parts.add(part(text, body, start + 2, end));
      at = end + delimiter.length();
    }
    return new FormData(parts);
  }

  private static Part part(String text, byte[] body, int start, int end) {
    int blank = text.indexOf("\r\n\r\n", start);
    if (blank < 0 || blank > end) {
      throw invalid("a part has no blank line behind its headers");
    }
    Map<String, String> headers = new LinkedHashMap<>();
    String head = new String(body, start, blank - start, UTF_8);
    for (String line : head.split("\r\n")) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.put(
            line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
            line.substring(colon + 1).strip());
      }
    }
    String disposition = headers.getOrDefault("content-disposition", "");
    return new Part(
        MediaType.parameter(disposition, "name")
            .orElseThrow(() -> invalid("a part has no name in its content-disposition")),
        MediaType.parameter(disposition, "filename"),
        headers,
        Arrays.copyOfRange(body, Math.min(blank + 4, end), end));
  }

  private static Failure invalid(String problem) {
    return new Failure(Kind.INVALID, "no form that could be read: " + problem);
  }
}
