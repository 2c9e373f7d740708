package ai.wippy.runtime.lua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.wippy.registry.EntryId;
import ai.wippy.runtime.payload.JavaValues;
import ai.wippy.runtime.security.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LuaLoggerTest {
  private final Logger log = Logger.getLogger("ai.wippy.lua.logger");
  private final List<String> lines = new ArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord record) {
          lines.add(record.getLevel() + " " + record.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    log.setLevel(Level.ALL);
    log.setUseParentHandlers(false);
    log.addHandler(handler);
  }

  @AfterEach
  void leave() {
    log.removeHandler(handler);
    log.setUseParentHandlers(true);
    log.setLevel(null);
  }

  private static void run(String source) throws Exception {
    var app = new Application();
    app.function("app:f", source, "logger");
    app.call("app:f");
  }

  @Test
  void linesHaveLevelNameFieldsAndPlace() throws Exception {
    run(
        """
        local logger = require("logger")
        return function()
          logger:info("started", {port = 8080})
          logger:debug("detail")
          local api = logger:with({component = "api", version = "1.0"})
          api:warn("slow", {ms = 1.5, version = "2.0", tags = {"a", "b"}})
          api:named("auth"):named("token"):error("failed", {error = errors.new("gone"), f = print})
          logger:info("no fields of others")
          print(tostring(api))
        end
        """);

    assertThat(lines)
        .containsExactly(
            "INFO started {\"port\":8080,\"location\":\"app/f.lua:3\"}",
            "FINE detail {\"location\":\"app/f.lua:4\"}",
            "WARNING slow {\"component\":\"api\",\"ms\":1.5,\"tags\":[\"a\",\"b\"],\"version\":\"2.0\","
                + "\"location\":\"app/f.lua:6\"}",
            "SEVERE auth.token: failed {\"component\":\"api\",\"error\":\"gone\","
                + "\"f\":\"function: builtin: print\",\"version\":\"1.0\","
                + "\"location\":\"app/f.lua:7\"}",
            "INFO no fields of others {\"location\":\"app/f.lua:8\"}");
  }

  @Test
  void linesSayForWhichRequestTheyAre() throws Exception {
    var app = new Application();
    app.function("app:f", "return function() logger:info('x') end", "logger");
    var context = new Context(Map.of(Context.REQUEST_ID, "r-1"));
    Application.onVirtualThread(
        () -> app.functions().call(EntryId.parse("app:f"), context, JavaValues.INSTANCE));

    assertThat(lines)
        .containsExactly("INFO x {\"request_id\":\"r-1\",\"location\":\"app/f.lua:1\"}");
  }

  @Test
  void isThereAsAGlobalToo() throws Exception {
    run("return function() logger:info('x') logger:named('n'):info('y') end");

    assertThat(lines).hasSize(2);
  }

  @Test
  void whatIsNotShownIsNotWritten() throws Exception {
    log.setLevel(Level.WARNING);
    run("local logger = require('logger') return function() logger:info('x') logger:warn('y') end");

    assertThat(lines).singleElement().asString().startsWith("WARNING y ");
  }

  @Test
  void mistakesAreErrors() {
    assertThatThrownBy(() -> run("return function() logger.info('x') end"))
        .hasMessageContaining("call it with a colon");
    assertThatThrownBy(() -> run("return function() logger:named('') end"))
        .hasMessageContaining("name cannot be empty");
    assertThatThrownBy(() -> run("return function() logger:with('x') end"))
        .hasMessageContaining("table expected, got string");
    assertThatThrownBy(() -> run("return function() logger:info() end"))
        .hasMessageContaining("string expected, got no value");
    assertThat(lines).isEmpty();
  }
}
