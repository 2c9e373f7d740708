package ai.wippy.maven;

import java.util.List;
import java.util.Objects;
import org.apache.maven.AbstractMavenLifecycleParticipant;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;

/**
 * What {@code <extensions>true</extensions>} buys: the goals are bound to their phases and the
 * runtime is a dependency, unless the project says otherwise.
 *
 * <p>Maven finds it through {@code META-INF/plexus/components.xml}: the scanner of Maven 3.8 cannot
 * read class files of JDK 25, and ignores annotated components in silence.
 */
final class WippyLifecycle extends AbstractMavenLifecycleParticipant {
  private static final String GROUP = "ai.wippy";
  private static final String PLUGIN = GROUP + ":wippy-maven-plugin";
  private static final String RUNTIME = "wippy-runtime";

  @Override
  public void afterProjectsRead(MavenSession session) {
    session.getProjects().forEach(WippyLifecycle::complete);
  }

  static void complete(MavenProject project) {
    Plugin plugin = project.getPlugin(PLUGIN);
    if (plugin != null && plugin.isExtensions() && !project.getPackaging().equals("pom")) {
      bindGoals(plugin);
      addRuntime(project, plugin.getVersion());
    }
  }

  private static void bindGoals(Plugin plugin) {
    List<String> unbound =
        List.of("generate", "compile", "package").stream()
            .filter(
                goal -> plugin.getExecutions().stream().noneMatch(e -> e.getGoals().contains(goal)))
            .toList();
    if (!unbound.isEmpty()) {
      var execution = new PluginExecution();
      execution.setId("wippy");
      execution.setConfiguration(plugin.getConfiguration());
      unbound.forEach(execution::addGoal);
      plugin.addExecution(execution);
    }
  }

  private static void addRuntime(MavenProject project, String version) {
    boolean present =
        project.getDependencies().stream()
            .anyMatch(
                d -> Objects.equals(d.getGroupId(), GROUP) && d.getArtifactId().equals(RUNTIME));
    if (!present) {
      var runtime = new Dependency();
      runtime.setGroupId(GROUP);
      runtime.setArtifactId(RUNTIME);
      runtime.setVersion(version);
      project.getDependencies().add(runtime);
    }
  }
}
