package ai.wippy.runtime.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import ai.wippy.runtime.http.ServiceSettings.Tls;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** Certificates and keys as text. */
final class PemFiles {
  private static final Pattern KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "Ed25519");

  private PemFiles() {}

  /**
   * TLS with a certificate and its key.
   *
   * @throws Failure of kind INVALID if they cannot be used
   */
  static SslContextFactory.Server context(Tls tls) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("server", key(tls.key()), new char[0], certificates(tls.certificates()));
      var context = new SslContextFactory.Server();
      context.setKeyStore(store);
      context.setKeyStorePassword("");
      context.setSniRequired(false);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new Failure(
          Kind.INVALID,
          "TLS cannot use %s with %s: %s".formatted(tls.certificates(), tls.key(), e.getMessage()),
          e);
    }
  }

  private static Certificate[] certificates(Path file)
      throws IOException, GeneralSecurityException {
    try (var in = Files.newInputStream(file)) {
      return CertificateFactory.getInstance("X.509")
          .generateCertificates(in)
          .toArray(Certificate[]::new);
    }
  }

  private static PrivateKey key(Path file) throws IOException, GeneralSecurityException {
    Matcher text = KEY.matcher(Files.readString(file, US_ASCII));
    if (!text.find()) {
      throw new GeneralSecurityException(
          "the key is not in PKCS#8; make it so with: openssl pkcs8 -topk8 -nodes -in OLD -out NEW");
    }
    var bytes = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(text.group(1)));
    GeneralSecurityException last = new GeneralSecurityException("no key");
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(bytes);
      } catch (GeneralSecurityException e) {
        last = e;
      }
    }
    throw last;
  }
}
