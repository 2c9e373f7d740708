package ai.wippy.runtime.process;

import ai.wippy.registry.Entry;
import ai.wippy.registry.EntryId;
import ai.wippy.runtime.channel.Case;
import ai.wippy.runtime.channel.Channel;
import ai.wippy.runtime.channel.Channels;
import ai.wippy.runtime.channel.Slot;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.JavaValues;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.payload.Values;
import ai.wippy.runtime.security.Access;
import ai.wippy.runtime.security.Context;
import ai.wippy.runtime.service.Service;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Processes written in Java, on a host {@code app:host}, and one that stands for the test. */
final class Scene implements AutoCloseable {
  static final EntryId HOST = EntryId.parse("app:host");

  /** What a process does that waits through its channels. */
  @FunctionalInterface
  interface Body {
    Object run(Process self, Object... args) throws Exception;
  }

  final ProcessTable table = new ProcessTable("node", new Access(false));
  final Service host;
  final Process self;

  Scene() {
    this(64);
  }

  Scene(long workers) {
    host =
        host(
            new Entry(
                HOST,
                "process.host",
                Map.of(),
                Map.of("host", Map.of("workers", workers)),
                Map.of()));
    host.start();
    self = table.open(EntryId.parse("app:test"), Context.EMPTY, new Channels(Slot.FREE));
    addPrograms();
  }

  /** Programs that most tests can use. */
  private void addPrograms() {
    program("app:echo", (process, args) -> args.length == 0 ? JavaValues.NIL : args[0]);
    program(
        "app:fail",
        (_, _) -> {
          throw new Failure(Kind.CONFLICT, "failed on purpose");
        });
    program("app:idle", (process, _) -> message(process));
    program("app:wait-for-event", (process, _) -> told(event(process)));
    program(
        "app:wait-for-message",
        (process, _) -> message(process).topic() + " " + message(process).payloads());
    program(
        "app:spin",
        (_, _) -> {
          while (!Thread.currentThread().isInterrupted()) {
            Thread.onSpinWait();
          }
          throw new Failure(Kind.CANCELED, "interrupted");
        });
  }

  Service host(Entry entry) {
    var streams =
        new StandardStreams(
            InputStream.nullInputStream(),
            OutputStream.nullOutputStream(),
            OutputStream.nullOutputStream());
    return new HostKind(table, streams).service(entry);
  }

  /** Adds a program that hears of events. */
  void program(String id, Body body) {
    program(id, MailboxLimits.WIDE, true, body);
  }

  void program(String id, MailboxLimits limits, boolean cooperates, Body body) {
    table.add(
        EntryId.parse(id),
        new Program() {
          @Override
          public Object run(ProcessFrame frame, Values values, Object... args) {
            return ran(() -> body.run(frame.process(), args));
          }

          @Override
          public boolean cooperates() {
            return cooperates;
          }
        },
        limits);
  }

  private interface Action {
    Object run() throws Exception;
  }

  private static Object ran(Action action) {
    try {
      return action.run();
    } catch (RuntimeException e) {
      throw e;
    } catch (InterruptedException _) {
      throw new Failure(Kind.CANCELED, "interrupted");
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  static Spawn spawn(String id, Object... args) {
    return new Spawn(EntryId.parse(id), HOST, List.of(args), Context.EMPTY);
  }

  static Spawn with(Spawn spawn, boolean monitored, boolean linked) {
    return new Spawn(
        spawn.program(),
        spawn.host(),
        spawn.args(),
        spawn.context(),
        spawn.name(),
        spawn.messages(),
        monitored,
        linked);
  }

  static Spawn named(Spawn spawn, String name, Spawn.Draft... messages) {
    return new Spawn(
        spawn.program(),
        spawn.host(),
        spawn.args(),
        spawn.context(),
        Optional.of(name),
        List.of(messages),
        spawn.monitored(),
        spawn.linked());
  }

  String start(String id, Object... args) {
    return table.spawn(self, spawn(id, args)).toString();
  }

  String monitored(String id, Object... args) {
    return table.spawn(self, with(spawn(id, args), true, false)).toString();
  }

  /** Waits for a value; how long is the business of the test's timeout. */
  static Object receive(Process process, Channel channel) throws InterruptedException {
    return String.valueOf(next(process, channel));
  }

  static Object next(Process process, Channel channel) throws InterruptedException {
    var value = process.channels().select(List.of(new Case.Receive(channel))).value();
    return value == null ? JavaValues.NIL : value;
  }

  static Message message(Process process) throws InterruptedException {
    return (Message) next(process, process.inbox());
  }

  static Event event(Process process) throws InterruptedException {
    return (Event) next(process, process.events());
  }

  /** An event as text: what, whose, with what outcome. */
  static String told(Event event) {
    return switch (event) {
      case Event.Exited(var from, var _, var outcome) ->
          "exit %s %s".formatted(from, told(outcome));
      case Event.LinkDown(var from, var _, var outcome) ->
          "link down %s %s".formatted(from, told(outcome));
      case Event.Canceled(var from, var _, var reason) -> "cancel %s %s".formatted(from, reason);
    };
  }

  private static String told(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Value(Object value) -> String.valueOf(value);
      case Outcome.Failed(var failure) -> failure.kind().text() + ": " + failure.message();
    };
  }

  @Override
  public void close() {
    host.stop(Duration.ofSeconds(1));
  }
}
