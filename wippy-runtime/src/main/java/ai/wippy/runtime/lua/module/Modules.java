package ai.wippy.runtime.lua.module;

import ai.wippy.runtime.lua.LuaModule;
import ai.wippy.runtime.process.EventBus;
import ai.wippy.runtime.process.Processes;
import ai.wippy.runtime.security.Access;
import java.util.Map;
import java.util.Set;

/** The modules of this version. */
public final class Modules {
  /** Their names, as an entry's {@code modules} list them. */
  public static final Set<String> NAMES =
      Set.of(
          "base64",
          "crypto",
          "ctx",
          "env",
          "events",
          "fs",
          "funcs",
          "hash",
          "http",
          "http_client",
          "io",
          "json",
          "logger",
          "payload",
          "registry",
          "security",
          "time",
          "uuid");

  private Modules() {}

  /**
   * What all code has, by name.
   *
   * @param processes what {@code process} starts and talks to
   */
  public static Map<String, LuaModule> globals(Processes processes, Access access) {
    return Map.of(
        "channel",
        new ChannelModule(),
        "payload",
        new PayloadModule(),
        "process",
        new ProcessModule(processes, access),
        "subscribe",
        new GlobalFunction("subscribe", ProcessModule::listen),
        "unsubscribe",
        new GlobalFunction("unsubscribe", ProcessModule::unlisten));
  }

  /** Each module by its name. */
  public static Map<String, LuaModule> of(Host host) {
    var access = host.security().access();
    return Map.ofEntries(
        Map.entry("base64", new Base64Module()),
        Map.entry("crypto", LateModule.table(CryptoModule::new)),
        Map.entry("ctx", new CtxModule()),
        Map.entry("env", new EnvModule(host.environment(), access)),
        Map.entry("events", LateModule.table(() -> new EventsModule(new EventBus(), access))),
        Map.entry("fs", new FsModule(host.mounts(), access)),
        Map.entry("funcs", new FuncsModule(host.functions(), access)),
        Map.entry("hash", new HashModule()),
        Map.entry("http", new HttpModule()),
        Map.entry("http_client", new HttpClientModule(host.fetcher(), access)),
        Map.entry("io", new IoModule()),
        Map.entry("json", new JsonModule()),
        Map.entry("logger", LateModule.object(LoggerModule::new)),
        Map.entry("payload", new PayloadModule()),
        Map.entry("registry", new RegistryModule(host.registry(), access)),
        Map.entry("security", new SecurityModule(host.security())),
        Map.entry("time", new TimeModule()),
        Map.entry("uuid", LateModule.table(UuidModule::new)));
  }
}
