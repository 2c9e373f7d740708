package ai.wippy.runtime.lua.module;

import ai.wippy.runtime.lua.code.Safepoint;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * PBKDF2 (RFC 8018, section 5.2). Java's own takes passwords that are text only, and cannot be
 * interrupted.
 */
final class KeyDerivation {
  private static final int TURNS_BETWEEN_POLLS = 1024;

  private KeyDerivation() {}

  /**
   * Derives a key.
   *
   * @param algorithm of {@link Mac}
   * @param password not empty
   * @param length in bytes
   */
  static byte[] pbkdf2(String algorithm, byte[] password, byte[] salt, int iterations, int length) {
    try {
      var mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(password, algorithm));
      var key = ByteBuffer.allocate(length);
      for (int block = 1; key.hasRemaining(); block++) {
        byte[] derived = block(mac, salt, iterations, block);
        key.put(derived, 0, Math.min(derived.length, key.remaining()));
      }
      return key.array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK lacks " + algorithm, e);
    }
  }

  private static byte[] block(Mac mac, byte[] salt, int iterations, int number) {
    mac.update(salt);
    byte[] turn = mac.doFinal(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
    byte[] block = turn.clone();
    for (int i = 1; i < iterations; i++) {
      turn = mac.doFinal(turn);
      for (int j = 0; j < block.length; j++) {
        block[j] ^= turn[j];
      }
      if (i % TURNS_BETWEEN_POLLS == 0) {
        Safepoint.poll();
      }
    }
    return block;
  }
}
