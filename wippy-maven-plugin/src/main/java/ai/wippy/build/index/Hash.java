package ai.wippy.build.index;

import ai.wippy.build.index.yaml.TextNode;
import ai.wippy.diagnostic.Problems;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The value of {@code hash}.
 *
 * @param text {@code sha256:} and 64 lower-case hexadecimal digits
 */
public record Hash(TextNode text) {
  private static final String ALGORITHM = "sha256";
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

  /** Checks the form. */
  static Optional<Hash> parse(TextNode text, Problems problems) {
    String value = text.value();
    int colon = value.indexOf(':');
    if (colon < 0 || colon == ALGORITHM.length() && !hasDigest(value)) {
      problems.error(
          text.span(),
          "invalid hash format: " + value,
          "write sha256: and the 64 lower-case hexadecimal digits that sha256sum prints");
      return Optional.empty();
    }
    if (!value.startsWith(ALGORITHM + ":")) {
      problems.error(
          text.span(),
          "unsupported hash algorithm: " + value.substring(0, colon),
          "write sha256: and the digits that sha256sum prints");
      return Optional.empty();
    }
    return Optional.of(new Hash(text));
  }

  private static boolean hasDigest(String value) {
    return DIGEST.matcher(value.substring(ALGORITHM.length() + 1)).matches();
  }

  boolean matches(byte[] bytes, Problems problems) {
    String actual = of(bytes);
    if (actual.equals(text.value())) {
      return true;
    }
    problems.error(
        text.span(),
        "hash mismatch: expected %s, got %s".formatted(digest(text.value()), digest(actual)),
        "the file is not the one that the entry was written for; if it should be, write\n"
            + "hash: "
            + actual);
    return false;
  }

  /** What the hash of some bytes is written like. */
  static String of(byte[] bytes) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return ALGORITHM + ":" + HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static String digest(String hash) {
    return hash.substring(hash.indexOf(':') + 1);
  }
}
