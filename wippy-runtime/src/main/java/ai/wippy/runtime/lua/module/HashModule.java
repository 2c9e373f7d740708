package ai.wippy.runtime.lua.module;

import ai.wippy.runtime.lua.Library;
import ai.wippy.runtime.lua.LuaModule;
import ai.wippy.runtime.lua.LuaState;
import ai.wippy.runtime.lua.code.Bytes;
import ai.wippy.runtime.lua.code.Numbers;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** {@code hash}: digests and codes of strings, in hexadecimal unless raw bytes are asked for. */
public final class HashModule implements LuaModule {
  private static final Map<String, String> DIGESTS =
      new TreeMap<>(
          Map.of("md5", "MD5", "sha1", "SHA-1", "sha256", "SHA-256", "sha512", "SHA-512"));

  private static final int FNV_32 = 0x811c9dc5;
  private static final int FNV_32_PRIME = 0x01000193;
  private static final long FNV_64 = 0xcbf29ce484222325L;
  private static final long FNV_64_PRIME = 0x100000001b3L;

  @Override
  public LuaValue open(LuaState state) {
    var library = new Library();
    DIGESTS.forEach((name, algorithm) -> {
      String mac = "Hmac" + algorithm.replace("-", "");
      library.fallible(
          name, args -> printed(Digests.digest(algorithm, Inputs.bytes(args, 1, "data")), args, 2));
      library.fallible("hmac_" + name, args -> printed(hmac(mac, args), args, 3));
    });
    return library
        .fallible("fnv32", args -> fnv32(Inputs.string(args, 1, "data")))
        .fallible("fnv64", args -> fnv64(Inputs.string(args, 1, "data")))
        .table();
  }

  private static byte[] hmac(String algorithm, Varargs args) {
    byte[] data = Inputs.bytes(args, 1, "data");
    return Digests.hmac(algorithm, Inputs.bytes(args, 2, "secret"), data);
  }

  private static LuaValue printed(byte[] digest, Varargs args, int raw) {
    return args.arg(raw).toboolean()
        ? Bytes.of(digest)
        : Bytes.of(HexFormat.of().formatHex(digest));
  }

  /** FNV-1a. */
  private static LuaValue fnv32(LuaString data) {
    int hash = FNV_32;
    for (int i = 0; i < data.m_length; i++) {
      hash = (hash ^ data.luaByte(i)) * FNV_32_PRIME;
    }
    return Numbers.of(Integer.toUnsignedLong(hash));
  }

  private static LuaValue fnv64(LuaString data) {
    long hash = FNV_64;
    for (int i = 0; i < data.m_length; i++) {
      hash = (hash ^ data.luaByte(i)) * FNV_64_PRIME;
    }
    return Numbers.ofUnsigned(hash);
  }
}
