package ai.wippy.build.index;

import ai.wippy.build.index.References.Target;
import ai.wippy.build.index.schema.Reference;
import ai.wippy.build.index.yaml.MappingNode;
import ai.wippy.diagnostic.Problems;
import java.util.List;

/** Follows what the entries of HTTP name; what they name without a namespace is in their own. */
record HttpReferences(References references, Problems problems) {
  private static final Target SERVER =
      new Target("meta.server", "http service not found", List.of("http.service"));
  private static final Target ROUTER =
      new Target("meta.router", "router not found", List.of("http.router"));
  private static final Target DIRECTORY =
      new Target("fs", "filesystem not found", List.of("fs.directory"));
  private static final Target FUNCTION =
      new Target(
          "func",
          "function not found",
          List.of("function.lua", "function.wasm", "function.wat", "process.lua", "process.wasm"));
  private static final Target TOKENS =
      new Target("token_auth.store", "token store not found", List.of("security.token_store"));

  /** Follows all that an entry names. */
  void follow(Definition definition) {
    switch (definition.kind().value()) {
      case "http.endpoint" -> {
        followMeta(definition, "router", ROUTER);
        follow(definition, definition.data(), "func", FUNCTION);
      }
      case "http.static" -> {
        followMeta(definition, "server", SERVER);
        follow(definition, definition.data(), "fs", DIRECTORY);
        followTokens(definition);
      }
      default -> {
        followMeta(definition, "server", SERVER);
        followTokens(definition);
      }
    }
  }

  private void followMeta(Definition definition, String field, Target target) {
    if (definition.meta().get(field).isEmpty()) {
      problems.error(
          definition.name().span(),
          "meta.%s is required in entry %s".formatted(field, definition.id()),
          "add meta: {%s: app:name}".formatted(field));
    }
    follow(definition, definition.meta(), field, target);
  }

  private void followTokens(Definition definition) {
    for (String group : List.of("options", "post_options")) {
      definition
          .data()
          .mapping(group)
          .ifPresent(options -> follow(definition, options, "token_auth.store", TOKENS));
    }
  }

  private void follow(Definition definition, MappingNode map, String field, Target target) {
    map.get(field)
        .flatMap(Reference::of)
        .map(found -> new Reference(found.span(), found.within(definition.id().namespace())))
        .ifPresent(reference -> references.follow(definition, reference, target));
  }
}
