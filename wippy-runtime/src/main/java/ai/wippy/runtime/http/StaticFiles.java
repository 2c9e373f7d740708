package ai.wippy.runtime.http;

import ai.wippy.registry.Entry;
import ai.wippy.runtime.wasi.file.Attributes;
import ai.wippy.runtime.wasi.file.Directory;
import ai.wippy.runtime.wasi.file.FileError;
import ai.wippy.runtime.wasi.file.Mount;
import ai.wippy.runtime.wasi.file.OpenFile;
import ai.wippy.runtime.wasi.file.OpenMode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Answers with files of a directory, and with nothing that lies outside of it.
 *
 * @param directory where they are
 * @param skipped how many segments of a path lead to it
 * @param index the file that stands for a directory
 * @param fallback whether the index at the top stands for whatever is not there
 * @param cache the field {@code Cache-Control}; empty for none
 */
record StaticFiles(Mount directory, int skipped, String index, boolean fallback, String cache)
    implements Responder {
  private static final OpenMode TO_READ =
      new OpenMode(true, false, false, false, false, false, OpenMode.Durability.NONE);
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);
  private static final int CHUNK = 64 << 10;

  static StaticFiles of(Entry entry, Mount directory, int skipped) {
    var options = HttpOptions.of(entry.data(), "static_options");
    return new StaticFiles(
        directory,
        skipped,
        options.text("index", "index.html"),
        options.flag("spa"),
        options.text("cache", ""));
  }

  @Override
  public void answer(HttpExchange exchange) throws Exception {
    List<String> path = exchange.segments().subList(skipped, exchange.segments().size());
    try (Directory root = Directory.open(directory)) {
      Optional<String> found = find(root, path);
      if (found.isEmpty()) {
        PlainText.answer(exchange, 404, "404 page not found");
      } else if (found.get().isEmpty()) {
        toDirectory(exchange);
      } else {
        send(exchange, root, found.get());
      }
    } catch (FileError e) {
      PlainText.answer(exchange, 404, "404 page not found");
    }
  }

  /** The file that a path means; an empty name if it is a directory without a slash behind it. */
  private Optional<String> find(Directory root, List<String> path) throws FileError {
    boolean plain = path.stream().allMatch(StaticFiles::isName);
    String name = String.join("/", path.stream().filter(each -> !each.isEmpty()).toList());
    boolean slash = path.isEmpty() || path.getLast().isEmpty();
    Optional<Attributes.Type> type =
        plain ? type(root, name.isEmpty() ? "." : name) : Optional.empty();
    if (type.equals(Optional.of(Attributes.Type.DIRECTORY))) {
      if (!slash) {
        return Optional.of("");
      }
      String inside = name.isEmpty() ? index : name + "/" + index;
      if (isFile(root, inside)) {
        return Optional.of(inside);
      }
    } else if (type.equals(Optional.of(Attributes.Type.REGULAR)) && !slash) {
      return Optional.of(name);
    }
    return fallback && isFile(root, index) ? Optional.of(index) : Optional.empty();
  }

  private static boolean isName(String segment) {
    return !segment.equals("..")
        && !segment.equals(".")
        && segment.indexOf('/') < 0
        && segment.indexOf('\\') < 0
        && segment.indexOf('\0') < 0;
  }

  private static boolean isFile(Directory root, String name) throws FileError {
    return type(root, name).equals(Optional.of(Attributes.Type.REGULAR));
  }

  private static Optional<Attributes.Type> type(Directory root, String name) throws FileError {
    try {
      return Optional.of(root.attributes(name, true).type());
    } catch (FileError e) {
      return switch (e.code()) {
        case INSUFFICIENT_MEMORY, IO, INTERRUPTED -> throw e;
        default -> Optional.empty();
      };
    }
  }

  /** With the slash, so that links in the index lead into the directory. */
  private static void toDirectory(HttpExchange exchange) {
    String path = exchange.path();
    // Two slashes in front would be another host.
    String target = path.substring(path.lastIndexOf('/') + 1) + "/";
    exchange.fields().put("location", "./" + target);
    exchange.finalStatus(301);
  }

  private void send(HttpExchange exchange, Directory root, String name)
      throws FileError, IOException {
    try (var file = (OpenFile) root.open(name, true, TO_READ)) {
      Attributes attributes = file.attributes();
      Instant modified = attributes.modified().toInstant().truncatedTo(ChronoUnit.SECONDS);
      String tag =
          "\"%x-%x\""
              .formatted(attributes.modified().toInstant().toEpochMilli(), attributes.size());
      var fields = exchange.fields();
      fields.put("content-type", MediaTypes.of(name));
      fields.put("x-content-type-options", "nosniff");
      fields.put("last-modified", DATE.format(modified));
      fields.put("etag", tag);
      fields.put("accept-ranges", "bytes");
      if (!cache.isEmpty()) {
        fields.put("cache-control", cache);
      }
      var conditions = new Conditions(exchange, tag, modified);
      if (conditions.isFresh()) {
        exchange.finalStatus(304);
        return;
      }
      switch (ByteRange.of(exchange.header("range"), attributes.size(), conditions.allowsRange())) {
        case ByteRange.Whole _ -> copy(exchange, file, 0, attributes.size());
        case ByteRange.Unsatisfiable _ -> {
          PlainText.answer(exchange, 416, "Range Not Satisfiable");
          fields.put("content-range", "bytes */" + attributes.size());
        }
        case ByteRange.Part(long from, long length) -> {
          exchange.finalStatus(206);
          fields.put(
              "content-range",
              "bytes %d-%d/%d".formatted(from, from + length - 1, attributes.size()));
          copy(exchange, file, from, length);
        }
      }
    }
  }

  private static void copy(HttpExchange exchange, OpenFile file, long from, long length)
      throws FileError, IOException {
    exchange.fields().put("content-length", Long.toString(length));
    if (exchange.method().equals("HEAD")) {
      return;
    }
    OutputStream out = exchange.reply().body();
    var chunk = ByteBuffer.allocate(CHUNK);
    for (long at = from; at < from + length; at += chunk.limit()) {
      chunk.clear().limit((int) Math.min(CHUNK, from + length - at));
      if (file.read(chunk, at) <= 0) {
        throw new IOException("the file has become shorter");
      }
      chunk.flip();
      out.write(chunk.array(), 0, chunk.limit());
    }
  }
}
