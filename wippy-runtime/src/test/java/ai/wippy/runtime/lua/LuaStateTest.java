package ai.wippy.runtime.lua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.wippy.runtime.lua.code.Builtin;
import ai.wippy.runtime.lua.code.Bytes;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.luaj.vm2.LuaValue;

@Timeout(60)
class LuaStateTest {
  private static LuaValue run(LuaState state, String source) {
    return state.call(Compiled.chunk(source, "test").in(state.globals()), LuaValue.NONE).arg1();
  }

  private static String text(LuaState state, String source) {
    return Bytes.text(BaseLibrary.toText(run(state, source)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "while true do end",
        "for i = 1, math.huge do end",
        "repeat until false",
        "local function f() return f() end return f()",
        "while true do pcall(error) end",
        "while true do pcall(function() while true do end end) end",
        "coroutine.wrap(function() while true do end end)()",
        "coroutine.wrap(function() coroutine.wrap(function() while true do end end)() end)()",
        "local co = coroutine.wrap(function() while true do coroutine.yield() end end) while true do co() end",
        "return (('a'):rep(3000)):find(('.-'):rep(30) .. 'b')",
        "local t = setmetatable({}, {__index = function(t, k) return t[k + 1] end}) while true do pcall(function() return t[1] end) end",
        "while true do local x = ('x'):rep(1e6) end",
        "local t = {} for i = 1, 1e5 do t[i] = 'x' end while true do table.concat(t, ',') end",
        "local t = setmetatable({}, {__index = function() return 'x' end, __len = function() return 2^30 end}) return table.concat(t)",
        "local t = setmetatable({}, {__index = function() return 1 end}) for i in ipairs(t) do end",
        "return (('a'):rep(40)):find(('a?'):rep(40) .. ('a'):rep(40))",
        "return (('('):rep(1e6)):gsub('%b()', '')",
        "return (('ab'):rep(1e5)):match('(.-)(.-)(.-)(.-)c')",
        "while true do xpcall(error, function() while true do end end) end",
        "local t = {} for i = 1, 1e6 do t[i] = -i end while true do table.sort(t) end",
        "local t = {} for i = 1, 1e6 do t[i] = i end while true do table.remove(t, 1) end",
        "while true do local t = {} for i = 1, 1e6 do t[i] = i end select('#', unpack(t, 1, 9e5)) end",
        "while true do select(2, pcall(string.format, ('%s'):rep(1e5), 1)) end",
        "return (('a'):rep(2e6)):find(('a'):rep(1e6) .. 'b', 1, true)",
        "table.remove(setmetatable({}, {__len = function() return 2^31 - 2 end}), 1)",
        "table.insert(setmetatable({}, {__len = function() return 2^31 - 3 end}), 1, 'x')",
        "return (('a'):rep(1e5)):find('a*b')",
        "table.sort({3, 2, 1}, function() while true do end end)",
        "(('x'):rep(10)):gsub('x', function() while true do end end)",
      })
  void anInterruptEndsCodeThatCallsNothing(String source) throws Exception {
    var running = new CountDownLatch(1);
    var task =
        new FutureTask<>(() -> {
          try (var state = Compiled.state()) {
            running.countDown();
            return catchThrowableOfType(Failure.class, () -> run(state, source));
          }
        });
    var thread = Thread.ofVirtual().start(task);
    running.await();
    Thread.sleep(50);

    long start = System.nanoTime();
    thread.interrupt();

    assertThat(task.get().kind()).isEqualTo(Kind.CANCELED);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void statesShareNothing() throws Exception {
    Application.onVirtualThread(() -> {
      try (var one = Compiled.state();
          var other = Compiled.state()) {
        run(one, "string.upper = function() return 'HIJACKED' end; table.insert = nil; x = 1");
        run(
            one,
            "pcall(function() getmetatable('').__index = {} end); math.pi = 3; errors.UNKNOWN = 1");

        assertThat(text(other, "return ('x'):upper() .. string.upper('y') .. tostring(x)"))
            .isEqualTo("XYnil");
        assertThat(text(other, "table.insert({}, 1) return math.pi > 3.1 and errors.UNKNOWN"))
            .isEqualTo("Unknown");
        assertThat(text(one, "return ('x'):upper()")).isEqualTo("X");
      }
      return null;
    });
  }

  @Test
  void runningOutOfMemoryIsAnErrorThatCodeCanCatch() {
    try (var state = Compiled.state()) {
      var bomb =
          new Builtin(
              "bomb",
              _ -> {
                throw new OutOfMemoryError("Java heap space");
              });
      state.globals().rawset("bomb", bomb);

      assertThat(text(state, "return select(2, pcall(function() bomb() end))"))
          .isEqualTo("not enough memory");
      assertThat(catchThrowableOfType(Failure.class, () -> run(state, "bomb()")))
          .extracting(Failure::kind, Failure::message)
          .containsExactly(Kind.INTERNAL, "not enough memory");
    }
  }

  @Test
  void coroutinesEndWithTheirState() throws Exception {
    Application.onVirtualThread(() -> {
      var state = Compiled.state();
      run(
          state,
          "held = {} for i = 1, 100 do local c = coroutine.create(function() coroutine.yield() end) coroutine.resume(c) held[i] = c end");
      assertThat(state.suspended()).isEqualTo(100);

      state.close();

      assertThat(state.suspended()).isZero();
      return null;
    });
  }

  @Test
  void aHundredThousandCoroutinesThatAreDroppedLeaveNothing() throws Exception {
    Application.onVirtualThread(() -> {
      try (var state = Compiled.state()) {
        run(
            state,
            "make = function(n) for i = 1, n do local c = coroutine.wrap(function() coroutine.yield(i) end) c() end end");
        for (int i = 0; i < 100; i++) {
          run(state, "make(1000)");
        }
        for (int i = 0; i < 20 && state.suspended() > 1000; i++) {
          System.gc();
          Thread.sleep(20);
          run(state, "make(1)");
        }
        assertThat(state.suspended()).isLessThan(1000);
      }
      return null;
    });
  }

  @Test
  void runsOnWhateverThreadCallsIt() {
    try (var state = Compiled.state()) {
      assertThat(text(state, "return coroutine.wrap(function() return 'platform' end)()"))
          .isEqualTo("platform");
    }
  }

  @Test
  void givesResourcesBackInReverse() {
    var trail = new ArrayList<String>();
    try (var state = Compiled.state()) {
      Object handle = state.values().ofHandle(() -> trail.add("first"));
      state.values().ofHandle(() -> trail.add("second"));
      assertThat(state.values().describe(handle)).isEqualTo("resource");
      assertThat(trail).isEmpty();
    }
    assertThat(trail).containsExactly("second", "first");
  }
}
