package ai.wippy.runtime.json;

import java.util.Map;
import java.util.Optional;

/**
 * All keywords of one schema: some mean something together.
 *
 * @param place of the schema
 * @param map its keywords
 * @param reader reads the schemas inside
 */
record Keywords(String place, Map<?, ?> map, SchemaReader reader) {
  /** The value of a keyword. */
  Optional<Object> get(String name) {
    return Optional.ofNullable(map.get(name));
  }

  /** A schema; what everything passes if there is none. */
  Check schema(String name) {
    return get(name).map(each -> reader.schema(place + "/" + name, each)).orElse(Check.ANYTHING);
  }
}
