package ai.wippy.maven;

import ai.wippy.build.Build;
import ai.wippy.build.JarRequest;
import ai.wippy.build.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import javax.inject.Inject;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;
import org.jspecify.annotations.Nullable;

/**
 * Packs the application and its libraries into one executable jar, attached beside the plain one.
 *
 * @since 0.1.0
 */
@Mojo(
    name = "package",
    defaultPhase = LifecyclePhase.PACKAGE,
    requiresDependencyResolution = ResolutionScope.RUNTIME,
    threadSafe = true)
public final class PackageMojo extends AbstractMojo {
  private final MavenProjectHelper artifacts;

  /**
   * The classifier of the executable jar.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.CLASSIFIER, defaultValue = "app", required = true)
  private String classifier;

  /**
   * The time that every entry of the jar carries, as ISO 8601 or in seconds since 1970. Left out,
   * it is the start of 1980, so that the jar is reproducible either way.
   *
   * @since 0.1.0
   */
  @Parameter(defaultValue = "${project.build.outputTimestamp}")
  private @Nullable String outputTimestamp;

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
  @Parameter(property = PropertyNames.SKIP_PACKAGE, defaultValue = "false")
  private boolean skipPackage;

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private MavenProject project;

  @Parameter(defaultValue = "${project.build.finalName}", readonly = true, required = true)
  private String finalName;

  @Parameter(defaultValue = "${plugin.version}", readonly = true, required = true)
  private String pluginVersion;

  @Inject
  PackageMojo(MavenProjectHelper artifacts) {
    this.artifacts = artifacts;
  }

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    if (new Skip(PropertyNames.SKIP, skip).logged(getLog())
        || new Skip(PropertyNames.SKIP_PACKAGE, skipPackage).logged(getLog())) {
      return;
    }
    JarRequest request = request();
    Outcome outcome;
    try {
      outcome = new Build().jar(request);
    } catch (IOException e) {
      throw new MojoExecutionException(
          "Wippy: cannot write %s: %s".formatted(request.target(), e), e);
    }
    new Report(getLog()).of(outcome);
    if (!(outcome instanceof Outcome.NothingToDo)) {
      artifacts.attachArtifact(project, "jar", classifier, request.target().toFile());
    }
  }

  private JarRequest request() throws MojoExecutionException, MojoFailureException {
    Path target = Path.of(project.getBuild().getDirectory());
    return new JarRequest(
        project.getBasedir().toPath(),
        ClassPath.of(project),
        target.resolve("%s-%s.jar".formatted(finalName, classifier)),
        target.resolve("wippy"),
        timestamp(),
        pluginVersion);
  }

  private Instant timestamp() throws MojoFailureException {
    try {
      return OutputTimestamp.parse(outputTimestamp);
    } catch (IllegalArgumentException e) {
      throw new MojoFailureException("Wippy: " + e.getMessage());
    }
  }
}
