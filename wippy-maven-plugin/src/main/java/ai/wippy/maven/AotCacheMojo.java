package ai.wippy.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.ToolchainManager;

/**
 * Runs the packed application once, and writes what the JVM learns from that into an AOT cache
 * beside the jar, with which it starts several times faster. The cache belongs to this jar and this
 * JDK; the JVM ignores it with any other.
 *
 * <pre>{@code
 * mvn package wippy:aot-cache -Dwippy.aot.arguments=run,answer
 * java -XX:AOTCache=target/app-app.aot -jar target/app-app.jar run answer
 * }</pre>
 *
 * @since 0.1.0
 */
@Mojo(name = "aot-cache", threadSafe = true)
public final class AotCacheMojo extends AbstractMojo {
  private final ToolchainManager toolchains;

  /**
   * What the application is started with: best what it will be started with later. On the command
   * line, a comma stands between two of them.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.AOT_ARGUMENTS, defaultValue = "run,list")
  private List<String> arguments = List.of();

  /**
   * After how many seconds the application is asked to stop, if it has not ended by itself, as
   * services do not. When it is over, the JVM writes the cache.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.AOT_SECONDS, defaultValue = "10")
  private long seconds;

  /**
   * The classifier of the executable jar.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.CLASSIFIER, defaultValue = "app", required = true)
  private String classifier;

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
  @Parameter(property = PropertyNames.SKIP_AOT, defaultValue = "false")
  private boolean skipAot;

  @Parameter(defaultValue = "${project.build.directory}", readonly = true, required = true)
  private String target;

  @Parameter(defaultValue = "${project.build.finalName}", readonly = true, required = true)
  private String finalName;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  @Inject
  AotCacheMojo(ToolchainManager toolchains) {
    this.toolchains = toolchains;
  }

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    if (new Skip(PropertyNames.SKIP, skip).logged(getLog())
        || new Skip(PropertyNames.SKIP_AOT, skipAot).logged(getLog())) {
      return;
    }
    Path jar = Path.of(target, "%s-%s.jar".formatted(finalName, classifier));
    if (!Files.exists(jar)) {
      throw new MojoFailureException(
          "Wippy: there is no %s to start: run `mvn package wippy:aot-cache`".formatted(jar));
    }
    Path cache = Path.of(target, "%s-%s.aot".formatted(finalName, classifier));
    try {
      Files.deleteIfExists(cache);
      train(command(jar, cache));
    } catch (IOException e) {
      throw new MojoExecutionException("Wippy: cannot make %s: %s".formatted(cache, e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MojoExecutionException("Wippy: interrupted while the application ran", e);
    }
    if (!Files.exists(cache)) {
      throw new MojoFailureException(
          "Wippy: the JVM wrote no %s; it says why above, or needs to be newer than 24"
              .formatted(cache));
    }
    getLog()
        .info(
            "Wippy: %s; start with `java -XX:AOTCache=%s -jar %s`"
                .formatted(cache.getFileName(), cache, jar));
  }

  private List<String> command(Path jar, Path cache) {
    var command = new ArrayList<String>();
    command.add(Jdk.java(toolchains, session));
    // It warns of every class that it cannot keep.
    command.addAll(List.of("-XX:AOTCacheOutput=" + cache, "-Xlog:aot*=error", "-jar"));
    command.add(jar.toString());
    command.addAll(arguments);
    return command;
  }

  private void train(List<String> command)
      throws IOException, InterruptedException, MojoFailureException {
    getLog().debug("Wippy: " + String.join(" ", command));
    Process process = new ProcessBuilder(command).inheritIO().start();
    boolean ended = false;
    try {
      ended = process.waitFor(seconds, TimeUnit.SECONDS);
    } finally {
      process.destroy();
    }
    int exit = process.waitFor();
    if (ended && exit != 0) {
      throw new MojoFailureException(
          "Wippy: the application ended with exit code %d: set %s to what it does well"
              .formatted(exit, PropertyNames.AOT_ARGUMENTS));
    }
  }
}
