package ai.wippy.build.index;

import ai.wippy.build.index.References.Target;
import ai.wippy.build.index.schema.Checker;
import ai.wippy.build.index.schema.Kind;
import ai.wippy.build.index.schema.Kinds;
import ai.wippy.build.index.schema.Reference;
import ai.wippy.build.index.yaml.MappingNode;
import ai.wippy.build.index.yaml.TextNode;
import ai.wippy.diagnostic.Problems;
import ai.wippy.diagnostic.Suggestion;
import ai.wippy.registry.EntryId;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks definitions against the schema of their kind and decodes the good ones. */
final class EntryDecoder {
  private static final Target PROCESS =
      new Target("process", "process not found", List.of("process.lua", "process.wasm"));
  private static final Target HOST =
      new Target("host", "process host not found", List.of("process.host", "terminal.host"));

  private static final Target STORAGE =
      new Target(
          "storage",
          "referenced storage not found",
          List.of(
              "env.storage.memory",
              "env.storage.os",
              "env.storage.static",
              "env.storage.file",
              "env.storage.router"));

  /** Tokens are kept in memory, so there is no other store that they could be read from. */
  private static final Target STORE =
      new Target("store", "token store not found", List.of("store.memory"));

  private final Kinds kinds = new Kinds();
  private final Map<EntryId, FsDirectory> directories = new HashMap<>();
  private final Map<EntryId, Definition> definitions;
  private final SourceFiles files;
  private final Problems problems;

  EntryDecoder(Map<EntryId, Definition> definitions, SourceFiles files, Problems problems) {
    this.definitions = definitions;
    this.files = files;
    this.problems = problems;
    for (Definition definition : definitions.values()) {
      if (definition.kind().value().equals("fs.directory")) {
        directory(definition).ifPresent(found -> directories.put(found.id(), found));
      }
    }
  }

  /** The entries without errors. */
  List<IndexEntry> decode() {
    return definitions.values().stream().flatMap(d -> decode(d).stream()).toList();
  }

  /** Whether something is wrong with this very entry decides if it goes on. */
  private Optional<IndexEntry> decode(Definition definition) {
    var found = new Problems();
    Optional<IndexEntry> entry = Optional.empty();
    if (check(definition, found)) {
      entry = decode(definition, found);
    } else {
      WasmFiles.checkHashGiven(definition, Optional.empty(), found);
    }
    found.all().forEach(problems::add);
    return found.hasErrors() || lacksFile(definition) ? Optional.empty() : entry;
  }

  /** Whether the text of a file is missing that could not be read, which is told already. */
  private static boolean lacksFile(Definition definition) {
    return definition.data().fields().stream()
        .anyMatch(
            field -> field.value() instanceof TextNode text && Inclusion.isReference(text.value()));
  }

  private boolean check(Definition definition, Problems found) {
    TextNode name = definition.kind();
    Optional<Kind> kind = kinds.get(name.value());
    if (kind.isEmpty()) {
      unknownKind(definition, found);
      return !found.hasErrors();
    }
    if (kind.get().support() == Kind.Support.NOT_YET) {
      warnNotYet(definition, found);
    }
    var checker = new Checker("entry " + definition.id(), definition.name().span(), found);
    checker.check(kind.get().data(), definition.data(), "");
    checker.check(kind.get().meta(), definition.meta(), "meta");
    return !found.hasErrors();
  }

  private static void warnNotYet(Definition definition, Problems found) {
    found.warning(
        definition.kind().span(),
        "entries of kind %s do not run yet: %s"
            .formatted(definition.kind().value(), definition.id()),
        "the entry is kept in the registry, where code finds it as data");
  }

  private void unknownKind(Definition definition, Problems found) {
    String kind = definition.kind().value();
    Optional<String> slip = Suggestion.nearest(kind, kinds.names());
    if (slip.isEmpty() && kinds.isOfFamilyNotYet(kind)) {
      warnNotYet(definition, found);
      return;
    }
    found.error(
        definition.kind().span(),
        "unknown kind `%s` in entry %s".formatted(kind, definition.id()),
        slip.map("did you mean `%s`?"::formatted)
            .orElse("what runs: " + String.join(", ", kinds.running())));
  }

  private Optional<IndexEntry> decode(Definition definition, Problems found) {
    var references = new References(definitions, found);
    return switch (definition.kind().value()) {
      case "function.wat", "function.wasm", "process.wasm" ->
          new WasmDecoder(
                  references, new WasmFiles(directories, references, files, found), files, found)
              .decode(definition)
              .map(entry -> entry);
      case "function.lua", "library.lua", "process.lua" ->
          Optional.of(new LuaDecoder(references, found).decode(definition));
      case "fs.directory" -> Optional.ofNullable(directories.get(definition.id()));
      case "process.service" -> {
        follow(references, definition, "process", PROCESS);
        follow(references, definition, "host", HOST);
        yield Optional.of(new PlainEntry(definition));
      }
      case "security.token_store" -> {
        follow(references, definition, "store", STORE);
        yield Optional.of(new PlainEntry(definition));
      }
      case "env.variable" -> {
        follow(references, definition, "storage", STORAGE);
        yield Optional.of(new PlainEntry(definition));
      }
      case "env.storage.router" -> {
        definition
            .data()
            .items("storages")
            .forEach(
                item -> references.follow(definition, Reference.of(item).orElseThrow(), STORAGE));
        yield Optional.of(new PlainEntry(definition));
      }
      case "http.router", "http.static", "http.endpoint" -> {
        new HttpReferences(references, found).follow(definition);
        yield Optional.of(new PlainEntry(definition));
      }
      default -> Optional.of(new PlainEntry(definition));
    };
  }

  private static void follow(
      References references, Definition definition, String field, Target target) {
    Reference reference = Reference.of(definition.data().get(field).orElseThrow()).orElseThrow();
    references.follow(definition, reference, target);
  }

  private Optional<FsDirectory> directory(Definition definition) {
    MappingNode data = definition.data();
    boolean ofProject =
        data.text("base").filter(base -> base.value().equals("project")).isPresent();
    Path base = ofProject ? files.project() : definition.root().base();
    return data.text("directory")
        .map(path -> new FsDirectory(definition, base.resolve(path.value()).normalize()));
  }
}
