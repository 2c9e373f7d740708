package ai.wippy.build.index;

import ai.wippy.build.index.References.Target;
import ai.wippy.build.index.schema.Reference;
import ai.wippy.build.index.yaml.MappingNode;
import ai.wippy.build.index.yaml.TextNode;
import ai.wippy.diagnostic.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Decodes Lua entries whose fields have the right types. */
final class LuaDecoder {
  private final References references;
  private final Problems problems;

  LuaDecoder(References references, Problems problems) {
    this.references = references;
    this.problems = problems;
  }

  LuaEntry decode(Definition definition) {
    MappingNode data = definition.data();
    return new LuaEntry(
        definition,
        data.text("source").orElseThrow(),
        data.text("method"),
        data.items("modules").stream().map(TextNode.class::cast).toList(),
        imports(definition),
        CallSettings.of(definition, problems),
        Command.of(definition));
  }

  private Map<String, Reference> imports(Definition definition) {
    Map<String, Reference> imports = new LinkedHashMap<>();
    definition
        .data()
        .mapping("imports")
        .map(MappingNode::fields)
        .orElse(List.of())
        .forEach(field -> {
          Reference library = Reference.of(field.value()).orElseThrow();
          references.follow(
              definition,
              library,
              new Target(
                  "imports." + field.name(),
                  "library not found",
                  List.of("library.lua", "module.lua")));
          imports.put(field.name(), library);
        });
    return imports;
  }
}
