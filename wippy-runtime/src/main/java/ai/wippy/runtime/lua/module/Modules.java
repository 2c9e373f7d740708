package ai.wippy.runtime.lua.module;

import ai.wippy.runtime.function.Functions;
import ai.wippy.runtime.lua.LuaModule;
import ai.wippy.runtime.process.Processes;
import ai.wippy.runtime.security.Access;
import java.util.Map;
import java.util.Set;

/** The modules of this version. */
public final class Modules {
  private static final String FUNCS = "funcs";
  private static final String IO = "io";

  /** Their names, as an entry's {@code modules} list them. */
  public static final Set<String> NAMES = Set.of(FUNCS, IO);

  private Modules() {}

  /**
   * What all code has, by name.
   *
   * @param processes what {@code process} starts and talks to
   */
  public static Map<String, LuaModule> globals(Processes processes, Access access) {
    return Map.of("channel", new ChannelModule(), "process", new ProcessModule(processes, access));
  }

  /**
   * Each module by its name.
   *
   * @param functions what {@code funcs} calls
   */
  public static Map<String, LuaModule> of(Functions functions) {
    return Map.of(FUNCS, new FuncsModule(functions), IO, new IoModule());
  }
}
