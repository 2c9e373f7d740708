package ai.wippy.wit.resolve;

import ai.wippy.diagnostic.Problems;
import java.util.Optional;

/** Reads packages that were compiled into components (WIT, package format). */
@FunctionalInterface
public interface PackageReader {
  /**
   * Reads a file.
   *
   * @param name how diagnostics name it
   * @param file its content: a component as binary, or as text
   * @param problems receives what is wrong with it
   * @return empty if it is no such package
   */
  Optional<CompiledPackage> read(String name, byte[] file, Problems problems);
}
