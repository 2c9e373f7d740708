package ai.wippy.runtime.wasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.process.StandardStreams;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AppHostsTest {
  /** Implemented by one class. */
  public interface Greeter {
    String greet();
  }

  /** Its implementation. */
  public static final class Hello implements Greeter {
    @Override
    public String greet() {
      return "hello";
    }
  }

  /** Implemented by two classes. */
  public interface Twice {}

  /** One of them. */
  public static final class One implements Twice {}

  /** The other. */
  public static final class Two implements Twice {}

  /** Implemented by a class that does not exist. */
  public interface Lost {}

  /** Implemented by nobody. */
  public interface Nobody {}

  private final AppHosts hosts = new AppHosts(getClass().getClassLoader());

  @Test
  void oneObjectServesAll() {
    Greeter found = hosts.find(Greeter.class).orElseThrow();
    assertThat(found.greet()).isEqualTo("hello");
    assertThat(hosts.find(Greeter.class)).containsSame(found);
    assertThat(hosts.find(Nobody.class)).isEmpty();
  }

  @Test
  void severalAreOneTooMany() {
    var failure = catchThrowableOfType(Failure.class, () -> hosts.find(Twice.class));
    assertThat(failure)
        .hasMessage(
            "%1$s$Twice is implemented by %1$s$One and %1$s$Two: leave one of them in"
                + " META-INF/services/%1$s$Twice",
            AppHostsTest.class.getName());
    assertThat(failure.kind()).isEqualTo(Kind.INVALID);
  }

  @Test
  void aClassThatDoesNotExistIsNamed() {
    var failure = catchThrowableOfType(Failure.class, () -> hosts.find(Lost.class));
    assertThat(failure)
        .hasMessageContaining("Lost has no usable implementation")
        .hasMessageContaining("ai.wippy.runtime.wasm.Nowhere");
  }

  @Test
  void whatIsNotImplementedSaysWhatToWrite() {
    var entry = FakeComponent.entry("app:answer", "function.wasm", "run", Map.of());
    var imports =
        new GrantedImports(
            Grants.of(entry),
            StandardStreams.logging(() -> System.getLogger("test"), "app:answer"),
            new Surroundings(List.of(), "/", Map.of(), List.of()),
            List.of(),
            WasiHostsTest::hosts,
            hosts,
            name -> Grants.of(FakeComponent.entry(name, "function.wasm", "run", Map.of())));
    assertThat(imports.instance("acme:log/sink@1.0.0", Nobody.class)).isNull();
    assertThat(imports.instance("wasi:io/streams@0.2.6", Greeter.class)).isNull();
    assertThat(imports.instance("acme:log/greeter", Greeter.class)).isNotNull();
    var trap = imports.missing("acme:log/sink@1.0.0", "write");
    assertThat(trap)
        .hasMessage(
            "app:answer cannot call acme:log/sink@1.0.0#write: no class implements %1$s; write one"
                + " and name it in META-INF/services/%1$s",
            Nobody.class.getName());
    assertThat(trap.kind()).isEqualTo(Kind.PERMISSION_DENIED);
    assertThat(imports.part("app:other").instance("acme:log/sink@1.0.0", Nobody.class)).isNull();
    assertThat(imports.part("app:other").missing("acme:log/sink@1.0.0", "write"))
        .hasMessageStartingWith("app:other cannot call acme:log/sink@1.0.0#write: no class");
    assertThat(imports.missing("wasi:io/streams@0.2.6", "read"))
        .hasMessageContaining("may not call");
  }
}
