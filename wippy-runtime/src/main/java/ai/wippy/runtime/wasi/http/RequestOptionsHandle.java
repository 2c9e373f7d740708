package ai.wippy.runtime.wasi.http;

import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.component.Unit;
import ai.wippy.runtime.wasi.http.Types.RequestOptions;
import java.time.Duration;
import java.util.Optional;

/** How long a request may wait, as the guest sets it. */
final class RequestOptionsHandle implements RequestOptions {
  private Optional<Long> connect = Optional.empty();
  private Optional<Long> firstByte = Optional.empty();
  private Optional<Long> betweenBytes = Optional.empty();

  /** What the guest has set, or else the defaults. */
  RequestTimeouts timeouts(RequestTimeouts defaults) {
    return new RequestTimeouts(
        duration(connect, defaults.connect()),
        duration(firstByte, defaults.firstByte()),
        duration(betweenBytes, defaults.betweenBytes()));
  }

  /** Nanoseconds, unsigned: what Java cannot count is no limit. */
  private static Duration duration(Optional<Long> nanos, Duration otherwise) {
    return nanos
        .map(value -> Duration.ofNanos(value < 0 ? Long.MAX_VALUE : value))
        .orElse(otherwise);
  }

  @Override
  public Optional<Long> connectTimeout() {
    return connect;
  }

  @Override
  public Result<Unit, Unit> setConnectTimeout(Optional<Long> duration) {
    connect = duration;
    return Result.ok();
  }

  @Override
  public Optional<Long> firstByteTimeout() {
    return firstByte;
  }

  @Override
  public Result<Unit, Unit> setFirstByteTimeout(Optional<Long> duration) {
    firstByte = duration;
    return Result.ok();
  }

  @Override
  public Optional<Long> betweenBytesTimeout() {
    return betweenBytes;
  }

  @Override
  public Result<Unit, Unit> setBetweenBytesTimeout(Optional<Long> duration) {
    betweenBytes = duration;
    return Result.ok();
  }
}
