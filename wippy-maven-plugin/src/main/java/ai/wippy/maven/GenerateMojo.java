package ai.wippy.maven;

import ai.wippy.build.Build;
import ai.wippy.build.BuildRequest;
import ai.wippy.build.Outcome;
import java.io.IOException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/**
 * Reads the registry and writes typed bindings as Java sources.
 *
 * @since 0.1.0
 */
@Mojo(name = "generate", defaultPhase = LifecyclePhase.GENERATE_SOURCES, threadSafe = true)
public final class GenerateMojo extends RegistryMojo {
  /**
   * Skips this goal.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.SKIP_GENERATE, defaultValue = "false")
  private boolean skipGenerate;

  @Override
  Skip skipGoal() {
    return new Skip(PropertyNames.SKIP_GENERATE, skipGenerate);
  }

  @Override
  void register(MavenProject project, BuildRequest request) {
    project.addCompileSourceRoot(request.generatedSources().toString());
  }

  @Override
  Outcome run(Build build, BuildRequest request) throws IOException {
    return build.generate(request);
  }
}
