package ai.wippy.runtime.process;

import ai.wippy.registry.EntryId;
import ai.wippy.runtime.channel.Channels;
import ai.wippy.runtime.metrics.Measured;
import ai.wippy.runtime.metrics.Page;
import ai.wippy.runtime.metrics.Page.Label;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.security.Access;
import ai.wippy.runtime.security.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** All processes of an application, their names, their programs and their hosts. */
public final class ProcessTable implements Processes, Measured {
  private final String node;
  private final Access access;
  private final Map<EntryId, Runnable> programs = new ConcurrentHashMap<>();
  private final Map<EntryId, ProcessHost> hosts = new ConcurrentHashMap<>();
  private final Map<Pid, Process> processes = new ConcurrentHashMap<>();
  private final Map<String, Process> names = new ConcurrentHashMap<>();
  private final AtomicLong numbers = new AtomicLong();

  /**
   * What the processes of an entry run, how much they keep of what they are sent, and what becomes
   * of the context that they inherit.
   */
  record Runnable(
      EntryId id, Program program, MailboxLimits limits, UnaryOperator<Context> identity) {}

  /**
   * No process yet.
   *
   * @param node name of this application among others
   */
  public ProcessTable(String node, Access access) {
    this.node = node;
    this.access = access;
  }

  /** Adds what the processes of an entry run, as whoever starts them. */
  public void add(EntryId id, Program program, MailboxLimits limits) {
    add(id, program, limits, UnaryOperator.identity());
  }

  /**
   * Adds what the processes of an entry run.
   *
   * @param identity makes their context of that of whoever starts them
   */
  public void add(
      EntryId id, Program program, MailboxLimits limits, UnaryOperator<Context> identity) {
    if (programs.putIfAbsent(id, new Runnable(id, program, limits, identity)) != null) {
      throw new IllegalStateException(id + " is a program twice");
    }
  }

  /**
   * What the processes of an entry run.
   *
   * @throws Failure of kind NOT_FOUND if it has no processes
   */
  public Program program(EntryId id) {
    return runnable(id).program();
  }

  private Runnable runnable(EntryId id) {
    var runnable = programs.get(id);
    if (runnable == null) {
      throw new Failure(Kind.NOT_FOUND, "process not found: " + id);
    }
    return runnable;
  }

  void add(ProcessHost host) {
    if (hosts.putIfAbsent(host.id(), host) != null) {
      throw new IllegalStateException(host.id() + " is a host twice");
    }
  }

  /** How many there are, calls of functions included that have asked for a pid. */
  public int size() {
    return processes.size();
  }

  @Override
  public void measure(Page page) {
    var family = page.gauge("wippy_processes", "Processes that run, by what and where.");
    hosts.forEach((host, processes) ->
        processes
            .programs()
            .forEach((program, count) ->
                family.add(
                    count,
                    new Label("process_id", program.toString()),
                    new Label("host", host.toString()))));
  }

  @Override
  public void send(Process self, String destination, String topic, List<Object> payloads) {
    var target = find(destination);
    require(self, "process.send", target);
    if (topic.isEmpty()) {
      throw new Failure(Kind.INVALID, "a message needs a topic");
    }
    if (topic.startsWith("@")) {
      throw new Failure(Kind.INVALID, "topics that start with @ are reserved: " + topic);
    }
    target.deliver(self.pid(), topic, payloads);
  }

  private Process find(String destination) {
    var pid = Pid.parse(destination);
    var found = pid.isPresent() ? processes.get(pid.get()) : names.get(destination);
    if (found != null) {
      return found;
    }
    if (pid.isPresent()) {
      throw Mailbox.gone(pid.get());
    }
    throw new Failure(Kind.NOT_FOUND, "no process is registered as %s".formatted(destination));
  }

  private void require(Process self, String action, Process target) {
    require(self, action, target.pid().toString());
  }

  private void require(Process self, String action, String resource) {
    access.require(self.context(), action, resource, Map.of("pid", self.pid().toString()));
  }

  @Override
  public Pid spawn(Process self, Spawn spawn) {
    require(self, "process.spawn", spawn.program().toString());
    requireHost(self, spawn);
    if (spawn.monitored()) {
      require(self, "process.spawn.monitored", spawn.program().toString());
    }
    if (spawn.linked()) {
      require(self, "process.spawn.linked", spawn.program().toString());
    }
    spawn.name().ifPresent(name -> require(self, "process.registry.register", name));
    return launch(self, spawn, List.of()).pid();
  }

  private void requireHost(Process self, Spawn spawn) {
    require(self, "process.host", spawn.host().toString());
  }

  @Override
  public Object exec(Process self, Spawn spawn) {
    require(self, "process.exec", spawn.program().toString());
    requireHost(self, spawn);
    return run(self, spawn);
  }

  /**
   * Starts a process and waits for its end; ends it if this thread is interrupted, whose interrupt
   * status stays set then.
   */
  Object run(@Nullable Process parent, Spawn spawn) {
    var process = launch(parent, spawn, List.of());
    try {
      return process.await().result();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      process.kill(new Failure(Kind.CANCELED, "its caller was canceled"));
      throw new Failure(Kind.CANCELED, "canceled while %s ran".formatted(spawn.program()));
    }
  }

