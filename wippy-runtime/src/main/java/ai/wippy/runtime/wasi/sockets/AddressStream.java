package ai.wippy.runtime.wasi.sockets;

import static java.util.Objects.requireNonNull;

import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.wasi.io.Event;
import ai.wippy.runtime.wasi.io.Poll;
import ai.wippy.runtime.wasi.io.ReadyPollable;
import ai.wippy.runtime.wasi.sockets.IpNameLookup.ResolveAddressStream;
import ai.wippy.runtime.wasi.sockets.Network.ErrorCode;
import ai.wippy.runtime.wasi.sockets.Network.IpAddress;
import java.net.InetAddress;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The addresses of a name, as soon as they are known. */
final class AddressStream implements ResolveAddressStream {
  private static final int MAX_ADDRESSES = 64;

  private final CompletableFuture<List<InetAddress>> lookup;
  private final Event over = new Event();
  private @Nullable Iterator<InetAddress> addresses;

  AddressStream(CompletableFuture<List<InetAddress>> lookup) {
    this.lookup = lookup;
    lookup.whenComplete((_, _) -> over.happen());
  }

  @Override
  public Result<Optional<IpAddress>, ErrorCode> resolveNextAddress() {
    return Outcome.of(() -> {
      Refusal.unless(over.ready(), ErrorCode.WOULD_BLOCK);
      if (addresses == null) {
        addresses = known().stream().distinct().limit(MAX_ADDRESSES).iterator();
      }
      return addresses.hasNext()
          ? Optional.of(Addresses.toWit(addresses.next()))
          : Optional.empty();
    });
  }

  private List<InetAddress> known() throws Refusal {
    try {
      return lookup.join();
    } catch (CompletionException e) {
      throw new Refusal(code(requireNonNull(e.getCause())));
    }
  }

  private static ErrorCode code(Throwable failure) {
    String text = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    if (failure instanceof TimeoutException) {
      return ErrorCode.TIMEOUT;
    }
    if (text.contains("temporary failure")) {
      return ErrorCode.TEMPORARY_RESOLVER_FAILURE;
    }
    return text.contains("non-recoverable")
        ? ErrorCode.PERMANENT_RESOLVER_FAILURE
        : ErrorCode.NAME_UNRESOLVABLE;
  }

  @Override
  public Poll.Pollable subscribe() {
    return new ReadyPollable(over);
  }

  /** Nobody waits for the name any more, so it is not looked up if that has not begun. */
  @Override
  public void close() {
    lookup.cancel(false);
  }
}
