package ai.wippy.build;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * What goes into an executable jar. All paths are absolute.
 *
 * @param base the project's folder
 * @param classPath folders of classes and jars, the application's own folder first
 * @param target the jar to write
 * @param state where the build keeps what it knows of its last run
 * @param timestamp the time that every entry of the jar carries
 * @param pluginVersion the version of this plugin, part of what makes outputs stale
 */
public record JarRequest(
    Path base,
    List<Path> classPath,
    Path target,
    Path state,
    Instant timestamp,
    String pluginVersion) {
  /** Copies the list. */
  public JarRequest {
    classPath = List.copyOf(classPath);
  }
}
