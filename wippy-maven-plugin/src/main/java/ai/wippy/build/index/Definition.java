package ai.wippy.build.index;

import ai.wippy.build.index.yaml.MappingNode;
import ai.wippy.build.index.yaml.TextNode;
import ai.wippy.registry.EntryId;

/**
 * An entry as its file defines it, before its fields are checked.
 *
 * @param id its full id
 * @param name the value of {@code name}, the place to point at when a field is missing
 * @param kind the value of {@code kind}
 * @param meta the file's {@code meta} under the entry's own
 * @param data its configuration, written in {@code data} or beside the other keys
 * @param root where its file was found
 */
public record Definition(
    EntryId id, TextNode name, TextNode kind, MappingNode meta, MappingNode data, ScanRoot root) {}
