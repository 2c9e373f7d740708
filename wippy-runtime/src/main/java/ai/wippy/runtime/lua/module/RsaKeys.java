package ai.wippy.runtime.lua.module;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Keys as PEM texts (RFC 7468). */
final class RsaKeys {
  private static final String RSA = "RSA";
  private static final Pattern PEM =
      Pattern.compile("-----BEGIN ([A-Z ]+)-----([^-]*)-----END \\1-----");

  /** Version 0, then the algorithm rsaEncryption, then the tag of the octets that hold the key. */
  private static final byte[] BEFORE_KEY =
      HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");

  private static final byte SEQUENCE = 0x30;
  private static final byte OCTETS = 0x04;
  private static final byte TWO_BYTES_OF_LENGTH = (byte) 0x82;
  private static final int LENGTH_FIELDS = 4;

  private RsaKeys() {}

  /** A private key, as PKCS #8 or as PKCS #1. */
  static PrivateKey privateKey(byte[] pem) throws GeneralSecurityException {
    Block block = block(pem);
    return KeyFactory.getInstance(RSA)
        .generatePrivate(
            new PKCS8EncodedKeySpec(
                block.label.equals("RSA PRIVATE KEY") ? wrapped(block.content) : block.content));
  }

  /** Java reads PKCS #8 only, which is PKCS #1 with the name of the algorithm around it. */
  private static byte[] wrapped(byte[] key) {
    int inner = BEFORE_KEY.length + LENGTH_FIELDS + key.length;
    return ByteBuffer.allocate(LENGTH_FIELDS + inner)
        .put(SEQUENCE)
        .put(TWO_BYTES_OF_LENGTH)
        .putShort((short) inner)
        .put(BEFORE_KEY)
        .put(OCTETS)
        .put(TWO_BYTES_OF_LENGTH)
        .putShort((short) key.length)
        .put(key)
        .array();
  }

  /** A public key, or that of a certificate. */
  static PublicKey publicKey(byte[] pem) throws GeneralSecurityException {
    Block block = block(pem);
    return block.label.equals("CERTIFICATE")
        ? CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(block.content))
            .getPublicKey()
        : KeyFactory.getInstance(RSA).generatePublic(new X509EncodedKeySpec(block.content));
  }

  private record Block(String label, byte[] content) {}

  private static Block block(byte[] pem) throws InvalidKeySpecException {
    var matcher = PEM.matcher(new String(pem, US_ASCII));
    if (!matcher.find()) {
      throw new InvalidKeySpecException("no PEM block, such as -----BEGIN PUBLIC KEY-----");
    }
    try {
      return new Block(matcher.group(1), Base64.getMimeDecoder().decode(matcher.group(2).strip()));
    } catch (IllegalArgumentException e) {
      throw new InvalidKeySpecException("the PEM block is no base64", e);
    }
  }
}
