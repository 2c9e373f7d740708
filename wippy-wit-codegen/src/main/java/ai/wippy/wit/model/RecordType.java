package ai.wippy.wit.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * {@code record}.
 *
 * @param name its name; empty inside a component that gave it none
 * @param fields at least one, in order
 * @param layout see {@link WitType#layout()}
 */
public record RecordType(Optional<TypeName> name, List<Field> fields, Layout layout)
    implements WitType {
  /**
   * A field.
   *
   * @param name in kebab case
   * @param type its type
   * @param docs its documentation; empty for none
   */
  public record Field(String name, WitType type, String docs) {}

  /** The record of these fields. */
  public static RecordType of(Optional<TypeName> name, List<Field> fields) {
    return new RecordType(
        name, List.copyOf(fields), Layout.sequence(fields.stream().map(Field::type).toList()));
  }

  @Override
  public String wit() {
    return name.map(TypeName::name)
        .orElseGet(() ->
            fields.stream()
                .map(f -> f.name + ": " + f.type.wit())
                .collect(Collectors.joining(", ", "record { ", " }")));
  }
}
