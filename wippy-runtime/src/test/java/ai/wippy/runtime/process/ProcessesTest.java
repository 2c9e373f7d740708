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
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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

  ProcessesTest() {
    scene.program("app:echo", (process, args) -> args.length == 0 ? JavaValues.NIL : args[0]);
    scene.program(
        "app:fail",
        (_, _) -> {
          throw new Failure(Kind.CONFLICT, "failed on purpose");
        });
    scene.program("app:idle", (process, _) -> message(process));
    scene.program("app:wait-for-event", (process, _) -> told(event(process)));
    scene.program(
        "app:wait-for-message",
        (process, _) -> message(process).topic() + " " + message(process).payloads());
    scene.program(
        "app:spin",
        (_, _) -> {
          while (!Thread.currentThread().isInterrupted()) {
            Thread.onSpinWait();
          }
          throw new Failure(Kind.CANCELED, "interrupted");
        });
  }

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
  void aFailureTakesDownWhatIsLinked() throws Exception {
    scene.program(
        "app:parent",
        (process, _) -> {
          var child = table.spawn(process, with(spawn("app:idle"), false, true));
          table.send(process, self.pid().toString(), "child", List.of(child.toString()));
          return message(process);
        });
    String parent = scene.monitored("app:parent");
    String child = (String) message(self).payloads().getFirst();
    String bystander = scene.start("app:idle");
    table.monitor(self, child);
    table.terminate(self, child);
    assertThat(List.of(next(), next()))
        .containsExactlyInAnyOrder(
            "exit %s Canceled: terminated".formatted(child),
            "exit %s Internal: linked process failed: %s: terminated".formatted(parent, child));
    table.send(self, bystander, "topic", List.of());
  }

  @Test
  void linksAreFollowedAllTheWay() throws Exception {
    scene.program(
        "app:chain",
        (process, args) -> {
          long depth = (Long) args[0];
          if (depth == 0) {
            table.send(process, self.pid().toString(), "end", List.of(process.pid().toString()));
          } else {
            table.spawn(process, with(spawn("app:chain", depth - 1), false, true));
          }
          return message(process);
        });
    String first = scene.monitored("app:chain", 20L);
    table.terminate(self, (String) message(self).payloads().getFirst());
    assertThat(next()).startsWith("exit %s Internal: linked process failed".formatted(first));
  }

  @Test
  void whoTrapsLinksHearsOfIt() throws Exception {
    scene.program(
        "app:trapping",
        (process, _) -> {
          process.trapLinks(true);
          var child = table.spawn(process, with(spawn("app:fail"), false, true));
          return told(event(process)).replace(child.toString(), "CHILD");
        });
    String pid = scene.monitored("app:trapping");
    assertThat(next())
        .isEqualTo("exit %s link down CHILD Conflict: failed on purpose".formatted(pid));
  }

  @Test
  void aNormalEndIsNoBusinessOfLinks() throws Exception {
    scene.program(
        "app:linked",
        (process, _) -> {
          table.spawn(process, with(spawn("app:echo"), true, true));
          event(process);
          return "alive";
        });
    String pid = scene.monitored("app:linked");
    assertThat(next()).isEqualTo("exit %s alive".formatted(pid));
  }

  @Test
  void afterUnlinkBothAreFree() throws Exception {
    String one = scene.monitored("app:idle");
    self.trapLinks(true);
    table.link(self, one);
    table.unlink(self, one);
    table.terminate(self, one);
    assertThat(next()).startsWith("exit");
    assertThat(self.channels().poll(List.of(new Case.Receive(self.events())))).isEmpty();
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
  void terminateBeforeTheStartIsInTime() throws Exception {
    try (var narrow = new Scene(1)) {
      var hold = new CountDownLatch(1);
      narrow.program("app:holder", (_, _) -> hold.await(1, TimeUnit.MINUTES));
      narrow.program("app:never", (_, _) -> "ran");
      narrow.start("app:holder");
      String pid = narrow.monitored("app:never");
      narrow.table.terminate(narrow.self, pid);
      assertThat(told(event(narrow.self))).isEqualTo("exit %s Canceled: terminated".formatted(pid));
      hold.countDown();
    }
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
  void onlySoManyRunAtATime() throws Exception {
    try (var narrow = new Scene(2)) {
      var running = new AtomicInteger();
      var most = new AtomicInteger();
      narrow.program(
          "app:busy",
          (process, _) -> {
            for (int i = 0; i < 20; i++) {
              most.accumulateAndGet(running.incrementAndGet(), Math::max);
              Thread.sleep(1);
              running.decrementAndGet();
              process
                  .channels()
                  .outside(() -> {
                    Thread.sleep(1);
                    return true;
                  });
            }
            return JavaValues.NIL;
          });
      for (int i = 0; i < 10; i++) {
        narrow.monitored("app:busy");
      }
      for (int i = 0; i < 10; i++) {
        event(narrow.self);
      }
      assertThat(most).hasValue(2);
    }
  }

  @Test
  void anyNumberMayWait() throws Exception {
    try (var narrow = new Scene(1)) {
      narrow.program("app:waiter", (process, _) -> message(process).topic());
      var pids = new ArrayList<String>();
      for (int i = 0; i < 10_000; i++) {
        pids.add(narrow.monitored("app:waiter"));
      }
      for (String pid : pids) {
        narrow.table.send(narrow.self, pid, "go", List.of());
      }
      for (int i = 0; i < 10_000; i++) {
        assertThat(told(event(narrow.self))).endsWith(" go");
      }
      assertThat(narrow.table.size()).isEqualTo(1);
    }
  }

  @Test
  void aHostThatDoesNotRunRefuses() {
    scene.host.stop(Duration.ZERO);
    assertThatThrownBy(() -> scene.start("app:echo"))
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE))
        .hasMessageStartingWith("host is not running");
    scene.host.start();
    scene.start("app:echo");
  }

  @Test
  void aHostThatStopsAsksFirst() throws Exception {
    String polite = scene.monitored("app:wait-for-event");
    String deaf = scene.monitored("app:idle");
    scene.host.stop(Duration.ofSeconds(1));
    assertThat(List.of(next(), next()))
        .containsExactlyInAnyOrder(
            "exit %s cancel null host stopping".formatted(polite),
            "exit %s Canceled: host stopped".formatted(deaf));
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
