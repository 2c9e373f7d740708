package ai.wippy.runtime.process;

import static ai.wippy.runtime.process.Scene.event;
import static ai.wippy.runtime.process.Scene.message;
import static ai.wippy.runtime.process.Scene.named;
import static ai.wippy.runtime.process.Scene.spawn;
import static ai.wippy.runtime.process.Scene.told;
import static ai.wippy.runtime.process.Scene.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.wippy.registry.EntryId;
import ai.wippy.runtime.channel.Case;
import ai.wippy.runtime.channel.Channels;
import ai.wippy.runtime.channel.Slot;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.JavaValues;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.process.Spawn.Draft;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What processes do to each other, in the order in which it happens. */
@Timeout(60)
class ProcessesTest {
  private final Scene scene = new Scene();
  private final ProcessTable table = scene.table;
  private final Process self = scene.self;

  /** Whatever a test does, nothing of it stays. */
  @AfterEach
  void nothingStays() {
    scene.close();
    assertThat(table.size()).isEqualTo(1);
    assertThat(table.lookup("name")).isEmpty();
  }

  private String next() throws InterruptedException {
    return told(event(self));
  }

  @Test
  void aMonitorHearsOfTheResult() throws Exception {
    String pid = scene.monitored("app:echo", "result");
    assertThat(next()).isEqualTo("exit %s result".formatted(pid));
    String other = scene.monitored("app:fail");
    assertThat(next()).isEqualTo("exit %s Conflict: failed on purpose".formatted(other));
  }

  @Test
  void pidsReadBack() {
    assertThat(Pid.parse(self.pid().toString())).contains(self.pid());
    assertThat(Pid.parse("name")).isEmpty();
  }

  @Test
  void aMonitorOfWhatHasEndedIsRefused() throws Exception {
    String pid = scene.monitored("app:echo");
    next();
    assertThatThrownBy(() -> table.monitor(self, pid)).hasMessage("process not found: " + pid);
    assertThatThrownBy(() -> table.link(self, pid)).hasMessage("process not found: " + pid);
    assertThatThrownBy(() -> table.send(self, pid, "topic", List.of()))
        .hasMessage("process not found: " + pid);
    assertThatThrownBy(() -> table.terminate(self, pid)).hasMessage("process not found: " + pid);
  }

  @Test
  void afterUnmonitorThereIsSilence() throws Exception {
    String pid = scene.monitored("app:idle");
    table.unmonitor(self, pid);
    String other = scene.monitored("app:idle");
    table.terminate(self, pid);
    table.terminate(self, other);
    assertThat(next()).isEqualTo("exit %s Canceled: terminated".formatted(other));
  }

  @Test
  void messagesOfOneSenderArriveInOrder() throws Exception {
    scene.program(
        "app:sender",
        (process, args) -> {
          for (long i = 0; i < 500; i++) {
            table.send(process, self.pid().toString(), (String) args[0], List.of(i));
          }
          return JavaValues.NIL;
        });
    for (String name : List.of("a", "b", "c", "d")) {
      scene.start("app:sender", name);
    }
    var seen = new HashMap<String, List<Object>>();
    for (int i = 0; i < 2000; i++) {
      var message = message(self);
      seen.computeIfAbsent(message.topic(), _ -> new ArrayList<>())
          .add(message.payloads().getFirst());
    }
    for (var numbers : seen.values()) {
      assertThat(numbers).hasSize(500).isSortedAccordingTo(Comparator.comparing(Long.class::cast));
    }
  }

  @Test
  void whatWasSentBeforeTheEndArrives() throws Exception {
    scene.program(
        "app:last-words",
        (process, _) -> {
          table.send(process, self.pid().toString(), "last", List.of("words"));
          return JavaValues.NIL;
        });
    String pid = scene.monitored("app:last-words");
    next();
    var message = self.channels().poll(List.of(new Case.Receive(self.inbox()))).orElseThrow();
    assertThat(message.value()).isInstanceOf(Message.class);
    assertThat(((Message) message.value()).from()).hasToString(pid);
  }

