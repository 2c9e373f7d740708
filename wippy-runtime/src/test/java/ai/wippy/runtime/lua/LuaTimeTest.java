package ai.wippy.runtime.lua;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code time} and {@code events} as Lua code uses them. */
@Timeout(30)
class LuaTimeTest {
  private final Application app = new Application();

  private Object run(String body) throws Exception {
    app.function("app:test", "return {main = function(...)\n" + body + "\nend}", "time", "events");
    return app.call("app:test");
  }

  @Test
  void timesAndDurations() throws Exception {
    assertThat(
            run(
                """
                local t = time.date(2024, time.DECEMBER, 25, 10, 30, 0, 0, time.utc)
                local later = t:add("90m"):add(5 * time.SECOND)
                local diff = later:sub(t)
                local y, m, d = later:date()
                local hour, min, sec = later:clock()
                return {
                  t:format_rfc3339(), later:format(time.DATE_TIME), tostring(diff),
                  diff:hours(), diff:milliseconds(), y, m, d, hour, min, sec,
                  t:weekday(), t:year_day(), later:after(t), t:equal(t:add(0)), t == t:add("0s"),
                  t:unix(), t:unix_nano(), t:add_date(0, 2, 7):format(time.DATE_ONLY),
                  tostring(time.parse_duration("1h30m")), t:location():string(),
                  time.unix(0, 5):utc():nanosecond(),
                }
                """))
        .isEqualTo(
            List.of(
                "2024-12-25T10:30:00Z",
                "2024-12-25 12:00:05",
                "1h30m5s",
                1.5013888888888889,
                5_405_000L,
                2024L,
                12L,
                25L,
                12L,
                0L,
                5L,
                3L,
                360L,
                true,
                true,
                true,
                1_735_122_600L,
                1_735_122_600_000_000_000L,
                "2025-03-04",
                "1h30m0s",
                "UTC",
                5L));
  }

  @Test
  void zones() throws Exception {
    assertThat(
            run(
                """
                local ny = time.load_location("America/New_York")
                local ist = time.fixed_zone("IST", 19800)
                local t = time.parse("2006-01-02 15:04", "2024-07-01 12:00", ny)
                local _, unknown = time.load_location("Moon/Base")
                local _, wrong = time.parse(time.RFC3339, "soon")
                local _, none = time.parse_duration("soon")
                return {t:utc():format(time.RFC1123), t:in_location(ist):format(time.RFC822),
                        t:format("MST"), unknown:kind(), wrong:kind(), none:kind()}
                """))
        .isEqualTo(
            List.of(
                "Mon, 01 Jul 2024 16:00:00 UTC",
                "01 Jul 24 21:30 IST",
                "EDT",
                "NotFound",
                "Invalid",
                "Invalid"));
  }

  @Test
  void waiting() throws Exception {
    assertThat(
            run(
                """
                local begin = time.now()
                time.sleep("20ms")
                local slept = time.now():sub(begin):milliseconds() >= 19
                local never, soon = channel.new(), time.after(10 * time.MILLISECOND)
                local timeout = channel.select{never:case_receive(), soon:case_receive()}
                local timer = time.timer("1h")
                local stopped, again = timer:stop(), timer:stop()
                timer:reset("5ms")
                local fired = timer:response():receive()
                local ticker = time.ticker("2ms")
                for i = 1, 3 do ticker:channel():receive() end
                local _, zero = time.timer(0)
                return {slept, timeout.channel == soon, stopped, again, fired:year() >= 2024,
                        ticker:stop(), zero:kind()}
                """))
        .isEqualTo(List.of(true, true, true, false, true, true, "Invalid"));
  }

  @Test
  void sleepingLetsOthersRun() throws Exception {
    assertThat(
            run(
                """
                local order = {}
                local done = channel.new()
                for i = 3, 1, -1 do
                  coroutine.spawn(function()
                    time.sleep(i * 20 * time.MILLISECOND)
                    table.insert(order, i)
                    done:send(i)
                  end)
                end
                for i = 1, 3 do done:receive() end
                return order
                """))
        .isEqualTo(List.of(1L, 2L, 3L));
  }

  @Test
  void eventsReachWhoSubscribed() throws Exception {
    assertThat(
            run(
                """
                local all = events.subscribe("orders.*")
                local some = events.subscribe("**", "created")
                events.send("orders.new", "created", "/1", {id = 7})
                events.send("orders.new", "paid", "/1")
                events.send("orders", "created", "/2")
                local seen = {}
                for _, sub in ipairs{all, all, some, some} do
                  local e = sub:channel():receive()
                  table.insert(seen, e.system .. " " .. e.kind .. " " .. e.path)
                  if e.data then table.insert(seen, e.data.id) end
                end
                all:close()
                local gone, open = all:channel():receive()
                local _, err = events.send("orders", "", "/")
                return {table.concat(seen, ","), open, err:kind()}
                """))
        .isEqualTo(
            List.of(
                "orders.new created /1,7,orders.new paid /1,orders.new created /1,7,"
                    + "orders created /2",
                false,
                "Invalid"));
  }

  @Test
  void declaredModulesAreGlobals() throws Exception {
    app.function(
        "app:globals",
        """
        return {main = function()
          logger:debug("nobody required it")
          return {type(time), type(time.now), require("time").SECOND == time.SECOND}
        end}
        """,
        "time",
        "logger");
    assertThat(app.call("app:globals")).isEqualTo(List.of("table", "function", true));
  }

  @Test
  void subscribeIsListen() throws Exception {
    assertThat(
            run(
                """
                local news = subscribe("news")
                process.send(process.pid(), "news", 1)
                process.send(process.pid(), "news", 2)
                local first = news:receive()
                unsubscribe(news)
                return {first, process.inbox():receive():payload():data()}
                """))
        .isEqualTo(List.of(1L, 2L));
  }
}
