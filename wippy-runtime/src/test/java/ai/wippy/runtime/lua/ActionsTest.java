package ai.wippy.runtime.lua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.wippy.registry.Entry;
import ai.wippy.registry.EntryId;
import ai.wippy.registry.Registry;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.JavaValues;
import ai.wippy.runtime.security.Access;
import ai.wippy.runtime.security.Actor;
import ai.wippy.runtime.security.Context;
import ai.wippy.runtime.security.Decision;
import ai.wippy.runtime.security.NetworkAccess;
import ai.wippy.runtime.security.Policies;
import ai.wippy.runtime.security.Policy;
import ai.wippy.runtime.security.Scope;
import ai.wippy.runtime.security.Security;
import ai.wippy.runtime.security.TokenStore;
import ai.wippy.runtime.service.Service;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every action of the table in ARCHITECTURE.md, under a policy that denies it alone and under none
 * that does.
 */
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(60)
class ActionsTest {
  private static final EntryId TOKENS = EntryId.parse("app:tokens");
  private static final Path TABLE = Path.of("../ARCHITECTURE.md");

  private Application app;
  private Service host;

  /** Lua code that does something. */
  record Attempt(String action, String resource, String code) {
    @Override
    public String toString() {
      return action + " " + code;
    }
  }

  static Stream<Attempt> attempts() {
    String to = "local pid = assert(process.spawn('app:waiter', 'app:host')) return ";
    String exec = "return funcs.new():";
    String tokens = "local store = security.token_store('app:tokens') return ";
    return Stream.of(
        new Attempt("funcs.call", "app:target", "return funcs.call('app:target')"),
        new Attempt("funcs.call", "app:target", "return funcs.new():call('app:target')"),
        new Attempt(
            "funcs.call", "app:target", "return (funcs.async('app:target'):response():receive())"),
        new Attempt("funcs.context", "context", exec + "with_context({})"),
        new Attempt("funcs.security", "security", exec + "with_actor(security.actor())"),
        new Attempt("funcs.security", "security", exec + "with_scope(security.scope())"),
        new Attempt(
            "process.spawn", "app:waiter", "return process.spawn('app:waiter', 'app:host')"),
        new Attempt("process.host", "app:host", "return process.spawn('app:waiter', 'app:host')"),
        new Attempt("process.host", "app:host", "return process.exec('app:brief', 'app:host')"),
        new Attempt(
            "process.spawn.monitored",
            "app:waiter",
            "return process.spawn_monitored('app:waiter', 'app:host')"),
        new Attempt(
            "process.spawn.linked",
            "app:waiter",
            "return process.spawn_linked('app:waiter', 'app:host')"),
        new Attempt(
            "process.spawn.linked",
            "app:waiter",
            "return process.spawn_linked_monitored('app:waiter', 'app:host')"),
        new Attempt("process.exec", "app:brief", "return process.exec('app:brief', 'app:host')"),
        new Attempt("process.send", "*", to + "process.send(pid, 'topic', 1)"),
        new Attempt("process.terminate", "*", to + "process.terminate(pid)"),
        new Attempt("process.cancel", "*", to + "process.cancel(pid)"),
        new Attempt("process.monitor", "*", to + "process.monitor(pid)"),
        new Attempt("process.unmonitor", "*", to + "process.unmonitor(pid)"),
        new Attempt("process.link", "*", to + "process.link(pid)"),
        new Attempt("process.unlink", "*", to + "process.unlink(pid)"),
        new Attempt("process.context", "context", "return process.with_context({})"),
        new Attempt("process.context", "context", "return process.with_options({})"),
        new Attempt(
            "process.security",
            "security",
            "return process.with_context({}):with_actor(security.actor())"),
        new Attempt(
            "process.security",
            "security",
            "return process.with_context({}):with_scope(security.scope())"),
        new Attempt(
            "process.registry.register", "name", "return process.registry.register('name')"),
        new Attempt(
            "process.registry.register",
            "name",
            "return process.with_context({}):with_name('name'):spawn('app:waiter', 'app:host')"),
        new Attempt("process.registry.foreign", "*", to + "process.registry.register('name', pid)"),
        new Attempt(
            "process.registry.foreign",
            "*",
            "process.with_context({}):with_name('name'):spawn('app:waiter', 'app:host') return process.registry.unregister('name')"),
        new Attempt(
            "process.registry.unregister", "name", "return process.registry.unregister('name')"),
        new Attempt("fs.get", "app:x", "return fs.get('app:x')"),
        new Attempt("events.subscribe", "mail", "return events.subscribe('mail')"),
        new Attempt("events.send", "mail", "return events.send('mail', 'come', '/', 1)"),
        new Attempt("env.get", "HOME", "return env.get('HOME')"),
        new Attempt("env.set", "HOME", "return env.set('HOME', '/')"),
        new Attempt("registry.get", "app:x", "return registry.get('app:x')"),
        new Attempt("security.actor.create", "user:2", "return security.new_actor('user:2')"),
        new Attempt("security.scope.create", "custom", "return security.new_scope()"),
        new Attempt(
            "security.scope.create",
            "with",
            "return security.scope():with(security.scope():policies()[1])"),
        new Attempt("security.scope.create", "without", "return security.scope():without('app:x')"),
        new Attempt("security.policy.get", "app:x", "return security.policy('app:x')"),
        new Attempt("security.policy_group.get", "app:x", "return security.named_scope('app:x')"),
        new Attempt(
            "security.token_store.get", "app:tokens", "return security.token_store('app:tokens')"),
        new Attempt(
            "security.token.create",
            "app:tokens",
            tokens + "store:create(security.actor(), security.scope())"),
        new Attempt(
            "security.token.validate", "app:tokens", tokens + "select(2, store:validate('x'))"),
        new Attempt("security.token.revoke", "app:tokens", tokens + "store:revoke('x')"));
  }

