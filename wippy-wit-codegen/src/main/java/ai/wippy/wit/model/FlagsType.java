package ai.wippy.wit.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * {@code flags}.
 *
 * @param name its name; empty inside a component that gave it none
 * @param flags 1 to 32, the first is the lowest bit
 */
public record FlagsType(Optional<TypeName> name, List<Flag> flags) implements WitType {
  /**
   * A flag.
   *
   * @param name in kebab case
   * @param docs its documentation; empty for none
   */
  public record Flag(String name, String docs) {}

  /** Copies the list. */
  public FlagsType {
    flags = List.copyOf(flags);
  }

  @Override
  public Layout layout() {
    int size = flags.size() <= 8 ? 1 : flags.size() <= 16 ? 2 : 4;
    return new Layout(size, size, Flat.of(CoreType.I32));
  }

  @Override
  public String wit() {
    return name.map(TypeName::name)
        .orElseGet(() ->
            flags.stream().map(Flag::name).collect(Collectors.joining(", ", "flags { ", " }")));
  }
}
