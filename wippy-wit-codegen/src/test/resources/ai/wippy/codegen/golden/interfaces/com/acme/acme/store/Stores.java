package com.acme.acme.store;

import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.component.Unit;
import java.util.List;
import java.util.Optional;

/** Where values are kept. */
public interface Stores {
  enum Failure {
    FULL,
    GONE
  }

  /**
   * One store.
   *
   * <p>It is open until it is dropped.
   */
  interface Store extends AutoCloseable {
    /**
     * How many values it holds.
     *
     * @return 0 to 4294967295
     */
    long size();

    /**
     * {@code [method]store.put: func(self: borrow<store>, key: string, value: list<u8>) -> result<_, failure>}
     */
    Result<Unit, Failure> put(String key, byte[] value);

    /**
     * A view that ends with the store.
     *
     * @param startAt 0 to 4294967295
     */
    View view(Optional<Long> startAt);

    /** {@code [method]store.close: func(self: borrow<store>)} */
    void close2();

    /** {@code [method]store.to-string: func(self: borrow<store>) -> string} */
    String toString2();

    /** Drops the resource. */
    @Override
    default void close() {}
  }

  interface View extends AutoCloseable {
    /** Drops the resource. */
    @Override
    default void close() {}
  }

  record Page(Store store, List<View> views) {}

  /** Opens a store. */
  Store newStore(String name);

  /**
   * {@code [static]store.merge: func(a: own<store>, b: borrow<store>) -> result<own<store>, failure>}
   */
  Result<Store, Failure> storeMerge(Store a, Store b);

  /** {@code [static]store.new: func() -> own<store>} */
  Store storeNew();

  /**
   * {@code next: func(view: borrow<view>) -> option<u8>}
   *
   * @return 0 to 255
   */
  Optional<Integer> next(View view);

  /** {@code pages: func(all: list<borrow<store>>) -> list<page>} */
  List<Page> pages(List<Store> all);
}
