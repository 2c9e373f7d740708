package ai.wippy.wit.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * {@code variant}.
 *
 * @param name its name; empty inside a component that gave it none
 * @param cases at least one, in order of discriminants
 * @param layout see {@link WitType#layout()}
 */
public record VariantType(Optional<TypeName> name, List<Case> cases, Layout layout)
    implements WitType, Cases {
  /**
   * A case.
   *
   * @param name in kebab case
   * @param payload its type; empty for none
   * @param docs its documentation; empty for none
   */
  public record Case(String name, Optional<WitType> payload, String docs) {}

  /** The variant of these cases. */
  public static VariantType of(Optional<TypeName> name, List<Case> cases) {
    return new VariantType(
        name, List.copyOf(cases), Layout.cases(cases.stream().map(Case::payload).toList()));
  }

  @Override
  public List<Optional<WitType>> payloads() {
    return cases.stream().map(Case::payload).toList();
  }

  @Override
  public String wit() {
    return name.map(TypeName::name)
        .orElseGet(() ->
            cases.stream()
                .map(c -> c.name + c.payload.map(p -> "(" + p.wit() + ")").orElse(""))
                .collect(Collectors.joining(", ", "variant { ", " }")));
  }
}
