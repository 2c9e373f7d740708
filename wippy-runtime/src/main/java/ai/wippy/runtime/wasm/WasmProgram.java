package ai.wippy.runtime.wasm;

import ai.wippy.registry.Entry;
import ai.wippy.runtime.payload.Values;
import ai.wippy.runtime.process.ProcessFrame;
import ai.wippy.runtime.process.Program;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One call of a guest's function is the whole life of a process. */
final class WasmProgram implements Program {
  private final Entry entry;
  private final Guest guest;

  WasmProgram(Entry entry, Guest guest) {
    this.entry = entry;
    this.guest = guest;
  }

  @Override
  public Object run(ProcessFrame process, Values values, Object... args) {
    var words = Stream.concat(Stream.of(entry.id().name()), process.words().stream()).toList();
    return guest.call(process.streams(), words, values, args);
  }

  @Override
  public Object[] arguments(Values values, List<String> words) {
    return new CommandArguments(command(), guest.type()).parse(values, words);
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
