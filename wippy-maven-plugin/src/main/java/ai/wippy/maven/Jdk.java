package ai.wippy.maven;

import java.nio.file.Path;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.toolchain.Toolchain;
import org.apache.maven.toolchain.ToolchainManager;

/** The JDK that runs applications: that of the toolchain, or the one that Maven runs on. */
final class Jdk {
  private Jdk() {}

  /** The command {@code java}. */
  static String java(ToolchainManager toolchains, MavenSession session) {
    Toolchain jdk = toolchains.getToolchainFromBuildContext("jdk", session);
    String java = jdk == null ? null : jdk.findTool("java");
    return java == null ? Path.of(System.getProperty("java.home"), "bin", "java").toString() : java;
  }
}
