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
        LateModule.table(ChannelModule::new),
        "payload",
        LateModule.table(PayloadModule::new),
        "process",
        LateModule.table(() -> new ProcessModule(processes, access)),
        "subscribe",
        new GlobalFunction("subscribe", ProcessModule::listen),
        "unsubscribe",
        new GlobalFunction("unsubscribe", ProcessModule::unlisten));
  }

  /** Each module by its name. */
  public static Map<String, LuaModule> of(Host host) {
    var access = host.security().access();
    return Map.ofEntries(
        Map.entry("base64", LateModule.table(Base64Module::new)),
        Map.entry("crypto", LateModule.table(CryptoModule::new)),
        Map.entry("ctx", LateModule.table(CtxModule::new)),
        Map.entry("env", LateModule.table(() -> new EnvModule(host.environment(), access))),
        Map.entry("events", LateModule.table(() -> new EventsModule(new EventBus(), access))),
        Map.entry("fs", LateModule.table(() -> new FsModule(host.mounts(), access))),
        Map.entry("funcs", LateModule.table(() -> new FuncsModule(host.functions(), access))),
        Map.entry("hash", LateModule.table(HashModule::new)),
        Map.entry("http", LateModule.table(HttpModule::new)),
        Map.entry(
            "http_client", LateModule.table(() -> new HttpClientModule(host.fetcher(), access))),
        Map.entry("io", LateModule.table(IoModule::new)),
        Map.entry("json", LateModule.table(JsonModule::new)),
        Map.entry("logger", LateModule.object(LoggerModule::new)),
        Map.entry("payload", LateModule.table(PayloadModule::new)),
        Map.entry("registry", LateModule.table(() -> new RegistryModule(host.registry(), access))),
        Map.entry("security", LateModule.table(() -> new SecurityModule(host.security()))),
        Map.entry("time", LateModule.table(TimeModule::new)),
        Map.entry("uuid", LateModule.table(UuidModule::new)));
  }
}
