package ai.wippy.build.index;

import ai.wippy.build.index.References.Target;
import ai.wippy.build.index.schema.Reference;
import ai.wippy.build.index.yaml.MappingNode;
import ai.wippy.build.index.yaml.TextNode;
import ai.wippy.diagnostic.Problems;
import ai.wippy.diagnostic.Suggestion;
import ai.wippy.runtime.lua.module.Modules;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

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
    List<TextNode> modules = data.items("modules").stream().map(TextNode.class::cast).toList();
    modules.forEach(module -> check(definition, module));
    return new LuaEntry(
        definition,
        data.text("source").orElseThrow(),
        data.text("method"),
        modules,
        imports(definition),
        CallSettings.of(definition, problems),
        Command.of(definition));
  }

  /** Only a warning: an application may not come to the line that requires the module. */
  private void check(Definition definition, TextNode module) {
    if (!Modules.NAMES.contains(module.value())) {
      problems.warning(
          module.span(),
          "unknown module `%s` in entry %s: to require it is an error"
              .formatted(module.value(), definition.id()),
          "this version has %s%s"
              .formatted(
                  String.join(", ", new TreeSet<>(Modules.NAMES)),
                  Suggestion.didYouMean(module.value(), Modules.NAMES)));
    }
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
