package ai.wippy.runtime.lua.module;

import ai.wippy.runtime.channel.Channel;
import ai.wippy.runtime.lua.Answer;
import ai.wippy.runtime.lua.LuaState;
import ai.wippy.runtime.lua.ObjectType;
import ai.wippy.runtime.lua.time.Location;
import ai.wippy.runtime.lua.time.Time;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** Puts the time into a channel: once, or again and again. Ends with its state. */
final class LuaTimer {
  private static final ObjectType<LuaTimer> TIMER =
      new ObjectType<>("timer", LuaTimer.class)
          .method("response", (self, _) -> self.channel)
          .method("channel", (self, _) -> self.channel)
          .method("stop", (self, _) -> LuaValue.valueOf(self.stop()))
          .method("reset", LuaTimer::reset);

  private static final ObjectType<LuaTimer> TICKER =
      new ObjectType<>("ticker", LuaTimer.class)
          .method("response", (self, _) -> self.channel)
          .method("channel", (self, _) -> self.channel)
          .method("stop", (self, _) -> LuaValue.valueOf(self.stop()));

  private final LuaState state;
  private final boolean repeats;
  private final Channel inlet;
  private final LuaValue channel;
  private @Nullable Thread waiting;

  private LuaTimer(LuaState state, boolean repeats) {
    this.state = state;
    this.repeats = repeats;
    inlet = state.channels().inlet(_ -> {});
    channel = LuaChannel.of(state, inlet, value -> LuaTime.TIME.of((Time) value));
  }

  /** {@code time.after}: the channel alone. */
  static Varargs after(LuaState state, Varargs args) {
    return Answer.of(() -> started(state, LuaTime.duration(args, 1), false).channel);
  }

  static Varargs timer(LuaState state, Varargs args) {
    return Answer.of(() -> TIMER.of(started(state, positive(args), false)));
  }

  static Varargs ticker(LuaState state, Varargs args) {
    return Answer.of(() -> TICKER.of(started(state, positive(args), true)));
  }

  private static Duration positive(Varargs args) {
    var duration = LuaTime.duration(args, 1);
    if (!duration.isPositive()) {
      throw new Failure(Kind.INVALID, "a timer needs a duration above zero");
    }
    return duration;
  }

  private static LuaTimer started(LuaState state, Duration duration, boolean repeats) {
    var timer = new LuaTimer(state, repeats);
    timer.start(duration);
    return timer;
  }

  private void start(Duration duration) {
    waiting = state.background("lua-timer", () -> run(duration));
  }

  private void run(Duration duration) {
    long next = System.nanoTime();
    try {
      do {
        next += duration.toNanos();
        Thread.sleep(Duration.ofNanos(Math.max(0, next - System.nanoTime())));
        fire();
      } while (repeats);
    } catch (InterruptedException _) {
      // Stopped, or its state has ended.
    }
  }

  /** One that nobody has received yet is enough. */
  private void fire() {
    if (!Thread.currentThread().isInterrupted() && inlet.size() == 0) {
      inlet.feed(Time.of(Instant.now(), Location.local()));
    }
  }

  /** Whether it was still to fire. */
  private boolean stop() {
    boolean active = waiting != null && waiting.isAlive();
    if (waiting != null) {
      waiting.interrupt();
      waiting = null;
    }
    return active;
  }

  private Varargs reset(Varargs args) {
    return Answer.of(() -> {
      var duration = positive(args);
      boolean active = stop();
      inlet.drain(_ -> true);
      start(duration);
      return LuaValue.valueOf(active);
    });
  }
}
