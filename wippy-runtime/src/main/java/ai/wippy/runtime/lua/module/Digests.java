package ai.wippy.runtime.lua.module;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Digests of the JDK, each of which every JDK has. */
final class Digests {
  private Digests() {}

  /**
   * A digest.
   *
   * @param algorithm such as {@code SHA-256}
   */
  static byte[] digest(String algorithm, byte[] data) {
    try {
      return MessageDigest.getInstance(algorithm).digest(data);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK lacks " + algorithm, e);
    }
  }

  /**
   * A code that only those can make who know the key (RFC 2104).
   *
   * @param algorithm such as {@code HmacSHA256}
   */
  static byte[] hmac(String algorithm, byte[] key, byte[] data) {
    try {
      var mac = Mac.getInstance(algorithm);
      // Keys are filled up with zeros, so that these are equal; Java refuses the empty one.
      mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, algorithm));
      return mac.doFinal(data);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK lacks " + algorithm, e);
    }
  }
}
