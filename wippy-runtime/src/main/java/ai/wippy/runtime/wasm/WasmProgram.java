package ai.wippy.runtime.wasm;

import ai.wippy.registry.Entry;
import ai.wippy.runtime.function.WorkerClass;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.payload.Values;
import ai.wippy.runtime.process.Exit;
import ai.wippy.runtime.process.ProcessFrame;
import ai.wippy.runtime.process.Program;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One call of a guest's function is the whole life of a process. */
final class WasmProgram implements Program {
  private final Entry entry;
  private final Guest guest;
  private final WorkerClass workers;

  WasmProgram(Entry entry, Guest guest) {
    this.entry = entry;
    this.guest = guest;
    workers = WorkerClass.of(entry);
  }

  @Override
  public Object run(ProcessFrame process, Values values, Object... args) {
    var words = Stream.concat(Stream.of(entry.id().name()), process.words().stream()).toList();
    try {
      return workers.run(
          entry.id().toString(),
          () -> guest.call(process.context(), process.streams(), () -> {}, words, values, args));
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
