package ai.wippy.conformance;

import ai.wippy.component.Component;
import java.util.Optional;
import java.util.function.Consumer;

/** A script on its way through its commands; whatever happens, each command gets one verdict. */
final class ScriptRun implements Deadline.Task {
  private final Script script;
  private final Optional<Component> host;
  private final Consumer<Verdict> out;
  private int next;

  ScriptRun(Script script, Optional<Component> host, Consumer<Verdict> out) {
    this.script = script;
    this.host = host;
    this.out = out;
  }

  @Override
  public void run() {
    try (var execution = new Execution(Preparation.of(script, host))) {
      for (Command command : script.commands()) {
        Optional<String> problem = problem(execution, command);
        if (!verdict(command, problem)) {
          return;
        }
      }
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      giveUp(Execution.describe(e));
    }
  }

  @Override
  public synchronized void giveUp(String problem) {
    while (next < script.commands().size()) {
      report(script.commands().get(next), Optional.of(problem));
    }
  }

  /** Whether the command was still awaited. */
  private synchronized boolean verdict(Command command, Optional<String> problem) {
    boolean awaited = next < script.commands().size() && script.commands().get(next) == command;
    if (awaited) {
      report(command, problem);
    }
    return awaited;
  }

  private void report(Command command, Optional<String> problem) {
    next++;
    String place = "%s:%d %s".formatted(script.name(), command.line(), command.type());
    out.accept(new Verdict(Scripts.line(command), place, problem));
  }

  private static Optional<String> problem(Execution execution, Command command) {
    try {
      execution.run(command);
      return Optional.empty();
    } catch (Problem e) {
      return Optional.of(e.message());
    } catch (ReflectiveOperationException
        | RuntimeException
        | LinkageError
        | StackOverflowError
        | OutOfMemoryError e) {
      return Optional.of(Execution.describe(e));
    }
  }
}
