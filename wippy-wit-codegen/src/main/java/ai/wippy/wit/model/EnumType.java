package ai.wippy.wit.model;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * {@code enum}.
 *
 * @param name its name; empty inside a component that gave it none
 * @param cases at least one, in order of discriminants
 */
public record EnumType(Optional<TypeName> name, List<Case> cases) implements WitType, Cases {
  /**
   * A case.
   *
   * @param name in kebab case
   * @param docs its documentation; empty for none
   */
  public record Case(String name, String docs) {}

  /** Copies the list. */
  public EnumType {
    cases = List.copyOf(cases);
  }

  @Override
  public Layout layout() {
    int size = discriminantSize();
    return new Layout(size, size, Flat.of(CoreType.I32));
  }

  @Override
  public List<Optional<WitType>> payloads() {
    return Collections.nCopies(cases.size(), Optional.empty());
  }

  @Override
  public String wit() {
    return name.map(TypeName::name)
        .orElseGet(() ->
            cases.stream().map(Case::name).collect(Collectors.joining(", ", "enum { ", " }")));
  }
}
