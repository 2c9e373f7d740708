package ai.wippy.runtime.lua.module;

import ai.wippy.runtime.lua.Library;
import ai.wippy.runtime.lua.code.Bytes;
import ai.wippy.runtime.lua.code.Table;
import java.util.List;
import java.util.Map;
import org.luaj.vm2.LuaValue;

/**
 * The constants of {@code http}, made once and copied into each state, which costs nothing until a
 * state changes its copy.
 */
final class HttpConstants {
  /** Events that the server sends, one by one. */
  static final String SSE = "sse";

  /** A body in parts of unknown number. */
  static final String CHUNKED = "chunked";

  private static final List<String> METHODS =
      List.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "CONNECT");

  private static final Map<String, Integer> STATUSES =
      Map.ofEntries(
          Map.entry("OK", 200),
          Map.entry("CREATED", 201),
          Map.entry("ACCEPTED", 202),
          Map.entry("NO_CONTENT", 204),
          Map.entry("PARTIAL_CONTENT", 206),
          Map.entry("MOVED_PERMANENTLY", 301),
          Map.entry("FOUND", 302),
          Map.entry("SEE_OTHER", 303),
          Map.entry("NOT_MODIFIED", 304),
          Map.entry("TEMPORARY_REDIRECT", 307),
          Map.entry("PERMANENT_REDIRECT", 308),
          Map.entry("BAD_REQUEST", 400),
          Map.entry("UNAUTHORIZED", 401),
          Map.entry("PAYMENT_REQUIRED", 402),
          Map.entry("FORBIDDEN", 403),
          Map.entry("NOT_FOUND", 404),
          Map.entry("METHOD_NOT_ALLOWED", 405),
          Map.entry("NOT_ACCEPTABLE", 406),
          Map.entry("REQUEST_TIMEOUT", 408),
          Map.entry("CONFLICT", 409),
          Map.entry("GONE", 410),
          Map.entry("PAYLOAD_TOO_LARGE", 413),
          Map.entry("UNSUPPORTED_MEDIA_TYPE", 415),
          Map.entry("UNPROCESSABLE", 422),
          Map.entry("UNPROCESSABLE_ENTITY", 422),
          Map.entry("TOO_MANY_REQUESTS", 429),
          Map.entry("INTERNAL_ERROR", 500),
          Map.entry("INTERNAL_SERVER_ERROR", 500),
          Map.entry("NOT_IMPLEMENTED", 501),
          Map.entry("BAD_GATEWAY", 502),
          Map.entry("SERVICE_UNAVAILABLE", 503),
          Map.entry("GATEWAY_TIMEOUT", 504),
          Map.entry("VERSION_NOT_SUPPORTED", 505));

  private static final Map<String, String> CONTENT =
      Map.of(
          "JSON", "application/json",
          "FORM", "application/x-www-form-urlencoded",
          "MULTIPART", "multipart/form-data",
          "TEXT", "text/plain",
          "HTML", "text/html",
          "STREAM", "application/octet-stream");

  private static final Map<String, String> ERRORS =
      Map.of(
          "PARSE_FAILED", "PARSE_FAILED",
          "INVALID_STATE", "INVALID_STATE",
          "WRITE_FAILED", "WRITE_FAILED",
          "STREAM_ERROR", "STREAM_ERROR");

  private static final Table METHOD_TABLE = methods();
  private static final Table STATUS_TABLE = statuses();
  private static final Table CONTENT_TABLE = texts(CONTENT);
  private static final Table TRANSFER_TABLE = texts(Map.of("SSE", SSE, "CHUNKED", CHUNKED));
  private static final Table ERROR_TABLE = texts(ERRORS);

  private HttpConstants() {}

  static void addTo(Library http) {
    http.value("METHOD", METHOD_TABLE.copy())
        .value("STATUS", STATUS_TABLE.copy())
        .value("CONTENT", CONTENT_TABLE.copy())
        .value("TRANSFER", TRANSFER_TABLE.copy())
        .value("ERROR", ERROR_TABLE.copy());
  }

  private static Table methods() {
    var table = new Library();
    METHODS.forEach(method -> table.value(method, Bytes.of(method)));
    return table.table();
  }

  private static Table statuses() {
    var table = new Library();
    STATUSES.forEach((name, status) -> table.value(name, LuaValue.valueOf(status)));
    return table.table();
  }

  private static Table texts(Map<String, String> texts) {
    var table = new Library();
    texts.forEach((name, text) -> table.value(name, Bytes.of(text)));
    return table.table();
  }
}
