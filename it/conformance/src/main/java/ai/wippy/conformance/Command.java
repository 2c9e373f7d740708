package ai.wippy.conformance;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A command of a script. */
sealed interface Command {
  /** The line of the text that the script was made of. */
  int line();

  /** What reports call it. */
  String type();

  /**
   * A component that must be accepted.
   *
   * @param name under which the script knows it; empty for none
   * @param instantiate whether an instance of it becomes the current one
   */
  record Define(int line, String type, String name, Path binary, boolean instantiate)
      implements Command {}

  /**
   * Makes a further instance of a definition, which becomes the current one.
   *
   * @param instance under which the script knows it
   * @param definition name of the definition
   */
  record Instantiate(int line, String type, String instance, String definition)
      implements Command {}

  /**
   * A component that must be refused.
   *
   * @param gate whether only as long as a later feature is not supported
   */
  record Refuse(int line, String type, Path binary, boolean gate) implements Command {}

  /** A component that decodes, but must be refused while it is linked. */
  record Unlinkable(int line, String type, Path binary) implements Command {}

  /** A component that links, but must trap while it is set up. */
  record Uninstantiable(int line, String type, Path binary) implements Command {}

  /**
   * A call that must return.
   *
   * @param call what is called
   * @param expected the result; empty if it is not looked at
   */
  record Return(int line, String type, Call call, Optional<List<TypedValue>> expected)
      implements Command {}

  /** A call that must trap. */
  record Trapping(int line, String type, Call call) implements Command {}

  /** A command that the runner does not know, or cannot carry out. */
  record Unknown(int line, String type) implements Command {}

  /**
   * A call.
   *
   * @param instance whose export it is; empty for the current one
   * @param function name of the export
   */
  record Call(String instance, String function, List<TypedValue> args) {}
}
