package ai.wippy.runtime.lua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.wippy.runtime.service.Service;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Processes, channels and futures as Lua code uses them. */
@Timeout(60)
class LuaProcessesTest {
  private final Application app = new Application();
  private final Service host = app.host("app:host");

  LuaProcessesTest() {
    app.spawnable("app:echo", "return {main = function(...) return ... end}")
        .spawnable("app:fail", "return {main = function() error('on purpose') end}")
        .spawnable(
            "app:fail-with-details",
            """
            return {main = function()
              return nil, errors.new{message = "no", kind = errors.CONFLICT, details = {code = 7}}
            end}
            """)
        .spawnable("app:spin", "return {main = function() while true do end end}")
        .spawnable(
            "app:polite",
            """
            return {main = function()
              local event = process.events():receive()
              return event.kind .. " " .. event.reason
            end}
            """)
        .spawnable(
            "app:server",
            """
            return {main = function()
              local inbox = process.inbox()
              while true do
                local msg = inbox:receive()
                if msg:topic() == "stop" then return "stopped" end
                process.send(msg:from(), "reply", msg:payload():data() * 2)
              end
            end}
            """);
  }

  @AfterEach
  void nothingStays() {
    host.stop(Duration.ofSeconds(1));
    assertThat(app.processes().size()).isZero();
  }

  private Object run(String body) throws Exception {
    app.function("app:test", "return {main = function(...)\n" + body + "\nend}", "funcs");
    return app.call("app:test");
  }

  @Test
  void aFunctionHasAPidAndAnInbox() throws Exception {
    assertThat(
            run(
                """
                process.send(process.pid(), "hello", 1, {a = "b"})
                local msg = process.inbox():receive()
                local first, second = msg:payload()
                return {process.pid() == msg:from(), msg:topic(), first:data(), second:data().a,
                        type(process), type(channel), process.event.EXIT}
                """))
        .isEqualTo(List.of(true, "hello", 1L, "b", "table", "table", "pid.exit"));
  }

  @Test
  void aMonitorHearsOfResultsAndErrors() throws Exception {
    assertThat(
            run(
                """
                local seen = {}
                for _, id in ipairs{"app:echo", "app:fail", "app:fail-with-details"} do
                  local pid = process.spawn_monitored(id, "app:host", "result")
                  local event = process.events():receive()
                  table.insert(seen, event.kind)
                  table.insert(seen, event.from == pid)
                  table.insert(seen, event.result.value or tostring(event.result.error))
                  local err = event.result.error
                  if err then
                    table.insert(seen, err:kind())
                    table.insert(seen, err:details() and err:details().code or "none")
                  end
                end
                return seen
                """))
        .isEqualTo(
            List.of(
                "pid.exit",
                true,
                "result",
                "pid.exit",
                true,
                "app/fail.lua:1: on purpose",
                "Unknown",
                "none",
                "pid.exit",
                true,
                "no",
                "Conflict",
                7L));
  }

  @Test
  void requestsAndReplies() throws Exception {
    assertThat(
            run(
                """
                local pid = process.spawn_monitored("app:server", "app:host")
                local replies = process.listen("reply")
                local sum = 0
                for i = 1, 100 do
                  process.send(pid, "double", i)
                  sum = sum + replies:receive()
                end
                process.send(pid, "stop")
                return {sum, process.events():receive().result.value}
                """))
        .isEqualTo(List.of(10100L, "stopped"));
  }

  @Test
  void cancelIsHeardAndTerminateIsNot() throws Exception {
    assertThat(
            run(
                """
                local polite = process.spawn_monitored("app:polite", "app:host")
                process.cancel(polite, "enough")
                local first = process.events():receive()
                local spin = process.spawn_monitored("app:spin", "app:host")
                process.terminate(spin)
                local second = process.events():receive()
                return {first.result.value, tostring(second.result.error)}
                """))
        .isEqualTo(List.of("pid.cancel enough", "terminated"));
  }

  @Test
  void linksTakeDownOrAreTrapped() throws Exception {
    assertThat(
            run(
                """
                process.set_options{trap_links = true}
                local pid = process.spawn_linked("app:fail", "app:host")
                local event = process.events():receive()
                return {event.kind, event.from == pid, tostring(event.result.error),
                        process.get_options().trap_links}
                """))
        .isEqualTo(List.of("pid.link.down", true, "app/fail.lua:1: on purpose", true));
  }

