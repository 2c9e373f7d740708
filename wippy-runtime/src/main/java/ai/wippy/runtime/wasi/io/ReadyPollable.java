package ai.wippy.runtime.wasi.io;

/**
 * A pollable.
 *
 * @param event what it waits for
 */
public record ReadyPollable(Readiness event) implements Poll.Pollable {
  @Override
  public boolean ready() {
    return event.ready();
  }

  @Override
  public void block() {
    Waiting.until(event, Waiting.FOREVER);
  }
}
