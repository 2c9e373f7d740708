package ai.wippy.runtime.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * {@code compress}: gzip for clients that take it, where it pays.
 *
 * @param level of {@link Deflater}
 * @param least bytes of a body from which on it pays
 */
record Compression(int level, int least) implements Middleware {
  private static final List<String> TYPES =
      List.of("text/", "application/json", "application/javascript", "application/xml");
  private static final List<String> SUFFIXES = List.of("+json", "+xml");

  static Compression of(HttpOptions options) {
    int level =
        switch (options.choice(
            "compress.level", "default", List.of("fastest", "default", "best"))) {
          case "fastest" -> Deflater.BEST_SPEED;
          case "best" -> Deflater.BEST_COMPRESSION;
          default -> Deflater.DEFAULT_COMPRESSION;
        };
    return new Compression(level, (int) options.number("compress.min.length", 1024));
  }

  @Override
  public void serve(HttpExchange exchange, Next next) throws Exception {
    exchange.fields().add("vary", "Accept-Encoding");
    if (accepts(exchange.header("accept-encoding")) && !exchange.method().equals("HEAD")) {
      exchange.filter(plain -> new Stream(exchange, plain));
    }
    next.serve();
  }

  private static boolean accepts(String encodings) {
    return Arrays.stream(encodings.toLowerCase(Locale.ROOT).split(","))
        .map(each -> each.replace(" ", ""))
        .anyMatch(each ->
            (each.equals("gzip") || each.startsWith("gzip;") || each.equals("*"))
                && !each.matches(".*;q=0(\\.0*)?"));
  }

  private boolean pays(HttpExchange exchange) {
    var fields = exchange.fields();
    String type = exchange.reply().header("content-type").orElse("").toLowerCase(Locale.ROOT);
    String bare = type.replaceFirst("\\s*;.*", "");
    return !fields.contains("content-encoding")
        && exchange.reply().status() != 206
        && (TYPES.stream().anyMatch(bare::startsWith)
            || SUFFIXES.stream().anyMatch(bare::endsWith));
  }

  /** Keeps the beginning until it is known whether compressing pays. */
  private final class Stream extends OutputStream {
    private final HttpExchange exchange;
    private final OutputStream plain;
    private final ByteArrayOutputStream beginning = new ByteArrayOutputStream();
    private @Nullable OutputStream out;

    Stream(HttpExchange exchange, OutputStream plain) {
      this.exchange = exchange;
      this.plain = plain;
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int at, int length) throws IOException {
      if (out == null && beginning.size() + length < least) {
        beginning.write(bytes, at, length);
      } else {
        decided(true).write(bytes, at, length);
      }
    }

    private OutputStream decided(boolean large) throws IOException {
      OutputStream chosen = out;
      if (chosen == null) {
        chosen = large && pays(exchange) ? compressed() : plain;
        out = chosen;
        beginning.writeTo(chosen);
      }
      return chosen;
    }

    private OutputStream compressed() throws IOException {
      exchange.fields().put("content-encoding", "gzip");
      exchange.fields().remove("content-length");
      String tag = exchange.reply().header("etag").orElse("");
      if (tag.startsWith("\"")) {
        exchange.fields().put("etag", "W/" + tag);
      }
      return new GZIPOutputStream(plain, 8192, true) {
        {
          def.setLevel(level);
        }
      };
    }

    @Override
    public void flush() throws IOException {
      decided(true).flush();
    }

    @Override
    public void close() throws IOException {
      decided(false).close();
    }
  }
}
