package ai.wippy.runtime.lua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.wippy.runtime.lua.module.Modules;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LuaRuntimeTest {
  private final Application app = new Application();

  @Test
  void callsTheMethodOfATableOrTheFunctionThatTheChunkReturns() throws Exception {
    app.function("app:table", "return {main = function(a, b) return a + b end}");
    app.function("app:function", "return function(a, b) return a .. b end");

    assertThat(app.call("app:table", 1L, 2L)).isEqualTo(3L);
    assertThat(app.call("app:function", "x", "y")).isEqualTo("xy");
  }

  @Test
  void namesTheMethodThatIsMissing() {
    app.function("app:empty", "return {other = 1}");

    assertThatThrownBy(() -> app.call("app:empty"))
        .isInstanceOf(Failure.class)
        .hasMessage(
            "app:empty returns a table without that function; return a function, or a table with the"
                + " function `main`");
  }

  @Test
  void convertsValuesBothWays() throws Exception {
    app.function(
        "app:echo",
        """
        return function(user)
          user.tags[#user.tags + 1] = "seen"
          user.age = user.age + 1
          return user
        end
        """);

    Object result =
        app.call(
            "app:echo",
            Map.of("name", "Bob \uD83D\uDE00", "age", 41L, "tags", List.of("a"), "score", 1.5));

    assertThat(result)
        .isEqualTo(
            Map.of(
                "name",
                "Bob \uD83D\uDE00",
                "age",
                42L,
                "tags",
                List.of("a", "seen"),
                "score",
                1.5));
  }

  @Test
  void everyCallHasAStateOfItsOwn() throws Exception {
    app.function(
        "app:count",
        """
        counter = counter or 0
        local calls = 0
        return function() counter = counter + 1; calls = calls + 1; return counter * 10 + calls end
        """);

    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      var results =
          IntStream.range(0, 200).mapToObj(_ -> pool.submit(() -> app.call("app:count"))).toList();
      for (var result : results) {
        assertThat(result.get()).isEqualTo(11L);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "error('boom')                                  | UNKNOWN   | app/f.lua:1: boom",
        "error('boom', 0)                               | UNKNOWN   | boom",
        "error()                                        | UNKNOWN   | nil",
        "error({message = 'm', code = 7})               | UNKNOWN   | m",
        "error(errors.new{message='gone', kind='NotFound'}) | NOT_FOUND | gone",
        "local x; return x.y                            | INTERNAL  | app/f.lua:1: attempt to index a nil value (local 'x')",
        "return nil, 'text'                             | UNKNOWN   | text",
        "return false, 'text'                           | UNKNOWN   | text",
        "return nil, errors.new{message='late', kind=errors.TIMEOUT} | TIMEOUT | late",
        "local function f() return 1 + f() end f()      | INTERNAL  | stack overflow",
        "local s = ('x'):rep(1e10)                      | INTERNAL  | app/f.lua:1: resulting string too large",
        "return print                                   | INVALID   | result: a function cannot be passed on",
      })
  void reportsErrorsWithTheirKind(String body, Kind kind, String message) {
    app.function("app:f", "return function() " + body + " end");

    var failure = catchThrowableOfType(Failure.class, () -> app.call("app:f"));

    assertThat(failure).extracting(Failure::kind, Failure::message).containsExactly(kind, message);
  }

  @Test
  void givesDetailsToTheCallerInItsOwnValues() {
    app.function(
        "app:f",
        """
        return function()
          return nil, errors.new{message = "m", retryable = true, details = {field = "age", list = {1, 2}}}
        end
        """);

    var failure = catchThrowableOfType(Failure.class, () -> app.call("app:f"));

    assertThat(failure.retryable()).isTrue();
    assertThat(failure.details()).isEqualTo(Map.of("field", "age", "list", List.of(1L, 2L)));
  }

  @Test
  void anErrorKeepsItsKindFromLuaToLua() throws Exception {
    app.function(
        "app:inner",
        "return function() return nil, errors.new{message = 'gone', kind = errors.NOT_FOUND, details = {id = 7}} end");
    app.function(
        "app:outer",
        """
        local funcs = require("funcs")
        return function()
          local value, err = funcs.call("app:inner")
          return {kind = err:kind(), message = err:message(), id = err:details().id, none = value == nil}
        end
        """,
        "funcs");

    assertThat(app.call("app:outer"))
        .isEqualTo(Map.of("kind", "NotFound", "message", "gone", "id", 7L, "none", true));
  }

  @Test
  void callsFunctionsByIdWithMessagesWorthReading() throws Exception {
    app.function("app:add", "return function(a, b) return a + b end");
    app.function(
        "app:caller",
        """
        local funcs = require("funcs")
        local function message(...)
          local value, err = ...
          return value == nil and err:kind() .. ": " .. err:message() or tostring(value)
        end
        return function()
          return {
            message(funcs.call("app:add", 1, 2)),
            message(funcs.new():call("app:add", 3, 4)),
            message(funcs.call("")),
            message(funcs.call("add")),
            message(funcs.call("app:")),
            (message(funcs.call("app:addd")):match("^[^;]*")),
            message(funcs.call("app:add", {a = {1, print}})),
            message(funcs.call("app:add", 1, {})),
          }
        end
        """,
        "funcs");

    assertThat(app.call("app:caller"))
        .isEqualTo(
            List.of(
                "3",
                "7",
                "Invalid: function ID required",
                "Invalid: namespace required in function ID: write ns:add",
                "Invalid: name required in function ID: write app:name",
                "NotFound: no handler registered for app:addd",
                "Invalid: argument 1.a[2]: a function cannot be passed on",
                "Internal: app/add.lua:1: attempt to perform arithmetic on a table value (local 'b')"));
  }

  @Test
  void librariesSeeTheirOwnDeclarationsAndShareGlobals() throws Exception {
    app.library("lib:deep", "return {name = 'deep'}");
    app.library(
        "lib:mid",
        """
        local deep = require("d")
        function shared() return "global of a library" end
        return {
          name = "mid of " .. deep.name .. " " .. tostring(d == deep),
          missing = function() return pcall(require, "m") end,
        }
        """,
        "d=lib:deep");
    app.function(
        "app:f",
        """
        local mid = require("m")
        return function()
          local ok, missing = mid.missing()
          local none, undeclared = pcall(require, "d")
          return {mid.name, mid == m, mid == require("m"), shared(), missing, undeclared, package.loaded.m == mid}
        end
        """,
        "m=lib:mid");

    assertThat(app.call("app:f"))
        .isEqualTo(
            List.of(
                "mid of deep true",
                true,
                true,
                "global of a library",
                "module 'm' not found; declare it in `modules` or `imports` of lib:mid",
                "module 'd' not found; declare it in `modules` or `imports` of app:f",
                true));
  }

  @Test
  void namesAModuleThatDoesNotExistAndACycle() {
    app.function("app:f", "require('sql') return function() end", "sql");
    app.library("lib:a", "return require('b')", "b=lib:b");
    app.library("lib:b", "return require('a')", "a=lib:a");
    app.function("app:g", "return function() end", "a=lib:a");

    assertThatThrownBy(() -> app.call("app:f"))
        .hasMessage(
            "app/f.lua:1: module 'sql' not found; this runtime has "
                + String.join(", ", new TreeSet<>(Modules.NAMES)));
    assertThatThrownBy(() -> app.call("app:g"))
        .hasMessageContaining("libraries import each other: lib:a -> lib:b -> lib:a");
  }

  @Test
  void tellsWhatToDoAboutAChunkThatIsMissingOrNone() {
    assertThatThrownBy(() -> Chunk.load(getClass().getClassLoader(), "wippy.lua.app.gone"))
        .hasMessage("no compiled Lua chunk wippy.lua.app.gone; build the application again");
    assertThatThrownBy(() -> Chunk.load(getClass().getClassLoader(), "java.lang.Object"))
        .hasMessage("no compiled Lua chunk java.lang.Object; build the application again");
  }

  @Test
  void refusesArgumentsThatCannotCross() {
    app.function("app:f", "return function() end");

    assertThatThrownBy(() -> app.call("app:f", 1L, new Object()))
        .hasMessage("argument 2: a java.lang.Object cannot be passed on");
  }

  @Test
  void aModuleThatIsAGlobalIsATableLikeAnyOther() throws Exception {
    app.function(
        "app:f",
        """
        return function()
          local count = 0
          for name, value in pairs(base64) do count = count + #name end
          return {count, type(base64), type(rawget(base64, "encode")), base64.encode("x")}
        end
        """,
        "base64");

    assertThat(app.call("app:f")).isEqualTo(List.of(12L, "table", "function", "eA=="));
  }
}
