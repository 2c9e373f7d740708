package ai.wippy.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WippyLifecycleTest {
  private static final String RUNTIME =
      "<dependency><groupId>ai.wippy</groupId><artifactId>wippy-runtime</artifactId>"
          + "<version>0.0.9</version></dependency>";

  @Test
  void bindsTheGoalsAndAddsTheRuntimeAtThePluginsVersion()
      throws IOException, XmlPullParserException {
    MavenProject project = completed("jar", "<extensions>true</extensions>", "");
    assertThat(executions(project))
        .extracting(PluginExecution::getGoals)
        .containsExactly(List.of("generate", "compile", "package"));
    assertThat(project.getDependencies())
        .extracting(Dependency::getArtifactId, Dependency::getVersion)
        .containsExactly(tuple("wippy-runtime", "0.1.0"));
  }

  @Test
  void keepsTheRuntimeThatTheProjectChose() throws IOException, XmlPullParserException {
    MavenProject project = completed("jar", "<extensions>true</extensions>", RUNTIME);
    assertThat(project.getDependencies())
        .extracting(Dependency::getVersion)
        .containsExactly("0.0.9");
  }

  @Test
  void bindsNoGoalTwice() throws IOException, XmlPullParserException {
    MavenProject project =
        completed(
            "jar",
            "<extensions>true</extensions><executions><execution><id>mine</id><goals>"
                + "<goal>package</goal></goals></execution></executions>",
            "");
    assertThat(executions(project))
        .extracting(PluginExecution::getGoals)
        .containsExactly(List.of("package"), List.of("generate", "compile"));
  }

  @Test
  void addsNothingWhereEveryGoalIsBound() throws IOException, XmlPullParserException {
    MavenProject project =
        completed(
            "jar",
            "<extensions>true</extensions><executions><execution><id>mine</id><goals>"
                + "<goal>generate</goal><goal>compile</goal><goal>package</goal>"
                + "</goals></execution></executions>",
            "");
    assertThat(executions(project)).extracting(PluginExecution::getId).containsExactly("mine");
  }

  @Test
  void compilesForTheJdkThatTheRuntimeNeeds() throws IOException, XmlPullParserException {
    MavenProject project = completed("jar", "<extensions>true</extensions>", "");
    assertThat(project.getProperties())
        .containsEntry("maven.compiler.source", "25")
        .containsEntry("maven.compiler.target", "25");
  }

  @ParameterizedTest
  @ValueSource(strings = {"release", "source", "target"})
  void keepsTheJavaThatTheProjectChose(String option) throws IOException, XmlPullParserException {
    MavenProject project =
        completed(
            "jar",
            "<extensions>true</extensions>",
            "",
            "<maven.compiler.%s>26</maven.compiler.%1$s>".formatted(option));
    assertThat(project.getProperties()).containsOnly(entry("maven.compiler." + option, "26"));
  }

  @Test
  void leavesAParentAlone() throws IOException, XmlPullParserException {
    assertUntouched(completed("pom", "<extensions>true</extensions>", ""));
  }

  @Test
  void leavesTheClassicFormAlone() throws IOException, XmlPullParserException {
    assertUntouched(completed("jar", "", ""));
  }

  private static void assertUntouched(MavenProject project) {
    assertThat(executions(project)).isEmpty();
    assertThat(project.getDependencies()).isEmpty();
    assertThat(project.getProperties()).isEmpty();
  }

  private static Iterable<PluginExecution> executions(MavenProject project) {
    Plugin plugin = project.getPlugin("ai.wippy:wippy-maven-plugin");
    return plugin.getExecutions();
  }

  private static MavenProject completed(String packaging, String plugin, String dependencies)
      throws IOException, XmlPullParserException {
    return completed(packaging, plugin, dependencies, "");
  }

  private static MavenProject completed(
      String packaging, String plugin, String dependencies, String properties)
      throws IOException, XmlPullParserException {
    String pom =
        """
        <project><packaging>%s</packaging><dependencies>%s</dependencies>
          <properties>%s</properties><build><plugins><plugin>
          <groupId>ai.wippy</groupId><artifactId>wippy-maven-plugin</artifactId>
          <version>0.1.0</version>%s
        </plugin></plugins></build></project>
        """
            .formatted(packaging, dependencies, properties, plugin);
    var project = new MavenProject(new MavenXpp3Reader().read(new StringReader(pom)));
    WippyLifecycle.complete(project);
    return project;
  }
}
