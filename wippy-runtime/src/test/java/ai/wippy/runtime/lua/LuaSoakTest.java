package ai.wippy.runtime.lua;

import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.registry.EntryId;
import ai.wippy.runtime.channel.Case;
import ai.wippy.runtime.channel.Channels;
import ai.wippy.runtime.channel.Slot;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.process.Event;
import ai.wippy.runtime.process.Outcome;
import ai.wippy.runtime.process.Process;
import ai.wippy.runtime.process.ProcessTable;
import ai.wippy.runtime.process.Spawn;
import ai.wippy.runtime.security.Context;
import ai.wippy.runtime.service.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Random spawns, messages, kills, calls and timeouts, and what must be true whatever happens: what
 * was sent to a process that lives arrives, in its order; every process ends once; nothing is left.
 * {@code -Dsoak.seconds=300} runs it for longer, {@code -Dsoak.seed} runs another one.
 */
class LuaSoakTest {
  private static final Duration LENGTH = Duration.ofSeconds(Long.getLong("soak.seconds", 2));
  private static final EntryId HOST = EntryId.parse("app:host");
  private static final int MOST = 200;

  private final Random random = new Random(Long.getLong("soak.seed", 1));
  private final Application app = new Application();
  private final Service host = app.host(HOST.toString());
  private final ProcessTable table = app.processes();
  private final Process self =
      table.open(EntryId.parse("app:soak"), Context.EMPTY, new Channels(Slot.FREE));
  private final Map<String, Worker> alive = new HashMap<>();
  private int ended;
  private int stopped;

  /** A process and what we know of it. */
  private static final class Worker {
    private long sent;
    private boolean disturbed;
    private boolean stopping;
  }

  LuaSoakTest() {
    app.function("app:double", "return {main = function(n) return n * 2 end}")
        .function("app:sleep", "return {main = function() time.sleep('1h') end}", "time")
        .spawnable("app:child", "return {main = function() return process.inbox():receive() end}")
        .spawnable(
            "app:worker",
            """
            return {main = function()
              local inbox, events = process.inbox(), process.events()
              local count = 0
              while true do
                local r = channel.select{events:case_receive(), inbox:case_receive()}
                if r.channel == events then return "canceled" end
                local topic, n = r.value:topic(), r.value:payload():data()
                assert(n == count + 1, "message " .. n .. " after " .. count)
                count = n
                if topic == "stop" then
                  return count
                elseif topic == "call" then
                  assert(funcs.call("app:double", n) == 2 * n)
                elseif topic == "async" then
                  assert(funcs.async("app:double", n):response():receive():data() == 2 * n)
                elseif topic == "timeout" then
                  local _, err = funcs.new():with_options{timeout = 2}:call("app:sleep")
                  assert(err:kind() == "Timeout", tostring(err))
                elseif topic == "spawn" then
                  coroutine.spawn(function() channel.new():receive() end)
                  process.spawn_linked("app:child", "app:host")
                elseif topic == "fail" then
                  error("on purpose")
                end
              end
            end}
            """,
            "funcs");
  }

  @Test
  void whateverHappens() throws Exception {
    long end = System.nanoTime() + LENGTH.toNanos();
    while (System.nanoTime() < end) {
      act();
      for (var event = poll(); event.isPresent(); event = poll()) {
        heard(event.get());
      }
    }
    for (var pid : List.copyOf(alive.keySet())) {
      send(pid, "stop");
    }
    while (!alive.isEmpty()) {
      heard((Event) self.channels().select(List.of(new Case.Receive(self.events()))).value());
    }
    host.stop(Duration.ofSeconds(10));
    assertThat(table.size()).isEqualTo(1);
    assertThat(stopped).as("of %d processes", ended).isGreaterThan(MOST / 2);
  }

  private Optional<Event> poll() {
    return self.channels()
        .poll(List.of(new Case.Receive(self.events())))
        .map(selection -> (Event) selection.value());
  }

  private void act() throws InterruptedException {
    int dice = random.nextInt(100);
    if (alive.isEmpty() || (dice < 10 && alive.size() < MOST)) {
      spawn();
      return;
    }
    var pids = new ArrayList<>(alive.keySet());
    String pid = pids.get(random.nextInt(pids.size()));
    switch (dice) {
      case 10, 11 -> disturb(pid, () -> table.terminate(self, pid));
      case 12 -> disturb(pid, () -> table.cancel(self, pid, "soak"));
      case 13 -> {
        alive.get(pid).disturbed = true;
        send(pid, "fail");
      }
      case 14 -> send(pid, "timeout");
      case 15, 16 -> send(pid, "spawn");
      case 17, 18 -> send(pid, "async");
      case 19, 20, 21 -> send(pid, "stop");
      case 22 -> Thread.sleep(1);
      default -> send(pid, dice < 60 ? "call" : "add");
    }
  }

  private void spawn() {
    var spawn =
        new Spawn(
            EntryId.parse("app:worker"),
            HOST,
            List.of(),
            Context.EMPTY,
            Optional.empty(),
            List.of(),
            true,
            false);
    alive.put(table.spawn(self, spawn).toString(), new Worker());
  }

  private void disturb(String pid, Runnable how) {
    alive.get(pid).disturbed = true;
    gone(how);
  }

  private void send(String pid, String topic) {
    var worker = alive.get(pid);
    if (worker.stopping) {
      return;
    }
    gone(() -> {
      table.send(self, pid, topic, List.of(worker.sent + 1));
      worker.sent++;
      worker.stopping = topic.equals("stop");
    });
  }

  /** It may have ended, which we hear of later; nothing else may go wrong. */
  private static void gone(Runnable action) {
    try {
      action.run();
    } catch (Failure failure) {
      assertThat(failure.kind()).as(failure.message()).isEqualTo(Kind.NOT_FOUND);
    }
  }

  private void heard(Event event) {
    assertThat(event).isInstanceOf(Event.Exited.class);
    var exited = (Event.Exited) event;
    var worker = alive.remove(exited.from().toString());
    assertThat(worker).as("a second end of %s", exited.from()).isNotNull();
    ended++;
    if (!worker.disturbed) {
      assertThat(exited.outcome())
          .as("what %s got of %d messages", exited.from(), worker.sent)
          .isEqualTo(new Outcome.Value(worker.sent));
      stopped++;
    }
  }
}
