package ai.wippy.runtime.lua.module;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import ai.wippy.registry.Durations;
import ai.wippy.runtime.http.fetch.Fetch;
import ai.wippy.runtime.lua.code.Bytes;
import ai.wippy.runtime.lua.code.Numerals;
import ai.wippy.runtime.lua.code.Table;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** What Lua code says of a request: its URL and a table of options. */
final class FetchOptions {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final long MOST = 64 << 20;
  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
  private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7e\\x80-\\xff]*");

  private final String method;
  private final String url;
  private final LuaTable options;
  private final Map<String, List<String>> headers = new LinkedHashMap<>();
  private byte[] body = {};

  FetchOptions(String method, Varargs args) {
    this.method = method;
    if (!NAME.matcher(method).matches()) {
      throw Inputs.invalid("no method: `%s`".formatted(method));
    }
    url = Inputs.word(args, 1, "url");
    options = args.isnoneornil(2) ? new Table() : Inputs.table(args, 2, "options");
  }

  boolean streams() {
    LuaValue stream = option("stream");
    return stream.istable() || stream.toboolean();
  }

  private LuaValue option(String name) {
    return options.get(Bytes.of(name));
  }

  Fetch fetch() {
    for (String refused : List.of("unix_socket", "tls", "insecure_tls")) {
      if (option(refused).toboolean()) {
        throw Inputs.invalid("the option %s is not there in this version".formatted(refused));
      }
    }
    addHeaders();
    addBody();
    LuaValue most = option("max_response_body");
    return new Fetch(method, uri(), headers, body, timeout(), most.isnil() ? MOST : most.tolong());
  }

  private void addHeaders() {
    fields("headers").forEach(this::addHeader);
    if (option("auth") instanceof LuaTable auth) {
      String pair = text(auth.get("user")) + ":" + text(auth.get("pass"));
      addHeader(
          "Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)));
    }
    var cookies = new ArrayList<String>();
    fields("cookies").forEach((name, value) -> cookies.add(name + "=" + value));
    if (!cookies.isEmpty()) {
      addHeader("Cookie", String.join("; ", cookies));
    }
  }

  private void addHeader(String name, String value) {
    String bytes = new String(value.getBytes(UTF_8), ISO_8859_1);
    if (!NAME.matcher(name).matches() || !VALUE.matcher(bytes).matches()) {
      throw Inputs.invalid("no header can be `%s: %s`".formatted(name, value));
    }
    headers.computeIfAbsent(name, _ -> new ArrayList<>()).add(bytes);
  }

  private boolean hasHeader(String name) {
    return headers.keySet().stream().anyMatch(name::equalsIgnoreCase);
  }

  private void addBody() {
    if (option("files") instanceof LuaTable files) {
      addParts(files);
    } else if (option("form").istable()) {
      setBody("application/x-www-form-urlencoded", encoded(fields("form")).getBytes(UTF_8));
    } else if (!option("body").isnil()) {
      body = bytes(option("body"));
    }
    if (body.length > 0 || List.of("POST", "PUT", "PATCH").contains(method)) {
      headers.keySet().removeIf("content-length"::equalsIgnoreCase);
      addHeader("Content-Length", Integer.toString(body.length));
    }
  }

  private void setBody(String type, byte[] bytes) {
    body = bytes;
    if (!hasHeader("content-type")) {
      addHeader("Content-Type", type);
    }
  }

  private void addParts(LuaTable files) {
    String boundary = UUID.randomUUID().toString();
    var out = new ByteArrayOutputStream();
    fields("form")
        .forEach((name, value) ->
            part(out, boundary, "name=\"%s\"".formatted(quoted(name)), "", value.getBytes(UTF_8)));
    for (int i = 1; i <= files.rawlen(); i++) {
      LuaTable file = Inputs.table(files.rawget(i), 1, "file");
      String names =
          "name=\"%s\"; filename=\"%s\""
              .formatted(quoted(text(file.get("name"))), quoted(text(file.get("filename"))));
      LuaValue type = file.get("content_type");
      part(
          out,
          boundary,
          names,
          type.isnil() ? "application/octet-stream" : quoted(text(type)),
          bytes(file.get("content")));
    }
    out.writeBytes("--%s--\r\n".formatted(boundary).getBytes(UTF_8));
    setBody("multipart/form-data; boundary=" + boundary, out.toByteArray());
  }

  private static void part(
      ByteArrayOutputStream out, String boundary, String names, String type, byte[] content) {
    String head =
        "--%s\r\nContent-Disposition: form-data; %s\r\n%s\r\n"
            .formatted(
                boundary, names, type.isEmpty() ? "" : "Content-Type: %s\r\n".formatted(type));
    out.writeBytes(head.getBytes(UTF_8));
    out.writeBytes(content);
    out.writeBytes("\r\n".getBytes(UTF_8));
  }

  private static String quoted(String name) {
    return name.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
  }

  private URI uri() {
    String query = encoded(fields("query"));
    String whole = query.isEmpty() ? url : url + (url.contains("?") ? "&" : "?") + query;
    try {
      URI uri = new URI(whole);
      if (uri.getRawAuthority() == null || uri.getRawUserInfo() != null) {
        throw Inputs.invalid("no URL with a host: `%s`".formatted(url));
      }
      return uri;
    } catch (URISyntaxException e) {
      throw Inputs.invalid("no URL: %s".formatted(e.getMessage()));
    }
  }

  private static String encoded(Map<String, String> values) {
    var pairs = new ArrayList<String>();
    values.forEach((name, value) ->
        pairs.add(URLEncoder.encode(name, UTF_8) + "=" + URLEncoder.encode(value, UTF_8)));
    return String.join("&", pairs);
  }

  /** Whole seconds, or a duration as text. */
  private Duration timeout() {
    LuaValue timeout = option("timeout");
    if (timeout.isnil()) {
      return TIMEOUT;
    }
    try {
      return timeout instanceof LuaString text
          ? Durations.parse(Bytes.text(text))
          : Duration.ofMillis((long) (timeout.todouble() * 1000));
    } catch (IllegalArgumentException e) {
      throw Inputs.invalid("timeout: " + e.getMessage());
    }
  }

  private Map<String, String> fields(String name) {
    var fields = new LinkedHashMap<String, String>();
    if (option(name) instanceof LuaTable table) {
      for (LuaValue key : table.keys()) {
        fields.put(text(key), text(table.get(key)));
      }
    }
    return fields;
  }

  private static byte[] bytes(LuaValue value) {
    return value instanceof LuaString string ? Bytes.copy(string) : text(value).getBytes(UTF_8);
  }

  private static String text(LuaValue value) {
    if (value.isnil()) {
      return "";
    }
    return value instanceof LuaString string ? Bytes.text(string) : Numerals.text(value);
  }

  /** Fields of a response by their usual names, several values with commas. */
  static LuaValue headers(Map<String, List<String>> headers) {
    var table = new Table();
    headers.forEach((name, values) ->
        table.rawset(
            Bytes.of(canonical(name)), Bytes.of(String.join(", ", values).getBytes(ISO_8859_1))));
    return table;
  }

  /** {@code content-type} as {@code Content-Type}. */
  private static String canonical(String name) {
    var text = new StringBuilder();
    boolean first = true;
    for (char each : name.toCharArray()) {
      text.append(first ? Character.toUpperCase(each) : Character.toLowerCase(each));
      first = each == '-';
    }
    return text.toString();
  }

  static LuaValue cookies(Map<String, List<String>> headers) {
    var table = new Table();
    headers.forEach((name, values) -> {
      if (name.equalsIgnoreCase("set-cookie")) {
        for (String value : values) {
          String pair = value.replaceFirst(";.*", "");
          int equals = pair.indexOf('=');
          if (equals > 0) {
            table.rawset(
                Bytes.of(pair.substring(0, equals).strip()),
                Bytes.of(pair.substring(equals + 1).strip()));
          }
        }
      }
    });
    return table;
  }
}
