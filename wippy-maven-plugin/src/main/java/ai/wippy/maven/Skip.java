package ai.wippy.maven;

import org.apache.maven.plugin.logging.Log;

/** A property that skips a goal, and whether it is set. */
record Skip(String property, boolean set) {
  /** Whether to skip; says so, and why, if it is. */
  boolean logged(Log log) {
    if (set) {
      log.info("Wippy: skipped, because %s is set".formatted(property));
    }
    return set;
  }
}
