package ai.wippy.runtime.wasm;

import ai.wippy.registry.Entry;
import ai.wippy.runtime.function.Deadline;
import ai.wippy.runtime.function.WorkerClass;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.payload.Values;
import ai.wippy.runtime.process.Exit;
import ai.wippy.runtime.process.ProcessFrame;
import ai.wippy.runtime.process.Processes;
import ai.wippy.runtime.process.Program;
import ai.wippy.runtime.wippy.actor.GuestMailbox;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** One call of a guest's function is the whole life of a process. */
final class WasmProgram implements Program {
  private final Entry entry;
  private final Guest guest;
  private final WorkerClass workers;
  private final Optional<Deadline> deadline;
  private final Processes processes;

  WasmProgram(Entry entry, Guest guest, Processes processes) {
    this.entry = entry;
    this.guest = guest;
    this.processes = processes;
    workers = WorkerClass.of(entry);
    deadline = Deadline.of(entry);
  }

  @Override
  public Object run(ProcessFrame process, Values values, Object... args) {
    var words = Stream.concat(Stream.of(entry.id().name()), process.words().stream()).toList();
    var mailbox = new GuestMailbox(process.process(), processes);
    var caller = new Caller(process.context(), process.streams(), Optional.of(mailbox), words);
    try {
      return run(() -> guest.call(caller, () -> {}, values, args));
    } catch (Failure failure) {
      if (failure.details() != null && CommandArguments.isCommand(guest.type().name())) {
        // It has said on its error stream what is wrong.
        throw new Exit(1);
      }
      // Words that only the function's types can judge, such as the name of an enum's case.
      throw failure.kind() == Kind.INVALID && !process.words().isEmpty()
          ? usage().wrong(failure.message())
          : failure;
    }
  }

  /** A limit of the entry is one of the whole life of its processes, waiting included. */
  private Object run(Supplier<Object> life) {
    Supplier<Object> placed = () -> workers.run(entry.id().toString(), life);
    return deadline.isPresent() ? deadline.get().run(placed) : placed.get();
  }

  @Override
  public Object[] arguments(Values values, List<String> words) {
    return usage().parse(values, words);
  }

  private CommandArguments usage() {
    return new CommandArguments(command(), guest.type());
  }

  private String command() {
    return entry.meta().get("command") instanceof Map<?, ?> command
            && command.get("name") instanceof String name
        ? name
        : entry.id().toString();
  }

  @Override
  public boolean printsText() {
    return true;
  }
}
