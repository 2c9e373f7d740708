package ai.wippy.build.index;

import ai.wippy.build.index.yaml.TextNode;
import ai.wippy.diagnostic.Problems;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks that what {@code run NAME} means is clear. */
final class Commands {
  private Commands() {}

  static void check(List<IndexEntry> entries, Problems problems) {
    Map<String, TextNode> names = new HashMap<>();
    for (IndexEntry entry : entries) {
      command(entry).ifPresent(command -> note(command.name(), names, problems));
    }
    boolean hosted = entries.stream().anyMatch(entry -> entry.kind().equals("terminal.host"));
    if (!hosted && !names.isEmpty()) {
      entries.stream()
          .flatMap(entry -> command(entry).stream())
          .findFirst()
          .ifPresent(command -> warnUnhosted(command.name(), problems));
    }
  }

  private static Optional<Command> command(IndexEntry entry) {
    return switch (entry) {
      case WasmEntry wasm -> wasm.command();
      case LuaEntry lua -> lua.command();
      case FsDirectory _, PlainEntry _ -> Optional.empty();
    };
  }

  private static void note(TextNode name, Map<String, TextNode> names, Problems problems) {
    TextNode first = names.putIfAbsent(name.value(), name);
    if (first != null) {
      problems.warning(
          name.span(),
          "a second command `%s`".formatted(name.value()),
          "`run %s` means the one at %s; rename one".formatted(name.value(), first.span()));
    }
  }

  private static void warnUnhosted(TextNode name, Problems problems) {
    problems.warning(
        name.span(),
        "command `%s` cannot run: no terminal.host found in registry".formatted(name.value()),
        "add an entry with name: terminal and kind: terminal.host");
  }
}
