package ai.wippy.runtime.component;

/** An instance of a core module. */
public final class CoreInstance {
  private CoreInstance() {}

  /** An export, of whatever kind. */
  public CoreExtern export(String name) {
    throw new UnsupportedOperationException(name);
  }

  /** An exported memory. */
  public GuestMemory memory(String name) {
    return (GuestMemory) export(name);
  }

  /** An exported function, for callers that have no bridge. */
  public CoreFunction function(String name) {
    return (CoreFunction) export(name);
  }

  /**
   * This instance behind an interface that was generated for its module: one primitive method for
   * each function that is used. The build wrote the implementation as bytecode beside the
   * interface, under its name with {@code Bridge} appended and with a public constructor that takes
   * this class.
   */
  public <B> B bridge(Class<B> type) {
    throw new UnsupportedOperationException(type.getName());
  }
}
