package ai.wippy.maven;

import java.nio.file.Path;
import java.util.List;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;

/** What an application runs on. */
final class ClassPath {
  private ClassPath() {}

  /** The project's folder of classes, then its libraries in Maven's order. */
  static List<Path> of(MavenProject project) throws MojoExecutionException {
    try {
      return project.getRuntimeClasspathElements().stream().map(Path::of).toList();
    } catch (DependencyResolutionRequiredException e) {
      throw new MojoExecutionException("Wippy: a dependency has no file: " + e.getMessage(), e);
    }
  }
}