  @Test
  void aTopicThatIsListenedToKeepsOutOfTheInbox() throws Exception {
    String own = self.pid().toString();
    table.send(self, own, "news", List.of(1L));
    table.send(self, own, "other", List.of(2L));
    var news = self.listen("news");
    assertThat(self.listen("news")).isSameAs(news);
    table.send(self, own, "news", List.of(3L));
    table.send(self, own, "other", List.of(4L));
    assertThat(Scene.next(self, news)).extracting("payloads").isEqualTo(List.of(1L));
    assertThat(message(self).payloads()).containsExactly(2L);
    self.unlisten(news);
    table.send(self, own, "news", List.of(5L));
    var rest = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      rest.add(message(self).payloads().getFirst());
    }
    assertThat(rest).containsExactly(3L, 4L, 5L);
  }

  @Test
  void topicsAreChecked() {
    String own = self.pid().toString();
    assertThatThrownBy(() -> table.send(self, own, "@exit", List.of()))
        .hasMessage("topics that start with @ are reserved: @exit");
    assertThatThrownBy(() -> table.send(self, own, "", List.of()))
        .hasMessage("a message needs a topic");
    assertThatThrownBy(() -> table.send(self, "nobody", "topic", List.of()))
        .hasMessage("no process is registered as nobody");
  }

  @Test
  void aFullMailboxRefuses() throws Exception {
    scene.program(
        "app:small",
        new MailboxLimits(2, 10_000, 5_000),
        true,
        (process, _) -> {
          event(process);
          return message(process).topic() + message(process).topic() + message(process).topic();
        });
    String pid = scene.monitored("app:small");
    table.send(self, pid, "a", List.of());
    assertThatThrownBy(() -> table.send(self, pid, "a", List.of("x".repeat(5_000))))
        .hasMessageContaining("too large");
    table.send(self, pid, "b", List.of());
    assertThatThrownBy(() -> table.send(self, pid, "c", List.of()))
        .isInstanceOfSatisfying(
            Failure.class,
            failure -> {
              assertThat(failure.kind()).isEqualTo(Kind.RATE_LIMITED);
              assertThat(failure.retryable()).isTrue();
            })
        .hasMessage(
            "mailbox of %s is full: 2 messages wait (mailbox.capacity); send again when it has received some"
                .formatted(pid));
    table.cancel(self, pid, "go on");
    while (true) {
      try {
        table.send(self, pid, "c", List.of());
        break;
      } catch (Failure full) {
        assertThat(full.kind()).isEqualTo(Kind.RATE_LIMITED);
        Thread.sleep(1);
      }
    }
    assertThat(next()).isEqualTo("exit %s abc".formatted(pid));
  }

  @Test
  void cancelIsARequest() throws Exception {
    String pid = scene.monitored("app:wait-for-event");
    table.cancel(self, pid, "please");
    assertThat(next()).isEqualTo("exit %s cancel %s please".formatted(pid, self.pid()));
  }

  @Test
  void whatCannotHearIsEndedWhenItIsCanceled() throws Exception {
    scene.program("app:deaf", MailboxLimits.WIDE, false, (process, _) -> message(process));
    String pid = scene.monitored("app:deaf");
    table.cancel(self, pid, "please");
    assertThat(next()).isEqualTo("exit %s Canceled: please".formatted(pid));
  }

  @Test
  void terminateEndsALoop() throws Exception {
    String pid = scene.monitored("app:spin");
    Thread.sleep(20);
    table.terminate(self, pid);
    assertThat(next()).isEqualTo("exit %s Canceled: terminated".formatted(pid));
  }

  @Test
  void swallowingTheInterruptDoesNotHelp() throws Exception {
    var swallowed = new AtomicInteger();
    var running = new CountDownLatch(1);
    scene.program(
        "app:stubborn",
        (process, _) -> {
          running.countDown();
          while (swallowed.get() < 3) {
            try {
              message(process);
            } catch (InterruptedException _) {
              swallowed.incrementAndGet();
            }
          }
          return "survived";
        });
    String pid = scene.monitored("app:stubborn");
    running.await();
    table.terminate(self, pid);
    assertThat(next()).isEqualTo("exit %s Canceled: terminated".formatted(pid));
    assertThat(swallowed).hasValue(3);
  }

  @Test
  void namesAreFreeWhenTheEndIsKnown() throws Exception {
    String pid = scene.monitored("app:idle");
    table.register(self, "name", Optional.of(pid));
    assertThat(table.lookup("name")).map(Pid::toString).contains(pid);
    assertThatThrownBy(() -> table.register(self, "name", Optional.empty()))
        .hasMessage("%s is registered as name already".formatted(pid));
    table.terminate(self, "name");
    next();
    assertThat(table.lookup("name")).isEmpty();
    table.register(self, "name", Optional.empty());
    assertThat(table.unregister(self, "name")).isTrue();
    assertThat(table.unregister(self, "name")).isFalse();
  }

  @Test
  void aTakenNameGivesTheOneWhoHasIt() throws Exception {
    var first =
        table.spawn(
            self,
            named(
                with(spawn("app:wait-for-message"), true, false),
                "name",
                new Draft("hello", List.of(1L))));
    var second =
        table.spawn(
            self, named(spawn("app:wait-for-message"), "name", new Draft("x", List.of(2L))));
    assertThat(second).isEqualTo(first);
    assertThat(next()).isEqualTo("exit %s hello [2]".formatted(first));
    var third = table.spawn(self, named(spawn("app:echo"), "name"));
    assertThat(third).isNotEqualTo(first);
  }

  @Test
  void execGivesTheResult() {
    assertThat(table.exec(self, spawn("app:echo", "result"))).isEqualTo("result");
    assertThatThrownBy(() -> table.exec(self, spawn("app:fail"))).hasMessage("failed on purpose");
  }

  @Test
  void execEndsWithItsCaller() throws Exception {
    scene.program("app:caller", (process, _) -> table.exec(process, spawn("app:idle")));
    String caller = scene.monitored("app:caller");
    Thread.sleep(20);
    table.terminate(self, caller);
    assertThat(next()).isEqualTo("exit %s Canceled: terminated".formatted(caller));
  }

  @Test
  void aKilledCallLeavesItsThreadAlone() throws Exception {
    var call = table.open(EntryId.parse("app:function"), self.context(), new Channels(Slot.FREE));
    table.terminate(self, call.pid().toString());
    assertThatThrownBy(() -> message(call)).isInstanceOf(InterruptedException.class);
    var outcome = table.close(call, new Outcome.Value("result"));
    assertThatThrownBy(outcome::result).hasMessage("terminated");
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void whatIsMissingIsNamed() {
    assertThatThrownBy(() -> scene.start("app:nothing"))
        .hasMessage("process not found: app:nothing");
    var nowhere =
        new Spawn(
            EntryId.parse("app:echo"), EntryId.parse("app:nowhere"), List.of(), self.context());
    assertThatThrownBy(() -> table.spawn(self, nowhere))
        .hasMessageStartingWith("no process host app:nowhere");
  }
}
