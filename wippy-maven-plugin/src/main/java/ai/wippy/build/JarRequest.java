package ai.wippy.build;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * What goes into an executable jar. All paths are absolute.
 *
 * @param base the project's folder
 * @param classes the application's own classes and resources
 * @param libraries jars and class folders that it needs at run time
 * @param target the jar to write
 * @param state where the build keeps what it knows of its last run
 * @param timestamp the time that every entry of the jar carries
 * @param pluginVersion the version of this plugin, part of what makes outputs stale
 */
public record JarRequest(
    Path base,
    Path classes,
    List<Path> libraries,
    Path target,
    Path state,
    Instant timestamp,
    String pluginVersion) {
  /** Copies the list. */
  public JarRequest {
    libraries = List.copyOf(libraries);
  }
}
