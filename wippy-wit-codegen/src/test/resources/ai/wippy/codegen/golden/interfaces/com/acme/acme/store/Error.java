package com.acme.acme.store;

import ai.wippy.runtime.component.Result;

/** A resource that is called like its interface. */
public interface Error {
  interface ErrorResource extends AutoCloseable {
    /**
     * {@code [method]error.code: func(self: borrow<error>) -> u32}
     *
     * @return 0 to 4294967295
     */
    long code();

    /** Drops the resource. */
    @Override
    default void close() {}
  }

  /**
   * Can fail.
   *
   * @param code 0 to 4294967295
   */
  Result<ErrorResource, String> newError(long code);
}
