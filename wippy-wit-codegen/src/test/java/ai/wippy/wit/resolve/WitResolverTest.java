package ai.wippy.wit.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.diagnostic.Problems;
import ai.wippy.diagnostic.SourceText;
import ai.wippy.wit.model.Func;
import ai.wippy.wit.model.Interface;
import ai.wippy.wit.model.RecordType;
import ai.wippy.wit.model.World;
import org.junit.jupiter.api.Test;

class WitResolverTest {
  @Test
  void namedTypesReachTheFunctionsOfAWorld() {
    var problems = new Problems();
    Resolution resolution =
        WitResolver.resolve(
            WitSources.of(
                new SourceText(
                    "users.wit",
                    """
                    package app:users@1.0.0;
                    interface api {
                      /// Somebody.
                      record user { name: string, age: option<u8> }
                      find: func(ids: list<u64>) -> result<list<user>, string>;
                    }
                    world guest { export api; }
                    """)),
            WitOptions.STRICT,
            problems);

    assertThat(problems.all()).isEmpty();
    World guest = resolution.packages().getFirst().worlds().getFirst();
    assertThat(guest.imports()).isEmpty();
    Interface api = ((World.InterfaceItem) guest.exports().getFirst()).value();
    assertThat(api.name()).hasToString("app:users/api@1.0.0");
    assertThat(api.functions())
        .extracting(Func::wit)
        .containsExactly("func(ids: list<u64>) -> result<list<user>, string>");
    RecordType user = (RecordType) api.types().getFirst().type().orElseThrow();
    assertThat(user.name().orElseThrow().docs()).isEqualTo("Somebody.");
  }
}
