package ai.wippy.runtime.wasm;

import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.registry.Entry;
import ai.wippy.registry.EntryId;
import ai.wippy.registry.Registry;
import ai.wippy.registry.Settings;
import ai.wippy.runtime.channel.Case;
import ai.wippy.runtime.channel.Channels;
import ai.wippy.runtime.channel.Slot;
import ai.wippy.runtime.env.Environment;
import ai.wippy.runtime.function.FunctionRegistry;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.process.Event;
import ai.wippy.runtime.process.HostKind;
import ai.wippy.runtime.process.MailboxLimits;
import ai.wippy.runtime.process.Outcome;
import ai.wippy.runtime.process.Process;
import ai.wippy.runtime.process.ProcessTable;
import ai.wippy.runtime.process.Spawn;
import ai.wippy.runtime.process.StandardStreams;
import ai.wippy.runtime.security.Access;
import ai.wippy.runtime.security.Context;
import ai.wippy.runtime.service.Service;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Guests as processes: started, heard of, and ended at any instant. */
@Timeout(30)
class WasmProcessesTest {
  private static final EntryId HOST = EntryId.parse("app:host");

  private final ProcessTable table = new ProcessTable("node", new Access(false));
  private final Service host;
  private final Process self =
      table.open(EntryId.parse("app:test"), Context.EMPTY, new Channels(Slot.FREE));

  WasmProcessesTest() {
    var streams = StandardStreams.logging(() -> System.getLogger("guests"), "guest");
    host =
        new HostKind(table, streams)
            .service(new Entry(HOST, "process.host", Map.of(), Map.of(), Map.of()));
    host.start();
    var nothing = new Registry(List.of());
    var access = new Access(false);
    var kind =
        new WasmProcesses(
            new Components(getClass().getClassLoader()),
            new HostResources(
                nothing,
                Environment.of(nothing, System::getenv),
                access,
                new FunctionRegistry(access)),
            table,
            Settings.NONE);
    for (var function : List.of("echo", "add", "loop", "trap", "exit")) {
      var entry = FakeComponent.entry("app:" + function, "process.wasm", function, Map.of());
      table.add(entry.id(), kind.program(entry), MailboxLimits.of(entry));
    }
  }

  @AfterEach
  void nothingStays() {
    host.stop(Duration.ofSeconds(1));
    assertThat(table.size()).isEqualTo(1);
    assertThat(FakeComponent.OPEN).hasValue(0);
  }

  private String spawn(String function, Object... args) {
    var spawn =
        new Spawn(
            EntryId.parse("app:" + function),
            HOST,
            List.of(args),
            Context.EMPTY,
            Optional.empty(),
            List.of(),
            true,
            false);
    return table.spawn(self, spawn).toString();
  }

  private String end(String pid) throws InterruptedException {
    var event = self.channels().select(List.of(new Case.Receive(self.events()))).value();
    assertThat(event).isInstanceOf(Event.Exited.class);
    var exited = (Event.Exited) event;
    assertThat(exited.from()).hasToString(pid);
    return switch (exited.outcome()) {
      case Outcome.Value(Object value) -> value.toString();
      case Outcome.Failed(Failure failure) -> failure.kind().text() + ": " + failure.message();
    };
  }

  @Test
  void theResultIsTheEnd() throws InterruptedException {
    assertThat(end(spawn("echo", "hello"))).isEqualTo("hello");
    assertThat(end(spawn("add", 40L, 2L))).isEqualTo("42");
    assertThat(end(spawn("exit", 0L))).isEqualTo("nil");
    assertThat(end(spawn("exit", 3L))).isEqualTo("Internal: ended with exit code 3");
    assertThat(end(spawn("trap")))
        .isEqualTo("Internal: failed to call wasm method: trap: unreachable code executed");
  }

  @Test
  void aLoopEndsWhenItIsCanceledOrTerminated() throws InterruptedException {
    String canceled = spawn("loop");
    table.cancel(self, canceled, "enough");
    assertThat(end(canceled)).isEqualTo("Canceled: enough");
    String terminated = spawn("loop");
    Thread.sleep(20);
    table.terminate(self, terminated);
    assertThat(end(terminated)).isEqualTo("Canceled: terminated");
  }

  @Test
  void aLinkedFailureEndsALoop() throws InterruptedException {
    self.trapLinks(true);
    String loop = spawn("loop");
    var failing = table.open(EntryId.parse("app:other"), Context.EMPTY, new Channels(Slot.FREE));
    table.link(failing, loop);
    table.terminate(self, failing.pid().toString());
    table.close(failing, new Outcome.Value("late"));
    assertThat(end(loop))
        .isEqualTo("Internal: linked process failed: %s: terminated".formatted(failing.pid()));
  }

  @Test
  void aHostThatStopsEndsThem() throws InterruptedException {
    String loop = spawn("loop");
    host.stop(Duration.ofSeconds(5));
    assertThat(end(loop)).isEqualTo("Canceled: host stopping");
  }
}
