package ai.wippy.wit.model;

import java.util.List;
import java.util.stream.Collectors;

/**
 * {@code tuple<…>}.
 *
 * @param elements types in order
 * @param layout see {@link WitType#layout()}
 */
public record TupleType(List<WitType> elements, Layout layout) implements WitType {
  /** The tuple of these types. */
  public static TupleType of(List<WitType> elements) {
    return new TupleType(List.copyOf(elements), Layout.sequence(elements));
  }

  @Override
  public String wit() {
    return elements.stream().map(WitType::wit).collect(Collectors.joining(", ", "tuple<", ">"));
  }
}
