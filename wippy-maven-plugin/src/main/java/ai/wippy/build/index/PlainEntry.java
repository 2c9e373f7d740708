package ai.wippy.build.index;

import java.util.Map;

/** An entry that the build passes on as it is: hosts, services, data, kinds that do not run yet. */
public record PlainEntry(Definition definition) implements IndexEntry {
  @Override
  public Map<String, Object> data() {
    return Plain.map(definition.data());
  }
}
