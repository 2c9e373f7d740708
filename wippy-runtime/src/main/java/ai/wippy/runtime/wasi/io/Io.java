package ai.wippy.runtime.wasi.io;

import ai.wippy.runtime.component.Trap;
import java.util.Arrays;
import java.util.List;

/**
 * The interfaces of {@code wasi:io}: what can be done with streams, errors and pollables wherever
 * they come from.
 */
public final class Io implements Error, Poll, Streams {
  @Override
  public long[] poll(List<Pollable> in) {
    if (in.isEmpty()) {
      throw new Trap("poll of no pollable would wait for ever");
    }
    List<Readiness> events = in.stream().map(each -> ((ReadyPollable) each).event()).toList();
    return Arrays.stream(Waiting.any(events)).asLongStream().toArray();
  }
}