  /**
   * Starts a process, unless one has its name; then that one.
   *
   * @param words of the command line that starts it
   */
  Process launch(@Nullable Process parent, Spawn spawn, List<String> words) {
    var runnable = runnable(spawn.program());
    var host = hosts.get(spawn.host());
    if (host == null) {
      throw new Failure(
          Kind.NOT_FOUND,
          "no process host %s: spawn on a process.host or a terminal.host".formatted(spawn.host()));
    }
    while (true) {
      var context = runnable.identity().apply(spawn.context());
      var process = host.admit(runnable, context, numbers::incrementAndGet, node);
      processes.put(process.pid(), process);
      try {
        var holder = spawn.name().map(name -> process.claim(name, names)).orElse(process);
        if (parent != null && holder != process) {
          requireJoining(parent, spawn, holder);
        }
        prepare(parent, spawn, holder);
        if (holder == process) {
          host.start(process, runnable.program(), spawn, words, this);
          return process;
        }
        host.dismiss(process, this);
        return holder;
      } catch (Failure failure) {
        host.dismiss(process, this);
        boolean holderHasEnded = spawn.name().isPresent() && failure.kind() == Kind.NOT_FOUND;
        if (!holderHasEnded || (parent != null && parent.isEnding())) {
          throw failure;
        }
      }
    }
  }

  /** Who gets a process that was there already could not do more to it otherwise either. */
  private void requireJoining(Process parent, Spawn spawn, Process holder) {
    if (!spawn.messages().isEmpty()) {
      require(parent, "process.send", holder);
    }
    if (spawn.monitored()) {
      require(parent, "process.monitor", holder);
    }
    if (spawn.linked()) {
      require(parent, "process.link", holder);
    }
  }

  /** Before it starts, so that it finds its messages and its end is noticed. */
  private static void prepare(@Nullable Process parent, Spawn spawn, Process process) {
    for (var message : spawn.messages()) {
      process.deliver(parent == null ? null : parent.pid(), message.topic(), message.payloads());
    }
    if (parent != null && spawn.monitored()) {
      parent.monitor(process);
    }
    if (parent != null && spawn.linked()) {
      parent.link(process);
    }
  }

  /** It runs no more: forgets it and tells those who want to know. */
  Outcome end(Process process, Outcome outcome) {
    processes.remove(process.pid());
    return process.end(outcome, names);
  }

  @Override
  public void cancel(Process self, String destination, String reason) {
    var target = find(destination);
    require(self, "process.cancel", target);
    target.cancel(self.pid(), reason);
  }

  @Override
  public void terminate(Process self, String destination) {
    var target = find(destination);
    require(self, "process.terminate", target);
    target.kill(new Failure(Kind.CANCELED, "terminated"));
  }

  @Override
  public void monitor(Process self, String destination) {
    var target = find(destination);
    require(self, "process.monitor", target);
    self.monitor(target);
  }

  @Override
  public void unmonitor(Process self, String destination) {
    var target = find(destination);
    require(self, "process.unmonitor", target);
    self.unmonitor(target);
  }

  @Override
  public void link(Process self, String destination) {
    var target = find(destination);
    require(self, "process.link", target);
    self.link(target);
  }

  @Override
  public void unlink(Process self, String destination) {
    var target = find(destination);
    require(self, "process.unlink", target);
    self.unlink(target);
  }

  @Override
  public void register(Process self, String name, Optional<String> destination) {
    if (name.isEmpty() || Pid.parse(name).isPresent()) {
      throw new Failure(Kind.INVALID, "no name for a process: `%s`".formatted(name));
    }
    require(self, "process.registry.register", name);
    var target = destination.isPresent() ? find(destination.get()) : self;
    if (target != self) {
      require(self, "process.registry.foreign", target);
    }
    var holder = target.claim(name, names);
    if (holder != target) {
      throw new Failure(
          Kind.ALREADY_EXISTS, "%s is registered as %s already".formatted(holder, name));
    }
  }

  @Override
  public Optional<Pid> lookup(String name) {
    return Optional.ofNullable(names.get(name)).map(Process::pid);
  }

  @Override
  public boolean unregister(Process self, String name) {
    require(self, "process.registry.unregister", name);
    var holder = names.get(name);
    if (holder != null && holder != self) {
      require(self, "process.registry.foreign", holder);
    }
    return holder != null && holder.release(name, names);
  }

  @Override
  public Process open(EntryId function, Context context, Channels channels) {
    var pid = new Pid(node, function, numbers.incrementAndGet());
    var process = new Process(pid, context, channels, true, MailboxLimits.WIDE);
    process.runIn(Thread.currentThread());
    processes.put(pid, process);
    return process;
  }

  @Override
  public Outcome close(Process process, Outcome outcome) {
    var ended = end(process, outcome);
    if (process.killed().isPresent()) {
      boolean _ = Thread.interrupted();
    }
    return ended;
  }
}
