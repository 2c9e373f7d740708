package app;

import ai.wippy.registry.EntryId;

/** Compiles only with the runtime among the dependencies. */
public final class App {
  /** An id of this application. */
  public static final EntryId ID = EntryId.parse("app:answer");

  private App() {}
}
