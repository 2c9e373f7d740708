package ai.wippy.build.wasm;

/** A core module that is broken, or that uses what cannot be translated: the user's to mend. */
public final class ModuleRejectedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String problem;
  private final String help;

  ModuleRejectedException(String problem, String help) {
    super(problem + ": " + help);
    this.problem = problem;
    this.help = help;
  }

  /** One sentence without a full stop, naming the rule that is broken and where in the module. */
  public String problem() {
    return problem;
  }

  /** What to do next. */
  public String help() {
    return help;
  }
}
