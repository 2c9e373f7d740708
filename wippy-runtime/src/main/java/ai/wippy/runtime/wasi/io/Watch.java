package ai.wippy.runtime.wasi.io;

/** Somebody waits to be told once; closing it means that nobody waits any more. */
@FunctionalInterface
public interface Watch extends AutoCloseable {
  /** Of what is over already. */
  Watch NONE = () -> {};

  /** Does nothing the second time, nor after the event. */
  @Override
  void close();
}
