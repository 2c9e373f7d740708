package ai.wippy.runtime.process;

import ai.wippy.registry.Entry;
import ai.wippy.registry.EntryId;
import ai.wippy.runtime.function.EntryOptions;
import ai.wippy.runtime.service.Service;
import ai.wippy.runtime.service.ServiceKind;
import java.util.Map;
import java.util.Set;

/** Hosts of processes: {@code process.host}, {@code terminal.host}. */
public final class HostKind implements ServiceKind {
  private static final String TERMINAL = "terminal.host";

  private final ProcessTable processes;
  private final StandardStreams terminal;

  /**
   * Hosts for the processes of a table.
   *
   * @param terminal the streams of the application
   */
  public HostKind(ProcessTable processes, StandardStreams terminal) {
    this.processes = processes;
    this.terminal = terminal;
  }

  @Override
  public Set<String> kinds() {
    return Set.of("process.host", TERMINAL);
  }

  @Override
  public Service service(Entry entry) {
    var host =
        entry.kind().equals(TERMINAL)
            ? new ProcessHost(entry.id(), 1, _ -> terminal.shared())
            : new ProcessHost(entry.id(), workers(entry), HostKind::logging);
    processes.add(host);
    return host;
  }

  private static int workers(Entry entry) {
    var settings = entry.data().get("host") instanceof Map<?, ?> map ? map : Map.of();
    long workers = EntryOptions.number(settings, "workers");
    return workers > 0
        ? (int) Math.min(workers, Integer.MAX_VALUE)
        : Runtime.getRuntime().availableProcessors();
  }

  private static StandardStreams logging(EntryId program) {
    return StandardStreams.logging(
        () -> System.getLogger(ProcessHost.class.getName()), program.toString());
  }
}
