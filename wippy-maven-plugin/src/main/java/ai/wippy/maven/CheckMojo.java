package ai.wippy.maven;

import ai.wippy.build.Build;
import ai.wippy.build.BuildRequest;
import ai.wippy.build.Outcome;
import java.io.IOException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Reports every mistake in the registry and writes nothing: for editors and for a quick look before
 * a commit.
 *
 * @since 0.1.0
 */
@Mojo(name = "check", threadSafe = true)
public final class CheckMojo extends RegistryMojo {
  /**
   * Skips this goal.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.SKIP_CHECK, defaultValue = "false")
  private boolean skipCheck;

  @Override
  Skip skipGoal() {
    return new Skip(PropertyNames.SKIP_CHECK, skipCheck);
  }

  @Override
  Outcome run(Build build, BuildRequest request) throws IOException {
    return build.check(request);
  }
}
