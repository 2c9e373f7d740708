package app;

import ai.wippy.runtime.component.Scalars;

/** How values with parts lie in guest memory (Canonical ABI). */
final class NestedAbi {
  private NestedAbi() {}

  static OuterInnerColors.Color liftColor(int discriminant) {
    return switch (Scalars.discriminant(discriminant, 3)) {
      case 0 -> OuterInnerColors.Color.RED;
      case 1 -> OuterInnerColors.Color.GREEN;
      default -> OuterInnerColors.Color.BLUE;
    };
  }
}
