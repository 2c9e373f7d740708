package app;

import ai.wippy.runtime.component.GuestHeap;
import ai.wippy.runtime.component.InstanceState;

/** The exported instance {@code outer#inner#colors}. */
final class NestedOuterInnerColors implements OuterInnerColors {
  private final InstanceState state;
  private final NestedCore core;
  private final GuestHeap heap;

  NestedOuterInnerColors(NestedInstance instance) {
    state = instance.state;
    core = instance.core;
    heap = instance.heap;
  }

  @Override
  public OuterInnerColors.Color next(OuterInnerColors.Color of) {
    int ofValue = of.ordinal();
    state.enter();
    int flat = core.next(ofValue);
    OuterInnerColors.Color result = NestedAbi.liftColor(flat);
    state.exit();
    return result;
  }
}
