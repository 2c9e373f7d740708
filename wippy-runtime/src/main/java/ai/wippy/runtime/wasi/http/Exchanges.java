package ai.wippy.runtime.wasi.http;

import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.wasi.http.Types.ErrorCode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The exchanges of an instance that are under way. */
final class Exchanges {
  /** Stands for an exchange, which may be over before it is known here. */
  private final class Entry {
    private boolean over;

    void end() {
      synchronized (Exchanges.this) {
        over = true;
        open.remove(this);
        count--;
      }
    }
  }

  private final int max;
  private final Map<Entry, Exchange> open = new HashMap<>();
  private int count;

  Exchanges(int max) {
    this.max = max;
  }

  /**
   * Begins an exchange.
   *
   * @param begin is given what to run when the exchange is over
   * @return an error if there are as many as there may be
   */
  Result<Exchange, ErrorCode> begin(Function<Runnable, Exchange> begin) {
    synchronized (this) {
      if (count >= max) {
        return Result.err(new ErrorCode.ConnectionLimitReached());
      }
      count++;
    }
    var entry = new Entry();
    Exchange exchange = begin.apply(entry::end);
    synchronized (this) {
      if (!entry.over) {
        open.put(entry, exchange);
      }
    }
    return Result.ok(exchange);
  }

  void cancelAll() {
    List<Exchange> left;
    synchronized (this) {
      left = List.copyOf(open.values());
    }
    left.forEach(Exchange::cancel);
  }
}
