package ai.wippy.runtime.lua.module;

import ai.wippy.runtime.lua.Library;
import ai.wippy.runtime.lua.LuaModule;
import ai.wippy.runtime.lua.LuaState;
import ai.wippy.runtime.lua.code.Bytes;
import ai.wippy.runtime.lua.code.Numbers;
import java.util.HexFormat;
import java.util.UUID;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** {@code uuid}: makes UUIDs and looks into them. */
public final class UuidModule implements LuaModule {
  private final Uuids uuids = new Uuids();

  @Override
  public LuaValue open(LuaState state) {
    return new Library()
        .fallible("v1", _ -> text(uuids.ofTime()))
        .fallible("v3", args -> ofName("MD5", 3, args))
        .fallible("v4", _ -> text(UUID.randomUUID()))
        .fallible("v5", args -> ofName("SHA-1", 5, args))
        .fallible("v7", _ -> text(uuids.ofUnixTime()))
        .function("validate", UuidModule::validate)
        .fallible("version", args -> Numbers.of(uuid(args).version()))
        .fallible("variant", args -> Bytes.of(variant(uuid(args))))
        .fallible("parse", args -> parsed(uuid(args)))
        .fallible("format", UuidModule::format)
        .table();
  }

  private static LuaValue text(UUID uuid) {
    return Bytes.of(uuid.toString());
  }

  private static UUID uuid(Varargs args) {
    return uuid(args, "UUID");
  }

  private static UUID uuid(Varargs args, String name) {
    String text = Inputs.word(args, 1, name);
    return Uuids.parse(text)
        .orElseThrow(() ->
            Inputs.invalid(
                "%s has an invalid format: %s; write it like %s"
                    .formatted(name, text, new UUID(0, 0))));
  }

  private static LuaValue ofName(String algorithm, int version, Varargs args) {
    UUID namespace = uuid(args, "namespace");
    return text(Uuids.ofName(algorithm, version, namespace, Inputs.bytes(args, 2, "name")));
  }

  private static LuaValue validate(Varargs args) {
    return LuaValue.valueOf(
        args.arg1() instanceof LuaString text && Uuids.parse(Bytes.text(text)).isPresent());
  }

  private static String variant(UUID uuid) {
    return switch (uuid.variant()) {
      case 0 -> "NCS";
      case 2 -> "RFC4122";
      case 6 -> "Microsoft";
      default -> "Invalid";
    };
  }

  private static LuaValue parsed(UUID uuid) {
    var parsed =
        new Library()
            .value("version", Numbers.of(uuid.version()))
            .value("variant", Bytes.of(variant(uuid)));
    Uuids.time(uuid)
        .ifPresent(time -> parsed.value("timestamp", Numbers.of(time.getEpochSecond())));
    if (uuid.version() == 1) {
      String node = HexFormat.of().toHexDigits(uuid.getLeastSignificantBits(), 12);
      parsed.value("node", Bytes.of(node));
    }
    return parsed.table();
  }

  private static LuaValue format(Varargs args) {
    UUID uuid = uuid(args);
    String format = Inputs.text(args, 2, "format", "standard");
    return Bytes.of(
        switch (format) {
          case "standard" -> uuid.toString();
          case "simple" -> uuid.toString().replace("-", "");
          case "urn" -> "urn:uuid:" + uuid;
          default ->
              throw Inputs.invalid(
                  "unsupported format: %s; use standard, simple or urn".formatted(format));
        });
  }
}
