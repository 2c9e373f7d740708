package ai.wippy.runtime.wippy.actor;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.wippy.runtime.channel.Case;
import ai.wippy.runtime.channel.Channel;
import ai.wippy.runtime.channel.Selection;
import ai.wippy.runtime.component.Rest;
import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.component.Trap;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.process.Pid;
import ai.wippy.runtime.process.Processes;
import ai.wippy.runtime.wasi.io.Poll;
import ai.wippy.runtime.wasi.io.Readiness;
import ai.wippy.runtime.wasi.io.ReadyPollable;
import ai.wippy.runtime.wasi.io.Watch;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The mailbox of a guest that is a process. Who it is, the guest cannot choose. */
public final class GuestMailbox implements Process {
  private static final String CLOSED = "closed";
  private static final String INVALID_TARGET = "invalid-target";
  private static final int LONGEST_TARGET = 1024;
  private static final int LONGEST_TOPIC = 256;

  private final ai.wippy.runtime.process.Process self;
  private final Processes processes;
  private final Channel inbox;

  /**
   * A mailbox.
   *
   * @param self the process that the guest is
   * @param processes all that it may send to
   */
  public GuestMailbox(ai.wippy.runtime.process.Process self, Processes processes) {
    this.self = self;
    this.processes = processes;
    inbox = self.inbox();
  }

  @Override
  public String self() {
    return self.pid().toString();
  }

  @Override
  public Result<Boolean, String> send(String target, String topic, List<Payload> payloads) {
    if (target.isEmpty() || target.getBytes(UTF_8).length > LONGEST_TARGET) {
      return Result.err(INVALID_TARGET);
    }
    int length = topic.getBytes(UTF_8).length;
    if (length == 0 || length > LONGEST_TOPIC || topic.startsWith("@")) {
      return Result.err(Payloads.INVALID);
    }
    List<Object> values;
    try {
      values = Payloads.values(payloads);
    } catch (Failure failure) {
      return Result.err(failure.message());
    }
    try {
      processes.send(self, target, topic, values);
      return Result.ok(true);
    } catch (Failure failure) {
      return Result.err(error(target, failure));
    }
  }

  private static String error(String target, Failure failure) {
    return switch (failure.kind()) {
      case PERMISSION_DENIED -> "denied";
      case RATE_LIMITED -> "overloaded";
      case INVALID -> "too-large";
      case NOT_FOUND -> Pid.parse(target).isPresent() ? CLOSED : INVALID_TARGET;
      case UNKNOWN, ALREADY_EXISTS, UNAVAILABLE, INTERNAL, CANCELED, CONFLICT, TIMEOUT -> CLOSED;
    };
  }

  @Override
  public Result<Optional<Message>, String> tryReceive() {
    var selection = self.channels().poll(List.of(new Case.Receive(inbox)));
    if (selection.isEmpty()) {
      return Result.ok(Optional.empty());
    }
    return switch (message(selection.get())) {
      case null -> Result.err(CLOSED);
      case Message message -> Result.ok(Optional.of(message));
    };
  }

  @Override
  public Result<Message, String> receive() {
    try {
      return switch (message(select())) {
        case null -> Result.err(CLOSED);
        case Message message -> Result.ok(message);
      };
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new Trap(Kind.CANCELED, "interrupted while it waited for a message");
    }
  }

  private Selection select() throws InterruptedException {
    var cases = List.<Case>of(new Case.Receive(inbox));
    var found = new AtomicReference<Optional<Selection>>(Optional.empty());
    Rest.await(
        Long.MAX_VALUE,
        false,
        nanos -> {
          found.set(self.channels().select(cases, nanos));
          return found.get().isPresent();
        });
    return found.get().orElseThrow();
  }

  private static @Nullable Message message(Selection selection) {
    if (!(selection.value() instanceof ai.wippy.runtime.process.Message message)) {
      return null;
    }
    var from = message.from();
    return new Message(
        from == null ? "" : from.toString(),
        message.topic(),
        message.payloads().stream().map(Payloads::of).toList());
  }

  @Override
  public Poll.Pollable subscribe() {
    return new ReadyPollable(new Readable());
  }

  /** That something can be received, or that nothing will be. */
  private final class Readable implements Readiness {
    @Override
    public boolean ready() {
      return inbox.isReceivable();
    }

    @Override
    public Watch watch(Runnable wake) {
      return inbox.watch(wake)::run;
    }
  }
}
