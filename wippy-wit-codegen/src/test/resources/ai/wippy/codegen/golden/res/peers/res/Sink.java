package peers.res;

import ai.wippy.runtime.component.Result;

/** {@code interface peers:res/sink@0.1.0} */
public interface Sink {
  interface Channel extends AutoCloseable {
    /**
     * {@code [method]channel.write: func(self: borrow<channel>, s: string) -> result<u32, string>}
     */
    Result<Long, String> write(String s);

    /** Drops the resource. */
    @Override
    default void close() {}
  }

  /** {@code open: func(name: string) -> own<channel>} */
  Channel open(String name);
}
