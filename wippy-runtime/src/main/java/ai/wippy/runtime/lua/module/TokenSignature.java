package ai.wippy.runtime.lua.module;

import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.SignatureException;

/** How a token is signed. */
sealed interface TokenSignature {
  /** Signs. */
  byte[] sign(byte[] key, byte[] data);

  /** Whether a signature is that of the data. */
  boolean verify(byte[] key, byte[] data, byte[] signature);

  /** The algorithm of a name of RFC 7518. */
  static TokenSignature of(String name) {
    return switch (name) {
      case "HS256" -> new Shared("HmacSHA256");
      case "HS384" -> new Shared("HmacSHA384");
      case "HS512" -> new Shared("HmacSHA512");
      case "RS256" -> new Rsa("SHA256withRSA");
      default ->
          throw Inputs.invalid(
              "unsupported algorithm: %s; use HS256, HS384, HS512 or RS256".formatted(name));
    };
  }

  /** Whoever verifies could sign as well. */
  record Shared(String algorithm) implements TokenSignature {
    @Override
    public byte[] sign(byte[] key, byte[] data) {
      return Digests.hmac(algorithm, key, data);
    }

    @Override
    public boolean verify(byte[] key, byte[] data, byte[] signature) {
      return MessageDigest.isEqual(sign(key, data), signature);
    }
  }

  /** Keys are PEM texts. */
  record Rsa(String algorithm) implements TokenSignature {
    @Override
    public byte[] sign(byte[] key, byte[] data) {
      try {
        var signer = Signature.getInstance(algorithm);
        signer.initSign(RsaKeys.privateKey(key));
        signer.update(data);
        return signer.sign();
      } catch (GeneralSecurityException e) {
        throw Inputs.invalid("invalid RSA private key: " + reason(e));
      }
    }

    @Override
    public boolean verify(byte[] key, byte[] data, byte[] signature) {
      try {
        var verifier = Signature.getInstance(algorithm);
        verifier.initVerify(RsaKeys.publicKey(key));
        verifier.update(data);
        return verifier.verify(signature);
      } catch (SignatureException _) {
        return false;
      } catch (GeneralSecurityException e) {
        throw new Failure(Kind.INTERNAL, "invalid RSA public key: " + reason(e), e);
      }
    }

    /** Without the names of Java's classes that it puts in front of them. */
    private static String reason(GeneralSecurityException e) {
      return String.valueOf((e.getCause() == null ? e : e.getCause()).getMessage());
    }
  }
}
