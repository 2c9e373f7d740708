package ai.wippy.maven;

import ai.wippy.build.Build;
import ai.wippy.build.BuildRequest;
import ai.wippy.build.Outcome;
import java.io.File;
import java.io.IOException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Prints what components import and export as WIT text, with the documentation that they carry.
 * With Maven's option {@code -q}, nothing else is printed.
 *
 * @since 0.1.0
 */
@Mojo(name = "wit", threadSafe = true)
public final class WitMojo extends RegistryMojo {
  /**
   * The file of a component, or of a WIT package that was compiled into one; relative to the
   * project's folder. Left out, all components of the registry are shown.
   *
   * <pre>{@code mvn -q wippy:wit -Dwippy.component=target/guest.wasm}</pre>
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.COMPONENT)
  private @Nullable File component;

  /**
   * Skips this goal.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.SKIP_WIT, defaultValue = "false")
  private boolean skipWit;

  @Override
  Skip skipGoal() {
    return new Skip(PropertyNames.SKIP_WIT, skipWit);
  }

  @Override
  Outcome run(Build build, BuildRequest request) throws IOException {
    return component == null ? build.worlds(request) : build.world(request, component.toPath());
  }
}
