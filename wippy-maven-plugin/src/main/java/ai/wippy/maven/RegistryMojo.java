package ai.wippy.maven;

import ai.wippy.build.Build;
import ai.wippy.build.BuildRequest;
import ai.wippy.build.Outcome;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** The parameters of the goals that read the registry. */
abstract sealed class RegistryMojo extends AbstractMojo
    permits GenerateMojo, CompileMojo, CheckMojo, WitMojo {
  /**
   * The folder that holds the registry, that is the files with a {@code namespace}. Left out, it is
   * the one that {@code wippy.lock} names, else {@code src/main/wippy}, else {@code src}.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.SOURCES)
  private @Nullable File sources;

  /**
   * What the package names of generated bindings start with. Left out, they follow from the WIT
   * package alone.
   *
   * <pre>{@code <bindingsPackage>com.example.guests</bindingsPackage>}</pre>
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.BINDINGS_PACKAGE)
  private @Nullable String bindingsPackage;

  /**
   * Where generated Java sources go. The folder is added to the project's source roots.
   *
   * @since 0.1.0
   */
  @Parameter(defaultValue = "${project.build.directory}/generated-sources/wippy", required = true)
  private File generatedSources;

  /**
   * Skips every goal of this plugin.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.SKIP, defaultValue = "false")
  private boolean skip;

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private MavenProject project;

  @Parameter(defaultValue = "${plugin.version}", readonly = true, required = true)
  private String pluginVersion;

  /** The property that skips this goal, and whether it is set. */
  abstract Skip skipGoal();

  /** What the goal does. */
  abstract Outcome run(Build build, BuildRequest request)
      throws IOException, MojoExecutionException;

  MavenProject project() {
    return project;
  }

  /** Tells Maven where outputs will be, whether or not there is work to do. */
  void register(MavenProject project, BuildRequest request) {}

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    if (new Skip(PropertyNames.SKIP, skip).logged(getLog()) || skipGoal().logged(getLog())) {
      return;
    }
    BuildRequest request = request();
    register(project, request);
    try {
      new Report(getLog()).of(run(new Build(), request));
    } catch (IOException e) {
      throw new MojoExecutionException("Wippy: cannot read or write: " + e, e);
    }
  }

  private BuildRequest request() {
    Path target = Path.of(project.getBuild().getDirectory());
    return new BuildRequest(
        project.getBasedir().toPath(),
        sources == null ? null : sources.toPath(),
        generatedSources.toPath(),
        Path.of(project.getBuild().getOutputDirectory()),
        target.resolve("wippy"),
        bindingsPackage,
        pluginVersion);
  }
}
