package ai.wippy.registry;

/** Names of what the build resolves for an entry, the keys of {@link Entry#built()}. */
public final class Built {
  /** Of a WASM entry: name of the generated class that implements {@code Component}. */
  public static final String COMPONENT = "component";

  /** Of a WASM entry: full name of the exported function that {@code method} means. */
  public static final String FUNCTION = "function";

  /** Of a Lua entry: name of the class that its chunk was compiled to. */
  public static final String CHUNK = "chunk";

  /** Of a Lua entry: the file that its source came from, for messages. */
  public static final String SOURCE = "source";

  private Built() {}
}
