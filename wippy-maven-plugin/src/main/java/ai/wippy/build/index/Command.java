package ai.wippy.build.index;

import ai.wippy.build.index.yaml.MappingNode;
import ai.wippy.build.index.yaml.TextNode;
import java.util.Optional;

/** The {@code meta.command} of a process: how it is run from the command line. */
public record Command(TextNode name, Optional<TextNode> summary) {
  static Optional<Command> of(Definition definition) {
    Optional<MappingNode> command =
        definition.kind().value().startsWith("process.")
            ? definition.meta().mapping("command")
            : Optional.empty();
    return command.flatMap(c -> c.text("name").map(name -> new Command(name, c.text("short"))));
  }
}
