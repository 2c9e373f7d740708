package ai.wippy.maven;

import ai.wippy.build.Build;
import ai.wippy.build.BuildRequest;
import ai.wippy.build.Outcome;
import java.io.IOException;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Translates every core WebAssembly module of the registry to classes, beside those that javac
 * wrote.
 *
 * @since 0.1.0
 */
@Mojo(
    name = "compile",
    defaultPhase = LifecyclePhase.PROCESS_CLASSES,
    requiresDependencyResolution = ResolutionScope.RUNTIME,
    threadSafe = true)
public final class CompileMojo extends RegistryMojo {
  /**
   * Skips this goal.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.SKIP_COMPILE, defaultValue = "false")
  private boolean skipCompile;

  @Override
  Skip skipGoal() {
    return new Skip(PropertyNames.SKIP_COMPILE, skipCompile);
  }

  @Override
  Outcome run(Build build, BuildRequest request) throws IOException, MojoExecutionException {
    return build.compile(request, ClassPath.of(project()));
  }
}
