package acme.shop;

/** {@code interface acme:shop/stock@1.0.0} */
public interface Stock {
  interface Item extends AutoCloseable {
    /** {@code [method]item.name: func(self: borrow<item>) -> string} */
    String name();

    /** Drops the resource. */
    @Override
    default void close() {}
  }

  /** {@code [constructor]item: func(name: string) -> own<item>} */
  Item newItem(String name);
}
