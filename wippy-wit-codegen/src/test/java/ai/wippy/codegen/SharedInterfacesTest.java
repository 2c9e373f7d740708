package ai.wippy.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.component.plan.Plan;
import ai.wippy.wit.model.Func;
import ai.wippy.wit.model.Interface;
import ai.wippy.wit.model.World;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharedInterfacesTest {
  private static World world(String interfaces) {
    return Plans.packages("package acme:log; " + interfaces + " world w { import sink; }")
        .getLast()
        .worlds()
        .getFirst();
  }

  private static final World FIRST =
      world(
          """
          interface types { enum level { low, high } }
          /// Where lines go.
          interface sink { use types.{level}; write: func(line: string, at: level); }
          """);
  private static final World SECOND =
      world(
          """
          interface types { enum level { low, high } }
          interface sink { use types.{level}; write: func(line: string, at: level); flush: func(); }
          """);

  @Test
  void everyFunctionThatAnyKnows() {
    List<Interface> shared = SharedInterfaces.of(List.of(FIRST, SECOND));
    assertThat(shared)
        .map(iface -> iface.name().toString())
        .containsExactly("acme:log/sink", "acme:log/types");
    assertThat(shared.getFirst().functions()).map(Func::name).containsExactly("write", "flush");
    assertThat(shared.getFirst().docs()).isEqualTo("Where lines go.");
  }

  @Test
  void oneWorldSharesNothing() {
    assertThat(SharedInterfaces.of(List.of(FIRST))).isEmpty();
    assertThat(SharedInterfaces.of(List.of(FIRST, world("interface sink {}")))).isEmpty();
  }

  @Test
  void whatWorldsDisagreeOnIsNotShared() {
    World other =
        world(
            """
            interface types { enum level { low, middle, high } }
            interface sink { use types.{level}; write: func(line: string, at: level); }
            """);
    assertThat(SharedInterfaces.of(List.of(FIRST, other))).isEmpty();
    World changed =
        world(
            """
            interface types { enum level { low, high } }
            interface sink { use types.{level}; write: func(line: string, at: level) -> bool; }
            """);
    assertThat(SharedInterfaces.of(List.of(FIRST, changed)))
        .map(iface -> iface.name().toString())
        .containsExactly("acme:log/types");
  }

  @Test
  void filesThatDifferInNothing() {
    List<Interface> shared = SharedInterfaces.of(List.of(FIRST, SECOND));
    assertThat(sink(FIRST, shared)).isEqualTo(sink(SECOND, shared)).contains("void flush();");
    assertThat(sink(FIRST, List.of())).doesNotContain("flush");
  }

  private static String sink(World world, List<Interface> shared) {
    Plan plan = PassedOn.importing(world);
    var request = new Request(plan, "", "app", "guest", List.of(), Hosted.NONE, shared);
    return Generator.generate(request).files().stream()
        .filter(file -> file.path().equals("acme/log/Sink.java"))
        .map(Generated.JavaFile::text)
        .findFirst()
        .orElseThrow();
  }
}
