package ai.wippy.runtime.security;

import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.registry.EntryId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessTest {
  private static final Actor ACTOR = new Actor("user:1", Map.of());

  private static Policy policy(Decision effect, String action, String resource) {
    return new Policy(
        new EntryId("app", effect.name()), effect, List.of(action), List.of(resource));
  }

  @ParameterizedTest
  @CsvSource({
    "*, anything, true",
    "funcs.call, funcs.call, true",
    "funcs.call, funcs.caller, false",
    "funcs*, funcs.call, true",
    "funcs.*, funcs.call, true",
    "funcs.*, funcsX, true",
    "funcs.*, func, false",
  })
  void patterns(String pattern, String action, boolean applies) {
    assertThat(
            policy(Decision.ALLOW, pattern, "*")
                .evaluate(new Request(ACTOR, action, "app:x", Map.of())))
        .isEqualTo(applies ? Decision.ALLOW : Decision.UNDEFINED);
  }

  @Test
  void denyWinsInAnyOrder() {
    var allow = policy(Decision.ALLOW, "*", "*");
    var deny = policy(Decision.DENY, "fs.get", "app:secret");
    for (var policies : List.of(List.of(allow, deny), List.of(deny, allow))) {
      var scope = new Scope(policies);
      assertThat(scope.evaluate(new Request(ACTOR, "fs.get", "app:secret", Map.of())))
          .isEqualTo(Decision.DENY);
      assertThat(scope.evaluate(new Request(ACTOR, "fs.get", "app:files", Map.of())))
          .isEqualTo(Decision.ALLOW);
    }
  }

  @ParameterizedTest
  @CsvSource({
    // actor, scope, strict, allowed
    "false, false, false, true",
    "false, false, true,  false",
    "true,  false, false, true",
    "true,  false, true,  false",
    "false, true,  false, true",
    "false, true,  true,  false",
    "true,  true,  false, false",
    "true,  true,  true,  false",
  })
  void withoutAnApplyingPolicy(boolean actor, boolean scope, boolean strict, boolean allowed) {
    var context = Context.EMPTY;
    if (actor) {
      context = context.withActor(ACTOR);
    }
    if (scope) {
      context = context.withScope(new Scope(List.of()));
    }
    assertThat(new Access(strict).allows(context, "funcs.call", "app:x")).isEqualTo(allowed);
  }
}
