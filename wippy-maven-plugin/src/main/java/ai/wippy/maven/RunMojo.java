package ai.wippy.maven;

import static java.util.stream.Collectors.joining;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;
import org.apache.maven.toolchain.ToolchainManager;

/**
 * Compiles the application and runs it from its class folders, on the JDK of the toolchain if there
 * is one.
 *
 * @since 0.1.0
 */
@Mojo(name = "run", requiresDependencyResolution = ResolutionScope.RUNTIME, threadSafe = true)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class RunMojo extends AbstractMojo {
  private static final String MAIN = "ai.wippy.runtime.Main";

  private final ToolchainManager toolchains;

  /**
   * What the application is started with. On the command line, a comma stands between two of them.
   *
   * <pre>{@code mvn wippy:run -Dwippy.run.arguments=run,answer}</pre>
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.ARGUMENTS)
  private List<String> arguments = List.of();

  /**
   * Options of the JVM that runs it, such as {@code -Xmx256m}.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.JVM_ARGUMENTS)
  private List<String> jvmArguments = List.of();

  /**
   * Skips every goal of this plugin.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.SKIP, defaultValue = "false")
  private boolean skip;

  /**
   * Skips this goal.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.SKIP_RUN, defaultValue = "false")
  private boolean skipRun;

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private MavenProject project;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  @Inject
  RunMojo(ToolchainManager toolchains) {
    this.toolchains = toolchains;
  }

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    if (new Skip(PropertyNames.SKIP, skip).logged(getLog())
        || new Skip(PropertyNames.SKIP_RUN, skipRun).logged(getLog())) {
      return;
    }
    List<String> command = command();
    getLog().debug("Wippy: " + String.join(" ", command));
    try {
      int exit =
          new ProcessBuilder(command).directory(project.getBasedir()).inheritIO().start().waitFor();
      if (exit != 0) {
        throw new MojoFailureException("Wippy: the application ended with exit code " + exit);
      }
    } catch (IOException e) {
      throw new MojoExecutionException(
          "Wippy: cannot start %s: %s".formatted(command.getFirst(), e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MojoExecutionException("Wippy: interrupted while the application ran", e);
    }
  }

  private List<String> command() throws MojoExecutionException {
    String classPath =
        ClassPath.of(project).stream().map(Path::toString).collect(joining(File.pathSeparator));
    var command = new ArrayList<String>();
    command.add(Jdk.java(toolchains, session));
    command.addAll(jvmArguments);
    command.addAll(List.of("-cp", classPath, MAIN));
    command.addAll(arguments);
    return command;
  }
}
