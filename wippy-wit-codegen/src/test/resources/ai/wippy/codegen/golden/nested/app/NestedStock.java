package app;

import acme.shop.Stock;
import ai.wippy.runtime.component.GuestHeap;
import ai.wippy.runtime.component.InstanceState;
import ai.wippy.runtime.component.Slice;

/** The exported instance {@code acme:shop/stock@1.0.0}. */
final class NestedStock implements Stock {
  private final NestedInstance instance;
  private final InstanceState state;
  private final GuestHeap heap;

  NestedStock(NestedInstance instance) {
    this.instance = instance;
    state = instance.state;
    heap = instance.heap;
  }

  @Override
  public Stock.Item newItem(String name) {
    state.lower();
    long nameSlice = heap.lowerString(name, "name");
    state.enter();
    int flat = instance.core3(Slice.at(nameSlice), Slice.length(nameSlice));
    Stock.Item result = heap.handles().liftOwn(0, flat, Stock.Item.class);
    state.exit();
    return result;
  }
}
