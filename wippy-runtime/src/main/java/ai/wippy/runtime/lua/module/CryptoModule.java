package ai.wippy.runtime.lua.module;

import ai.wippy.runtime.lua.Library;
import ai.wippy.runtime.lua.LuaModule;
import ai.wippy.runtime.lua.LuaState;
import ai.wippy.runtime.lua.code.Bytes;
import ai.wippy.runtime.lua.code.Table;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** {@code crypto}: chance, codes, encryption, signed tokens, keys from passwords. */
public final class CryptoModule implements LuaModule {
  private static final int MOST_RANDOM = 1 << 20;
  private static final int MOST_ITERATIONS = 10_000_000;
  private static final int LONGEST_KEY = 1 << 20;
  private static final LuaString LETTERS_AND_DIGITS =
      Bytes.of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

  private static final Map<String, String> MACS =
      Map.of("sha256", "HmacSHA256", "sha512", "HmacSHA512");

  private final SecureRandom random = new SecureRandom();

  @Override
  public LuaValue open(LuaState state) {
    return new Library()
        .value("random", random())
        .value("hmac", hmacs())
        .value(
            "encrypt",
            new Library()
                .fallible("aes", args -> encrypt(Sealing.AES, args))
                .fallible("chacha20", args -> encrypt(Sealing.CHACHA20, args))
                .table())
        .value(
            "decrypt",
            new Library()
                .fallible("aes", args -> decrypt(Sealing.AES, args))
                .fallible("chacha20", args -> decrypt(Sealing.CHACHA20, args))
                .table())
        .value(
            "jwt",
            new Library()
                .fallible("encode", args -> Tokens.encode(state.values(), args))
                .fallible("verify", args -> Tokens.verify(state.values(), args))
                .table())
        .fallible("pbkdf2", CryptoModule::pbkdf2)
        .function("constant_time_compare", CryptoModule::compare)
        .table();
  }

  private Table random() {
    return new Library()
        .fallible("bytes", args -> Bytes.of(randomBytes(args)))
        .fallible("string", this::randomString)
        .fallible("uuid", _ -> Bytes.of(UUID.randomUUID().toString()))
        .table();
  }

  private byte[] randomBytes(Varargs args) {
    var bytes = new byte[Inputs.count(args, 1, "length", 1, MOST_RANDOM)];
    random.nextBytes(bytes);
    return bytes;
  }

  private LuaValue randomString(Varargs args) {
    var string = new byte[Inputs.count(args, 1, "length", 1, MOST_RANDOM)];
    LuaString letters =
        args.isnoneornil(2) ? LETTERS_AND_DIGITS : Inputs.string(args, 2, "charset");
    if (letters.m_length == 0) {
      throw Inputs.invalid("charset cannot be empty");
    }
    for (int i = 0; i < string.length; i++) {
      string[i] = (byte) letters.luaByte(random.nextInt(letters.m_length));
    }
    return Bytes.of(string);
  }

  private static Table hmacs() {
    var library = new Library();
    MACS.forEach((name, algorithm) -> library.fallible(name, args -> hmac(algorithm, args)));
    return library.table();
  }

  private static LuaValue hmac(String algorithm, Varargs args) {
    byte[] key = filled(args, 1, "key");
    return Bytes.of(
        HexFormat.of().formatHex(Digests.hmac(algorithm, key, Inputs.bytes(args, 2, "data"))));
  }

  private static byte[] filled(Varargs args, int index, String name) {
    byte[] bytes = Inputs.bytes(args, index, name);
    if (bytes.length == 0) {
      throw Inputs.invalid(name + " cannot be empty");
    }
    return bytes;
  }

  private static LuaValue encrypt(Sealing sealing, Varargs args) {
    byte[] data = Inputs.bytes(args, 1, "data");
    return Bytes.of(sealing.encrypt(data, Inputs.bytes(args, 2, "key"), also(args)));
  }

  private static LuaValue decrypt(Sealing sealing, Varargs args) {
    byte[] data = Inputs.bytes(args, 1, "data");
    return Bytes.of(sealing.decrypt(data, Inputs.bytes(args, 2, "key"), also(args)));
  }

  private static byte[] also(Varargs args) {
    return args.isnoneornil(3) ? new byte[0] : Inputs.bytes(args, 3, "aad");
  }

  private static LuaValue pbkdf2(Varargs args) {
    byte[] password = filled(args, 1, "password");
    byte[] salt = filled(args, 2, "salt");
    int iterations = Inputs.count(args, 3, "iterations", 1, MOST_ITERATIONS);
    int length = Inputs.count(args, 4, "key length", 1, LONGEST_KEY);
    String hash = Inputs.text(args, 5, "hash", "sha256");
    String algorithm = MACS.get(hash);
    if (algorithm == null) {
      throw Inputs.invalid("unsupported hash function: %s; use sha256 or sha512".formatted(hash));
    }
    return Bytes.of(KeyDerivation.pbkdf2(algorithm, password, salt, iterations, length));
  }

  private static LuaValue compare(Varargs args) {
    return LuaValue.valueOf(
        args.arg(1) instanceof LuaString one
            && args.arg(2) instanceof LuaString other
            && MessageDigest.isEqual(Bytes.copy(one), Bytes.copy(other)));
  }
}
