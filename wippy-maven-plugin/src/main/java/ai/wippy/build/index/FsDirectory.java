package ai.wippy.build.index;

import java.nio.file.Path;
import java.util.Map;

/**
 * A {@code fs.directory}.
 *
 * @param folder the folder on the machine that builds, absolute; it need not exist
 */
public record FsDirectory(Definition definition, Path folder) implements IndexEntry {
  @Override
  public Map<String, Object> data() {
    return Plain.map(definition.data());
  }
}
