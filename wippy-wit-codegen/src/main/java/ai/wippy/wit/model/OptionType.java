package ai.wippy.wit.model;

import java.util.List;
import java.util.Optional;

/**
 * {@code option<some>}: case 0 is none, case 1 is some.
 *
 * @param some the payload
 * @param layout see {@link WitType#layout()}
 */
public record OptionType(WitType some, Layout layout) implements WitType, Cases {
  /** The option of a type. */
  public static OptionType of(WitType some) {
    return new OptionType(some, Layout.cases(List.of(Optional.empty(), Optional.of(some))));
  }

  @Override
  public List<Optional<WitType>> payloads() {
    return List.of(Optional.empty(), Optional.of(some));
  }

  @Override
  public String wit() {
    return "option<" + some.wit() + ">";
  }
}
