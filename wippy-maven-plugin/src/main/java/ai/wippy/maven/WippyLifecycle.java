package ai.wippy.maven;

import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.maven.AbstractMavenLifecycleParticipant;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;

/**
 * What {@code <extensions>true</extensions>} buys: the goals are bound to their phases, the runtime
 * is a dependency, and javac compiles for the JDK that the runtime needs, unless the project says
 * otherwise.
 *
 * <p>Maven finds it through {@code META-INF/plexus/components.xml}: the scanner of Maven 3.8 cannot
 * read class files of JDK 25, and ignores annotated components in silence.
 */
final class WippyLifecycle extends AbstractMavenLifecycleParticipant {
  private static final String GROUP = "ai.wippy";
  private static final String PLUGIN = GROUP + ":wippy-maven-plugin";
  private static final String RUNTIME = "wippy-runtime";

  /** The least that the runtime's classes can be compiled against. */
  private static final String LEAST_JAVA = "25";

  @Override
  public void afterProjectsRead(MavenSession session) {
    session.getProjects().forEach(WippyLifecycle::complete);
  }

  static void complete(MavenProject project) {
    Plugin plugin = project.getPlugin(PLUGIN);
    if (plugin != null && plugin.isExtensions() && !project.getPackaging().equals("pom")) {
      bindGoals(plugin);
      addRuntime(project, plugin.getVersion());
      chooseJava(project.getProperties());
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

  /**
   * Replaces the default of the compiler plugin, which is too old for the runtime in any version of
   * it, and in that of Maven 3.8 too old for the JDK.
   */
  private static void chooseJava(Properties properties) {
    boolean chosen =
        Stream.of("release", "source", "target")
            .anyMatch(option -> properties.containsKey("maven.compiler." + option));
    if (!chosen) {
      properties.setProperty("maven.compiler.source", LEAST_JAVA);
      properties.setProperty("maven.compiler.target", LEAST_JAVA);
    }
  }
}
