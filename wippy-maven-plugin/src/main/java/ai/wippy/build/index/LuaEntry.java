package ai.wippy.build.index;

import ai.wippy.build.index.schema.Reference;
import ai.wippy.build.index.yaml.TextNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A {@code function.lua}, {@code process.lua} or {@code library.lua}.
 *
 * @param source the chunk
 * @param method the function to call; a library has none
 * @param modules names of the native modules that the chunk may require
 * @param imports libraries by the name under which the chunk requires them
 * @param settings pool, limits and other options
 * @param command how it is run from the command line; processes only
 */
public record LuaEntry(
    Definition definition,
    TextNode source,
    Optional<TextNode> method,
    List<TextNode> modules,
    Map<String, Reference> imports,
    CallSettings settings,
    Optional<Command> command)
    implements IndexEntry {
  @Override
  public Map<String, Object> data() {
    Map<String, Object> data = new LinkedHashMap<>();
    method.ifPresent(name -> data.put("method", name.value()));
    data.put("modules", modules.stream().map(TextNode::value).distinct().toList());
    Map<String, Object> libraries = new LinkedHashMap<>();
    imports.forEach((alias, library) -> libraries.put(alias, library.id().toString()));
    data.put("imports", libraries);
    data.putAll(settings.data());
    return data;
  }
}
