package ai.wippy.component;

import static ai.wippy.component.ComponentException.unsupported;

/** Checks that a component obeys the rules of validation (Binary.md and Explainer.md). */
public final class Validator {
  private Validator() {}

  /**
   * Checks a component with everything nested in it.
   *
   * @throws ComponentException if it breaks a rule or uses a feature that is not supported
   */
  public static void validate(Component component) {
    for (Definition definition : component.definitions()) {
      switch (definition) {
        case Definition.CanonDefinition(int at, Canon.Gated(var name)) ->
            throw unsupported(at, "`canon %s`", name);
        case Definition.StartDefinition start -> throw unsupported(start.offset(), "start functions");
        case Definition.ValueDefinition value -> throw unsupported(value.offset(), "values");
        default -> {}
      }
    }
  }
}
