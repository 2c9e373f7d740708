package ai.wippy.runtime.lua.module;

import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encryption that notices every change: a random nonce of 12 bytes, then what was encrypted, then a
 * tag of 16.
 *
 * @param transformation of {@link Cipher}
 * @param algorithm of the key
 * @param keyLengths in bytes
 * @param parameters of a nonce
 */
record Sealing(
    String transformation,
    String algorithm,
    Set<Integer> keyLengths,
    Function<byte[], AlgorithmParameterSpec> parameters) {
  private static final int NONCE = 12;
  private static final int TAG = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  static final Sealing AES =
      new Sealing(
          "AES/GCM/NoPadding",
          "AES",
          Set.of(16, 24, 32),
          nonce -> new GCMParameterSpec(TAG * Byte.SIZE, nonce));

  static final Sealing CHACHA20 =
      new Sealing("ChaCha20-Poly1305", "ChaCha20", Set.of(32), IvParameterSpec::new);

  /**
   * Encrypts.
   *
   * @param also what is not encrypted, and without which it cannot be decrypted
   * @throws Failure of kind INVALID for a key of the wrong length
   */
  byte[] encrypt(byte[] data, byte[] key, byte[] also) {
    var nonce = new byte[NONCE];
    RANDOM.nextBytes(nonce);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, also);
      byte[] sealed = cipher.doFinal(data);
      return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK cannot do " + transformation, e);
    }
  }

  /**
   * Decrypts.
   *
   * @throws Failure of kind INVALID for a key of the wrong length or data that is too short,
   *     INTERNAL if anything was changed, or the key is another
   */
  byte[] decrypt(byte[] sealed, byte[] key, byte[] also) {
    checkKey(key);
    if (sealed.length < NONCE + TAG) {
      throw Inputs.invalid(
          "encrypted data too short: %d bytes, of which nonce and tag alone are %d"
              .formatted(sealed.length, NONCE + TAG));
    }
    try {
      byte[] nonce = Arrays.copyOf(sealed, NONCE);
      return cipher(Cipher.DECRYPT_MODE, key, nonce, also)
          .doFinal(sealed, NONCE, sealed.length - NONCE);
    } catch (AEADBadTagException e) {
      throw new Failure(
          Kind.INTERNAL,
          "decryption failed: the data or its aad was changed, or the key is another",
          e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK cannot do " + transformation, e);
    }
  }

  private Cipher cipher(int mode, byte[] key, byte[] nonce, byte[] also)
      throws GeneralSecurityException {
    checkKey(key);
    var cipher = Cipher.getInstance(transformation);
    cipher.init(mode, new SecretKeySpec(key, algorithm), parameters.apply(nonce));
    cipher.updateAAD(also);
    return cipher;
  }

  private void checkKey(byte[] key) {
    if (!keyLengths.contains(key.length)) {
      String lengths =
          keyLengths.stream().sorted().map(String::valueOf).collect(Collectors.joining(" or "));
      throw Inputs.invalid("key must be %s bytes, got %d".formatted(lengths, key.length));
    }
  }
}
