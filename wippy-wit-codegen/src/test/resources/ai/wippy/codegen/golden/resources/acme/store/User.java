package acme.store;

import ai.wippy.runtime.component.Result;

/** {@code interface acme:store/user} */
public interface User {
  interface Session extends AutoCloseable {
    /** {@code [method]session.store: func(self: borrow<session>) -> own<store>} */
    Stores.Store store();

    /**
     * {@code [method]session.fail: func(self: borrow<session>, cause: borrow<error>) -> failure}
     */
    Stores.Failure fail(Error.ErrorResource cause);

    /** Drops the resource. */
    @Override
    default void close() {}
  }

  /** {@code open: func(store: own<store>) -> result<own<session>, own<error>>} */
  Result<Session, Error.ErrorResource> open(Stores.Store store);
}
