package ai.wippy.runtime.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.wippy.runtime.payload.Failure;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Addresses, encryption, starting and stopping. */
@Timeout(60)
final class ServiceTest {
  private static final char[] PASSWORD = "password".toCharArray();

  private static ServedApp app() {
    return new ServedApp()
        .router("api", Map.of())
        .endpoint("api", "GET", "/x", (exchange, _) -> answer(exchange.secure()));
  }

  private static byte[] answer(boolean secure) {
    return (secure ? "secure" : "clear").getBytes(UTF_8);
  }

  private static ServedApp encrypted(ServedApp app, KeyStore keys, Path folder) throws Exception {
    Path certificate = folder.resolve("cert.pem");
    Path key = folder.resolve("key.pem");
    Files.writeString(certificate, pem("CERTIFICATE", keys.getCertificate("server").getEncoded()));
    Files.writeString(key, pem("PRIVATE KEY", keys.getKey("server", PASSWORD).getEncoded()));
    return app.service(
        "tls", Map.of("cert_file", certificate.toString(), "key_file", key.toString()));
  }

  @Test
  void aClientThatGoesAwayIsNoticedThroughEncryption(@TempDir Path folder) throws Exception {
    var begun = new CountDownLatch(1);
    var canceled = new CountDownLatch(1);
    KeyStore keys = keys(folder);
    var never =
        app()
            .endpoint(
                "api",
                "GET",
                "/never",
                (_, _) -> {
                  begun.countDown();
                  try {
                    return new CountDownLatch(1).await(1, TimeUnit.HOURS);
                  } finally {
                    canceled.countDown();
                  }
                });
    try (var app = encrypted(never, keys, folder).start()) {
      try (var socket = trusting(keys).getSocketFactory().createSocket("localhost", app.port())) {
        String request = "GET /never HTTP/1.1\r\nHost: localhost\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(UTF_8));
        begun.await();
      }
      assertThat(canceled.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void encryptedWithFilesInPem(@TempDir Path folder) throws Exception {
    KeyStore keys = keys(folder);
    try (var app = encrypted(app(), keys, folder).start();
        var client = HttpClient.newBuilder().sslContext(trusting(keys)).build()) {
      var request =
          HttpRequest.newBuilder(URI.create("https://localhost:%d/x".formatted(app.port())))
              .build();
      var answer = client.send(request, BodyHandlers.ofString());
      assertThat(answer.body()).isEqualTo("secure");
      assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
    }
  }

  @Test
  void aKeyThatCannotBeUsedIsNamed(@TempDir Path folder) throws Exception {
    Path key = Files.writeString(folder.resolve("key.pem"), "-----BEGIN RSA PRIVATE KEY-----");
    var app = app().service("tls", Map.of("cert_file", key.toString(), "key_file", key.toString()));
    assertThatThrownBy(app::start).isInstanceOf(Failure.class).hasMessageContaining(key.toString());
  }

  private static KeyStore keys(Path folder) throws Exception {
    Path store = folder.resolve("keys.p12");
    new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            "server",
            "-keyalg",
            "EC",
            "-dname",
            "CN=localhost",
            "-ext",
            "san=dns:localhost",
            "-storetype",
            "PKCS12",
            "-keystore",
            store.toString(),
            "-storepass",
            new String(PASSWORD))
        .inheritIO()
        .start()
        .waitFor();
    return KeyStore.getInstance(store.toFile(), PASSWORD);
  }

  private static String pem(String label, byte[] bytes) {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(label, text, label);
  }

  private static SSLContext trusting(KeyStore keys) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("server", keys.getCertificate("server"));
    var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }

  @Test
  void aPortInUseIsNamed() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String address = "127.0.0.1:" + taken.getLocalPort();
      var app = app().service("addr", address);
      assertThatThrownBy(app::start).isInstanceOf(Failure.class).hasMessageContaining(address);
    }
    var app = app().service("addr", "8080");
    assertThatThrownBy(app::start).isInstanceOf(Failure.class).hasMessageContaining("`8080`");
  }

  @Test
  void startsAgainWhereItWas() throws Exception {
    try (var app = app().start()) {
      assertThat(app.get("/x").body()).isEqualTo("clear");
      app.http().stop(Duration.ofSeconds(1));
      app.http().start();
      assertThat(app.get("/x").body()).isEqualTo("clear");
    }
  }
}