  @Test
  void aCallFailsWithWhatItIsLinkedTo() {
    assertThatThrownBy(
            () -> run("process.spawn_linked('app:fail', 'app:host') process.inbox():receive()"))
        .hasMessageMatching("linked process failed: \\{.*\\}: app/fail.lua:1: on purpose");
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void names() throws Exception {
    assertThat(
            run(
                """
                local pid = process.with_context({}):with_name("echo"):with_message("double", 4)
                  :spawn_monitored("app:server", "app:host")
                local again = process.with_context({}):with_name("echo"):spawn("app:server", "app:host")
                local found = process.registry.lookup("echo")
                local reply = process.inbox():receive():payload():data()
                process.send("echo", "stop")
                process.events():receive()
                local gone, err = process.registry.lookup("echo")
                return {again == pid, found == pid, reply, gone == nil, err:kind()}
                """))
        .isEqualTo(List.of(true, true, 8L, true, "NotFound"));
  }

  @Test
  void execGivesResultAndError() throws Exception {
    assertThat(
            run(
                """
                local value = process.exec("app:echo", "app:host", {1, 2, 3})
                local nothing, err = process.exec("app:fail-with-details", "app:host")
                return {#value, nothing == nil, err:kind(), err:details().code}
                """))
        .isEqualTo(List.of(3L, true, "Conflict", 7L));
  }

  @Test
  void whatCannotBeDoneIsAnError() throws Exception {
    assertThat(
            run(
                """
                local seen = {}
                local function note(value, err) table.insert(seen, err:kind()) end
                note(process.spawn("app:nothing", "app:host"))
                note(process.spawn("app:echo", "app:nowhere"))
                note(process.send("nobody", "topic"))
                note(process.send(process.pid(), "@topic"))
                note(process.send(process.pid(), "topic", function() end))
                note(process.monitor("{node@app:host|0x99999}"))
                note(process.set_options{speed = 1})
                return seen
                """))
        .isEqualTo(
            List.of(
                "NotFound", "NotFound", "NotFound", "Invalid", "Invalid", "NotFound", "Invalid"));
  }

  @Test
  void channelsBetweenCoroutines() throws Exception {
    assertThat(
            run(
                """
                local numbers, done = channel.new(), channel.new(1)
                coroutine.spawn(function(n)
                  for i = 1, n do numbers:send(i) end
                  numbers:close()
                end, 100)
                coroutine.spawn(function()
                  local sum = 0
                  while true do
                    local value, ok = numbers:receive()
                    if not ok then break end
                    sum = sum + value
                  end
                  done:send(sum)
                end)
                local sum = done:receive()
                local ok, message = pcall(function() numbers:send(1) end)
                return {sum, ok, (tostring(message):gsub("^.-: ", ""))}
                """))
        .isEqualTo(List.of(5050L, false, "attempt to send on a closed channel"));
  }

  @Test
  void selectTriesItsCasesInOrder() throws Exception {
    assertThat(
            run(
                """
                local a, b = channel.new(1), channel.new(1)
                local seen = {}
                local function note(r)
                  table.insert(seen, r.default and "default" or r.channel == a and "a" or "b")
                  table.insert(seen, tostring(r.value))
                  table.insert(seen, r.ok)
                end
                note(channel.select{a:case_receive(), b:case_receive(), default = true})
                a:send(1) b:send(2)
                note(channel.select{b:case_receive(), a:case_receive()})
                note(channel.select({b:case_receive(), a:case_receive()}, true))
                note(channel.select{a:case_send(3), b:case_receive()})
                a:close()
                note(channel.select{a:case_receive()})
                note(channel.select{a:case_receive()})
                return seen
                """))
        .isEqualTo(
            List.of(
                "default", "nil", true, "b", "2", true, "a", "1", true, "a", "nil", true, "a", "3",
                true, "a", "nil", false));
  }

  @Test
  void coroutinesOfBothSortsMix() throws Exception {
    assertThat(
            run(
                """
                local out = channel.new()
                for k = 1, 3 do
                  coroutine.spawn(function()
                    local generator = coroutine.wrap(function()
                      for i = 1, 50 do
                        out:send(k * 1000 + i)
                        coroutine.yield(i)
                      end
                    end)
                    for i = 1, 50 do assert(generator() == i) end
                    out:send("end")
                  end)
                end
                local sum, ends = 0, 0
                while ends < 3 do
                  local value = out:receive()
                  if value == "end" then ends = ends + 1 else sum = sum + value end
                end
                return {sum, coroutine.isyieldable()}
                """))
        .isEqualTo(List.of(303_825L, false));
  }

  @Test
  void anErrorInASpawnedCoroutineFailsTheCall() {
    assertThatThrownBy(
            () -> run("coroutine.spawn(function() error('lost') end) process.inbox():receive()"))
        .hasMessage("app/test.lua:2: lost");
  }

  @Test
  void spawnedCoroutinesEndWithTheirProcess() throws Exception {
    app.spawnable(
        "app:spawner",
        """
        return {main = function(parent)
          coroutine.spawn(function() channel.new():receive() end)
          coroutine.spawn(function() process.send(parent, "ready") while true do end end)
          process.inbox():receive()
        end}
        """);
    assertThat(
            run(
                """
                local pid = process.spawn_monitored("app:spawner", "app:host", process.pid())
                process.inbox():receive()
                process.terminate(pid)
                coroutine.spawn(function() channel.new():receive() end)
                return tostring(process.events():receive().result.error)
                """))
        .isEqualTo("terminated");
  }

  @Test
  void futures() throws Exception {
    app.function("app:double", "return {main = function(x) return x * 2 end}")
        .function("app:refuse", "return {main = function() return nil, 'refused' end}");
    assertThat(
            run(
                """
                local future = funcs.async("app:double", 21)
                local before, pending = future:is_canceled(), future:response()
                local value = pending:receive():data()
                local nothing, open = pending:receive()
                local failing = funcs.async("app:refuse")
                local err = failing:response():receive()
                local none, same = failing:result()
                local _, failed = failing:error()
                return {before, value, open, future:is_complete(), (future:result()),
                        tostring(err), none == nil, same:kind(), failed}
                """))
        .isEqualTo(List.of(false, 42L, false, true, 42L, "refused", true, "Unknown", true));
  }

  @Test
  void aCallLeavesTheTurnToOthers() throws Exception {
    app.function("app:wait", "return {main = function() return process.inbox():receive() end}");
    app.function(
        "app:answer",
        "return {main = function(to) process.send(to, 'go', 'on') return 'sent' end}",
        "funcs");
    assertThat(
            run(
                """
                local parent = process.pid()
                local calls = channel.new()
                coroutine.spawn(function()
                  calls:send(process.exec("app:polite", "app:host"))
                end)
                coroutine.spawn(function()
                  calls:send(funcs.call("app:answer", parent))
                end)
                return {calls:receive(), process.inbox():receive():payload():data()}
                """))
        .isEqualTo(List.of("sent", "on"));
  }
}
