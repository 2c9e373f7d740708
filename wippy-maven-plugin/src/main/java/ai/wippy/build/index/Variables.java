package ai.wippy.build.index;

import ai.wippy.build.index.schema.Reference;
import ai.wippy.build.index.yaml.Node;
import ai.wippy.build.index.yaml.TextNode;
import ai.wippy.diagnostic.Problems;
import ai.wippy.registry.EntryId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Checks that the variables of the environment have names of their own and storages that end. */
final class Variables {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]+");
  private static final Pattern MODE = Pattern.compile("(0o)?[0-7]{1,4}");

  private final Map<EntryId, IndexEntry> routers = new HashMap<>();
  private final Problems problems;

  private Variables(Problems problems) {
    this.problems = problems;
  }

  static void check(List<IndexEntry> entries, Problems problems) {
    var variables = new Variables(problems);
    Map<String, TextNode> names = new HashMap<>();
    for (IndexEntry entry : entries) {
      switch (entry.kind()) {
        case "env.variable" ->
            entry
                .definition()
                .data()
                .text("variable")
                .ifPresent(name -> variables.note(name, names));
        case "env.storage.router" -> variables.note(entry);
        case "env.storage.file" -> {
          variables.checkMode(entry.definition(), "file_mode");
          variables.checkMode(entry.definition(), "dir_mode");
        }
        default -> {}
      }
    }
    variables.routers.keySet().stream()
        .sorted()
        .forEach(id -> variables.visit(id, new ArrayList<>()));
  }

  private void note(TextNode name, Map<String, TextNode> names) {
    if (!NAME.matcher(name.value()).matches()) {
      problems.error(
          name.span(),
          "invalid variable name: `%s`".formatted(name.value()),
          "a name has letters A to Z, digits and underscores");
      return;
    }
    TextNode first = names.putIfAbsent(name.value(), name);
    if (first != null) {
      problems.error(
          name.span(),
          "variable name already exists: " + name.value(),
          "it is first given at %s; rename one of them".formatted(first.span()));
    }
  }

  private void note(IndexEntry router) {
    routers.put(router.id(), router);
    if (router.definition().data().items("storages").isEmpty()) {
      problems.error(
          router.definition().data().get("storages").orElseThrow().span(),
          "storages is empty in entry " + router.id(),
          "name at least one storage");
    }
  }

  private void checkMode(Definition definition, String field) {
    definition
        .data()
        .text(field)
        .filter(text -> !MODE.matcher(text.value()).matches())
        .ifPresent(text ->
            problems.error(
                text.span(),
                "invalid %s: `%s` in entry %s".formatted(field, text.value(), definition.id()),
                "write permission bits in octal, such as 0644"));
  }

  /** Follows a router to those that it leads to; a circle is told where it closes, once. */
  private void visit(EntryId id, List<EntryId> path) {
    IndexEntry router = routers.get(id);
    if (router == null) {
      return;
    }
    path.add(id);
    for (Node storage : router.definition().data().items("storages")) {
      Reference next = Reference.of(storage).orElseThrow();
      if (path.contains(next.id())) {
        report(next, path);
      } else {
        visit(next.id(), path);
      }
    }
    path.removeLast();
    routers.remove(id);
  }

  private void report(Reference closing, List<EntryId> path) {
    String shown =
        path.subList(path.indexOf(closing.id()), path.size()).stream()
            .map(EntryId::toString)
            .collect(Collectors.joining(" -> "));
    problems.error(
        closing.span(),
        "storages in a circle: %s -> %s".formatted(shown, closing.id()),
        "take one of them out of the storages of another");
  }
}
