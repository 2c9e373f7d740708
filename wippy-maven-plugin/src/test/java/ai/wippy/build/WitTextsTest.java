package ai.wippy.build;

import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the {@code wit} of entries is good for. */
class WitTextsTest {
  @TempDir private Path target;

  @Test
  void signaturesMayDependOnPackagesBesideTheirFile() throws Exception {
    try (BuiltApp app = BuiltApp.start("texts", target)) {
      Map<String, Object> rectangle = Map.of("width", 2.0, "height", 3.5);
      assertThat(app.call("app:area", rectangle, "inches")).isEqualTo(7.0);
      assertThat(app.warnings()).isEmpty();
    }
    assertThat(source("acme/shapes/Rectangles.java"))
        .contains("A figure with four right angles.")
        .contains("@param width To the right.");
    assertThat(source("app/area/Area.java")).contains("How much it covers.");
  }

  @Test
  void textDocumentsAComponent() throws Exception {
    new Build().generate(BuiltApp.request("texts", target));
    assertThat(source("peers/guest/Api.java"))
        .contains("/** Functions of every shape. */")
        .contains("/** Says hello. */");
    assertThat(source("peers/guest/Guest.java")).contains("/** Adds two numbers. */");
  }

  @Test
  void aDependencyThatChangesOrAppearsIsNoticed() throws Exception {
    BuildRequest request = BuiltApp.request("texts", target);
    Path deps = request.base().resolve("src/main/wippy/wit/deps");
    assertThat(new Build().generate(request)).isInstanceOf(Outcome.Written.class);
    assertThat(new Build().generate(request)).isInstanceOf(Outcome.UpToDate.class);

    Path shapes = deps.resolve("shapes/rectangles.wit");
    Files.writeString(shapes, Files.readString(shapes).replace("four right", "right"));
    assertThat(new Build().generate(request)).isInstanceOf(Outcome.Written.class);
    assertThat(source("acme/shapes/Rectangles.java")).contains("A figure with right angles.");

    Files.writeString(deps.resolve("more.wit"), "package acme:shapes;");
    assertThat(problems(new Build().generate(request)))
        .contains("package `acme:shapes` is defined more than once");
  }

  @Test
  void aMistakeInADependencyHasItsPlace() throws Exception {
    BuildRequest request = BuiltApp.request("texts", target);
    Files.writeString(
        request.base().resolve("src/main/wippy/wit/deps/units.wat"), "(component (core module))");
    assertThat(new Build().generate(request))
        .isInstanceOfSatisfying(
            Outcome.Rejected.class,
            rejected ->
                assertThat(BuiltApp.render(rejected.problems()))
                    .startsWith(
                        """
                        a WIT package holds no `core`
                         --> src/main/wippy/wit/deps/units.wat:1:12
                        """));
  }

  private static List<String> problems(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
    return ((Outcome.Rejected) outcome).problems().stream().map(Diagnostic::problem).toList();
  }

  private String source(String path) throws IOException {
    return Files.readString(target.resolve("sources").resolve(path));
  }
}
