package ai.wippy.runtime.component;

/**
 * A value that does not fit its WIT type. The message names the path to it: {@code
 * users[3].tags[1]: expected string, got boolean}.
 */
public final class BadValue extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String problem;
  private String path = "";

  BadValue(String problem) {
    super(problem);
    this.problem = problem;
  }

  /** This, its path so far being inside of {@code name}; an empty name adds nothing. */
  BadValue in(String name) {
    if (!name.isEmpty()) {
      path = path.isEmpty() || path.startsWith("[") ? name + path : name + "." + path;
    }
    return this;
  }

  /** This, its path so far being inside of element {@code index} of a list. */
  BadValue at(int index) {
    return in("[" + index + "]");
  }

  @Override
  public String getMessage() {
    return path.isEmpty() ? problem : path + ": " + problem;
  }
}
