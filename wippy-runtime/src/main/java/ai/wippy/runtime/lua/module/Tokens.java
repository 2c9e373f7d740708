package ai.wippy.runtime.lua.module;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.wippy.runtime.lua.Library;
import ai.wippy.runtime.lua.code.Bytes;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.payload.Values;
import java.time.Instant;
import java.util.Base64;
import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** JSON web tokens (RFC 7519), signed: {@code crypto.jwt}. */
final class Tokens {
  private static final LuaValue HEADER = LuaValue.valueOf("_header");
  private static final String DEFAULT = "HS256";
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private Tokens() {}

  /** Claims, key and algorithm to a token. */
  static LuaValue encode(Values values, Varargs args) {
    LuaTable payload = Inputs.table(args, 1, "payload");
    byte[] key = Inputs.bytes(args, 2, "key");
    String algorithm = Inputs.text(args, 3, "alg", DEFAULT);
    var signature = TokenSignature.of(algorithm);
    var header =
        new Library().value("typ", Bytes.of("JWT")).value("alg", Bytes.of(algorithm)).table();
    var claims = new Library().table();
    copy(payload, claims);
    if (payload.rawget(HEADER) instanceof LuaTable more) {
      claims.rawset(HEADER, LuaValue.NIL);
      copy(more, header);
      header.rawset("alg", Bytes.of(algorithm));
    }
    String signed = part(values, header) + "." + part(values, claims);
    byte[] proof = signature.sign(key, signed.getBytes(UTF_8));
    return Bytes.of(signed + "." + ENCODER.encodeToString(proof));
  }

  private static void copy(LuaTable from, LuaTable to) {
    for (LuaValue key : from.keys()) {
      to.rawset(key, from.rawget(key));
    }
  }

  private static String part(Values values, LuaTable table) {
    byte[] json = table.keyCount() == 0 ? "{}".getBytes(UTF_8) : JsonText.of(values, table);
    return ENCODER.encodeToString(json);
  }

  /** Token, key and algorithm to claims that have not expired. */
  static LuaValue verify(Values values, Varargs args) {
    String token = Bytes.text(Inputs.string(args, 1, "token"));
    byte[] key = Inputs.bytes(args, 2, "key");
    String algorithm = Inputs.text(args, 3, "alg", DEFAULT);
    boolean mustExpire = args.isnoneornil(4) || args.arg(4).toboolean();
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      throw refused("token is malformed: it has %d parts, not 3".formatted(parts.length));
    }
    LuaTable header = table(values, parts[0]);
    if (!header.rawget("alg").equals(Bytes.of(algorithm))) {
      throw refused(
          "token is signed with %s, not %s".formatted(header.rawget("alg").tojstring(), algorithm));
    }
    String signed = parts[0] + "." + parts[1];
    if (!TokenSignature.of(algorithm).verify(key, signed.getBytes(UTF_8), decoded(parts[2]))) {
      throw refused("signature is invalid");
    }
    LuaTable claims = table(values, parts[1]);
    checkTimes(claims, mustExpire);
    return claims;
  }

  private static LuaTable table(Values values, String part) {
    if (json(values, Bytes.of(decoded(part))) instanceof LuaTable table) {
      return table;
    }
    throw refused("token is malformed: no JSON object");
  }

  private static LuaValue json(Values values, LuaString text) {
    try {
      return JsonText.read(values, text);
    } catch (Failure e) {
      throw refused("token is malformed: " + e.message());
    }
  }

  private static byte[] decoded(String part) {
    try {
      return Base64.getUrlDecoder().decode(part);
    } catch (IllegalArgumentException e) {
      throw refused("token is malformed: " + e.getMessage());
    }
  }

  private static void checkTimes(LuaTable claims, boolean mustExpire) {
    double now = Instant.now().toEpochMilli() / 1000.0;
    LuaValue expires = claims.rawget("exp");
    if (expires.isnil() ? mustExpire : !(expires instanceof LuaNumber)) {
      throw refused("exp claim is required; pass false after the algorithm to do without");
    }
    if (!expires.isnil() && now >= expires.todouble()) {
      throw refused("token is expired");
    }
    if (claims.rawget("nbf") instanceof LuaNumber begins && now < begins.todouble()) {
      throw refused("token is not valid yet");
    }
  }

  private static Failure refused(String problem) {
    return new Failure(Kind.INTERNAL, "verify token: " + problem);
  }
}
