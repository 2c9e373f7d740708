package ai.wippy.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A script of the suite.
 *
 * @param name its folder, as the report spells it
 * @param commands in order
 */
record Script(String name, List<Command> commands) {
  static Script read(String name, Path file) throws IOException {
    Json json = Json.parse(Files.readString(file));
    var commands = new ArrayList<Command>();
    for (Json each : json.get("commands").elements()) {
      commands.add(command(file, each));
    }
    return new Script(name, List.copyOf(commands));
  }

  private static Command command(Path file, Json json) {
    String type = json.get("type").text();
    int line = json.get("line").number();
    if (optional(json, "module_type").equals("text")) {
      return new Command.Unknown(line, type);
    }
    Path binary = file.resolveSibling(optional(json, "filename"));
    return switch (type) {
      case "module" -> new Command.Define(line, type, optional(json, "name"), binary, true);
      case "module_definition" ->
          new Command.Define(line, type, optional(json, "name"), binary, false);
      case "module_instance" ->
          new Command.Instantiate(line, type, optional(json, "instance"), optional(json, "module"));
      case "assert_invalid", "assert_malformed" ->
          new Command.Refuse(line, type, binary, json.get("gate").truth());
      case "assert_unlinkable" -> new Command.Unlinkable(line, type, binary);
      case "assert_uninstantiable" -> new Command.Uninstantiable(line, type, binary);
      case "action" -> new Command.Return(line, type, call(json.get("action")), Optional.empty());
      case "assert_return" ->
          new Command.Return(
              line,
              type,
              call(json.get("action")),
              Optional.of(TypedValue.list(json.get("expected"))));
      case "assert_trap", "assert_exhaustion" ->
          new Command.Trapping(line, type, call(json.get("action")));
      default -> new Command.Unknown(line, type);
    };
  }

  private static Command.Call call(Json action) {
    return new Command.Call(
        optional(action, "module"),
        action.get("field").text(),
        TypedValue.list(action.get("args")));
  }

  private static String optional(Json json, String key) {
    Json value = json.get(key);
    return value.isNull() ? "" : value.text();
  }
}
