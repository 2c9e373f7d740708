package ai.wippy.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StaticFilesTest {
  @TempDir Path temporary;
  private Path site;

  @BeforeEach
  void makeSite() throws Exception {
    site = Files.createDirectories(temporary.resolve("site"));
    Files.createDirectories(site.resolve("docs"));
    Files.writeString(site.resolve("index.html"), "<h1>top</h1>");
    Files.writeString(site.resolve("docs/index.html"), "<h1>docs</h1>");
    Files.writeString(site.resolve("docs/a b.txt"), "0123456789");
    Files.writeString(temporary.resolve("secret.txt"), "secret");
    Files.createSymbolicLink(site.resolve("out.txt"), temporary.resolve("secret.txt"));
    Files.createSymbolicLink(site.resolve("outside"), temporary);
    Files.createSymbolicLink(site.resolve("in.txt"), Path.of("docs/a b.txt"));
  }

  private ServedApp app(String path, Map<String, Object> options) {
    return new ServedApp()
        .entry("files", "fs.directory", Map.of(), Map.of("directory", site.toString()))
        .entry(
            "static",
            "http.static",
            Map.of("server", "server"),
            Map.of("path", path, "fs", "files", "static_options", options))
        .start();
  }

  @Test
  void filesAndDirectories() throws Exception {
    try (var app = app("/", Map.of("cache", "public, max-age=60"))) {
      var top = app.get("/");
      assertThat(top.body()).isEqualTo("<h1>top</h1>");
      assertThat(top.headers().firstValue("content-type")).hasValue("text/html; charset=utf-8");
      assertThat(top.headers().firstValue("cache-control")).hasValue("public, max-age=60");
      assertThat(app.get("/docs/").body()).isEqualTo("<h1>docs</h1>");
      var bare = app.get("/docs");
      assertThat(bare.statusCode()).isEqualTo(301);
      assertThat(bare.headers().firstValue("location")).hasValue("./docs/");
      assertThat(app.get("/docs/a%20b.txt").body()).isEqualTo("0123456789");
      assertThat(app.get("/in.txt").body()).isEqualTo("0123456789");
      assertThat(app.get("/missing").statusCode()).isEqualTo(404);
      assertThat(app.get("/index.html/").statusCode()).isEqualTo(404);
      var head = app.send("HEAD", "/docs/a%20b.txt", "");
      assertThat(head.headers().firstValue("content-length")).hasValue("10");
      var post = app.send("POST", "/", "x");
      assertThat(post.statusCode()).isEqualTo(405);
      assertThat(post.headers().firstValue("allow")).hasValue("GET, HEAD, OPTIONS");
    }
  }

  @Test
  void nothingLeavesTheDirectory() throws Exception {
    try (var app = app("/", Map.of())) {
      for (String path :
          new String[] {
            "/out.txt",
            "/outside/secret.txt",
            "/%2e%2e/secret.txt",
            "/docs/%2e%2e/%2e%2e/secret.txt",
            "/..%2fsecret.txt",
            "/..%5csecret.txt",
            "/%2fetc/passwd",
          }) {
        var answer = app.get(path);
        assertThat(answer.statusCode()).as(path).isBetween(400, 499);
        assertThat(answer.body()).doesNotContain("secret");
      }
      assertThat(app.raw("GET /../secret.txt HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))
          .startsWith("HTTP/1.1 4");
    }
  }

  @Test
  void aPageForAllPaths() throws Exception {
    try (var app = app("/app", Map.of("spa", true))) {
      assertThat(app.get("/app/users/7").body()).isEqualTo("<h1>top</h1>");
      assertThat(app.get("/app/docs/a%20b.txt").body()).isEqualTo("0123456789");
      assertThat(app.get("/apple").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void partsAndWhatTheClientHasAlready() throws Exception {
    try (var app = app("/", Map.of())) {
      String path = "/docs/a%20b.txt";
      var part = app.get(path, "Range", "bytes=2-4");
      assertThat(part.statusCode()).isEqualTo(206);
      assertThat(part.body()).isEqualTo("234");
      assertThat(part.headers().firstValue("content-range")).hasValue("bytes 2-4/10");
      assertThat(app.get(path, "Range", "bytes=-3").body()).isEqualTo("789");
      assertThat(app.get(path, "Range", "bytes=7-").body()).isEqualTo("789");
      assertThat(app.get(path, "Range", "bytes=1-2,4-5").body()).isEqualTo("0123456789");
      var beyond = app.get(path, "Range", "bytes=10-");
      assertThat(beyond.statusCode()).isEqualTo(416);
      assertThat(beyond.headers().firstValue("content-range")).hasValue("bytes */10");
      String tag = part.headers().firstValue("etag").orElseThrow();
      String date = part.headers().firstValue("last-modified").orElseThrow();
      assertThat(app.get(path, "If-None-Match", "\"x\", " + tag).statusCode()).isEqualTo(304);
      assertThat(app.get(path, "If-None-Match", "\"x\"").statusCode()).isEqualTo(200);
      assertThat(app.get(path, "If-Modified-Since", date).statusCode()).isEqualTo(304);
      assertThat(app.get(path, "Range", "bytes=0-1", "If-Range", "\"x\"").body())
          .isEqualTo("0123456789");
      assertThat(app.get(path, "Range", "bytes=0-1", "If-Range", tag).body()).isEqualTo("01");
    }
  }
}