  /** What guests and {@code http_client} ask of the network. */
  private enum Reach {
    CONNECT("socket.connect"),
    REACH("socket.private_ip"),
    LISTEN("socket.listen"),
    RESOLVE("socket.resolve"),
    REQUEST("http_client.request"),
    REQUEST_TO("http_client.private_ip");

    private final String action;

    Reach(String action) {
      this.action = action;
    }

    boolean isAllowed(NetworkAccess network) throws UnknownHostException {
      var here = new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 80);
      return switch (this) {
        case CONNECT, REACH -> network.connect(here);
        case LISTEN -> network.listen(here);
        case RESOLVE -> network.resolve("example.org");
        case REQUEST -> network.request("http://example.org");
        case REQUEST_TO -> network.requestTo(here.getAddress());
      };
    }
  }

  @BeforeEach
  void start() {
    var nothing = new Registry(List.of());
    var store =
        TokenStore.of(
            new Entry(TOKENS, TokenStore.KIND, Map.of(), Map.of(), Map.of()),
            _ -> Optional.empty());
    app =
        new Application(
            new Security(new Access(false), Policies.of(nothing), Map.of(TOKENS, store)));
    host = app.host("app:host");
    app.spawnable("app:waiter", "return {main = function() process.inbox():receive() end}");
    app.spawnable("app:brief", "return {main = function() return 1 end}");
    app.function("app:target", "return function() return 1 end");
  }

  @AfterEach
  void stop() {
    host.stop(Duration.ofMillis(20));
  }

  private static Context context(Policy... denials) {
    var allow = new Policy(EntryId.parse("app:allow"), Decision.ALLOW, List.of("*"), List.of("*"));
    return Context.EMPTY
        .withActor(new Actor("user:1", Map.of()))
        .withScope(new Scope(Stream.concat(Stream.of(allow), Stream.of(denials)).toList()));
  }

  private static Policy denial(String action, String resource) {
    return new Policy(EntryId.parse("app:deny"), Decision.DENY, List.of(action), List.of(resource));
  }

  /** The kind of error that it ends with. */
  private Object run(Attempt attempt, Context context) throws Exception {
    app.function(
        "app:main-" + context.hashCode(),
        """
        local funcs, security, env = require("funcs"), require("security"), require("env")
        local registry, fs, events = require("registry"), require("fs"), require("events")
        return function()
          local ok, value, err = pcall(function() %s end)
          if not ok or (err == nil and type(value) == "userdata" and pcall(value.kind, value)) then
            err = value
          end
          return err and err:kind() or "done"
        end
        """
            .formatted(attempt.code),
        "funcs",
        "security",
        "env",
        "events",
        "fs",
        "registry");
    return Application.onVirtualThread(() ->
        app.functions()
            .call(EntryId.parse("app:main-" + context.hashCode()), context, JavaValues.INSTANCE));
  }

  @ParameterizedTest
  @MethodSource("attempts")
  void isRefusedIfAPolicyDeniesIt(Attempt attempt) throws Exception {
    assertThat(run(attempt, context(denial(attempt.action, attempt.resource))))
        .isEqualTo("PermissionDenied");
  }

  @ParameterizedTest
  @MethodSource("attempts")
  void isNotRefusedIfNoneDoes(Attempt attempt) throws Exception {
    assertThat(run(attempt, context())).isNotEqualTo("PermissionDenied");
  }

  @Test
  void theNetwork() throws UnknownHostException {
    for (Reach reach : Reach.values()) {
      var access = new Access(false);
      assertThat(reach.isAllowed(new NetworkAccess(access, context()))).as(reach.action).isTrue();
      assertThat(reach.isAllowed(new NetworkAccess(access, context(denial(reach.action, "*")))))
          .as(reach.action)
          .isFalse();
    }
  }

  @Test
  void theTableListsWhatIsChecked() throws IOException {
    var tested = new TreeSet<String>();
    attempts().forEach(attempt -> tested.add(attempt.action));
    Stream.of(Reach.values()).forEach(reach -> tested.add(reach.action));
    var listed = new TreeSet<String>();
    boolean table = false;
    for (String line : Files.readAllLines(TABLE)) {
      table = line.startsWith("| Action |") || (table && line.startsWith("|"));
      if (table && line.startsWith("| `")) {
        listed.add(line.split("`")[1]);
      }
    }
    assertThat(listed).isEqualTo(tested);
  }

  @Test
  void theCallOfAFunctionItself() {
    var context = context(denial("funcs.call", "app:target"));
    var failure =
        catchThrowableOfType(
            Failure.class,
            () -> app.functions().call(EntryId.parse("app:target"), context, JavaValues.INSTANCE));
    assertThat(failure).hasMessage("not allowed: app:target");
  }
}
