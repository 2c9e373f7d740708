package ai.wippy.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class JavaHostIT {
  private final Project project = Project.named("java-host");

  @Test
  void classesThatServicesNameServeTheGuests() throws Exception {
    assertThat(project.run("run", "drive", "reset"))
        .isEqualTo(
            new Project.Run(
                0,
                """
                note: driving
                driver gets Reset[]
                driver is put away
                none
                """));
  }

  @Test
  void whatNobodyImplementsIsNamedByTheBuild() throws Exception {
    assertThat(project.log())
        .contains("the component of entry app:log imports peers:res/sink@0.1.0, which no class")
        .contains("write a class that implements peers.res.Sink, and name it in")
        .contains("src/main/resources/META-INF/services/peers.res.Sink")
        .doesNotContain("peers:lab/bench");
  }

  @Test
  void javaUsesResourcesOfAGuestAndGivesItHosts() throws Exception {
    assertThat(project.runClass("lab.Main"))
        .isEqualTo(
            new Project.Run(
                0,
                """
                counter: 42
                alive: 1
                alive: 0
                parts: [1, 1, 1]
                gone: self: the counter has been given away: only its new owner can use it
                driver gets Set[value=21.0]
                driver is put away
                driven: 42
                sample: Err[error=the battery is empty]
                """));
  }
}
