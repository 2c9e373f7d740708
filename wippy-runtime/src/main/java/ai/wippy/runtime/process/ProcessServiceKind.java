package ai.wippy.runtime.process;

import ai.wippy.registry.Entry;
import ai.wippy.registry.EntryId;
import ai.wippy.runtime.security.Context;
import ai.wippy.runtime.service.Service;
import ai.wippy.runtime.service.ServiceKind;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Processes that are supervised: {@code process.service}. */
public final class ProcessServiceKind implements ServiceKind {
  private final ProcessTable processes;
  private final Function<Entry, Context> identity;

  /**
   * Services of an application.
   *
   * @param identity as whom the process of an entry runs
   */
  public ProcessServiceKind(ProcessTable processes, Function<Entry, Context> identity) {
    this.processes = processes;
    this.identity = identity;
  }

  @Override
  public Set<String> kinds() {
    return Set.of("process.service");
  }

  @Override
  public Service service(Entry entry) {
    var input = entry.data().get("input") instanceof List<?> list ? list : List.of();
    var spawn =
        new Spawn(
            id(entry, "process"), id(entry, "host"), List.copyOf(input), identity.apply(entry));
    return new ProcessService(entry.id(), spawn, processes);
  }

  @Override
  public List<EntryId> requires(Entry entry) {
    return List.of(id(entry, "host"));
  }

  private static EntryId id(Entry entry, String field) {
    var value = entry.data().get(field);
    if (value == null) {
      throw new IllegalStateException("the build let %s pass without %s".formatted(entry, field));
    }
    return EntryId.of(value);
  }
}
