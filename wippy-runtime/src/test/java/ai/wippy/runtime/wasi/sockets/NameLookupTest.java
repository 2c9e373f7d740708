package ai.wippy.runtime.wasi.sockets;

import static ai.wippy.runtime.wasi.sockets.Guest.ok;
import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.wasi.sockets.Network.ErrorCode;
import ai.wippy.runtime.wasi.sockets.Network.IpAddress;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class NameLookupTest {
  private final Guest guest = new Guest();

  @AfterEach
  void end() {
    guest.close();
  }

  private Result<List<IpAddress>, ErrorCode> resolve(String name) {
    return switch (guest.sockets.resolveAddresses(guest.network(), name)) {
      case Result.Err<?, ErrorCode>(ErrorCode error) -> Result.err(error);
      case Result.Ok<IpNameLookup.ResolveAddressStream, ErrorCode>(var stream) -> {
        stream.subscribe().block();
        yield all(stream);
      }
    };
  }

  private static Result<List<IpAddress>, ErrorCode> all(IpNameLookup.ResolveAddressStream stream) {
    var all = new ArrayList<IpAddress>();
    while (true) {
      switch (stream.resolveNextAddress()) {
        case Result.Err<?, ErrorCode>(ErrorCode error) -> {
          return Result.err(error);
        }
        case Result.Ok<Optional<IpAddress>, ErrorCode>(var next) when next.isPresent() ->
            all.add(next.get());
        case Result.Ok<?, ErrorCode> _ -> {
          return Result.ok(all);
        }
      }
    }
  }

  @Test
  void localhost() {
    assertThat(ok(resolve("localhost")))
        .isSubsetOf(
            Addresses.toWit(InetAddress.ofLiteral("127.0.0.1")),
            Addresses.toWit(InetAddress.ofLiteral("::1")))
        .isNotEmpty();
    assertThat(ok(resolve("LOCALHOST"))).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0, 0.0.0.0",
    "127.0.0.1, 127.0.0.1",
    "::, ::",
    "::1, ::1",
    "[::], ::",
    "2001:0db8:0:0:0:0:0:0, 2001:db8::",
    "DEAD:BEEF::0, dead:beef::",
    "::ffff:192.0.2.1, 192.0.2.1",
  })
  void addresses(String text, String address) {
    assertThat(ok(resolve(text))).containsExactly(Addresses.toWit(InetAddress.ofLiteral(address)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ".",
        "a..b",
        "-a.example",
        "a.b<&>",
        "127.0.0.1:80",
        "[::]:80",
        "fe80::1%1",
        "http://example.com/",
        "1.2.3.999",
        "a b",
        "ex\u0000ample"
      })
  void whatIsNoName(String text) {
    assertThat(resolve(text)).isEqualTo(Result.err(ErrorCode.INVALID_ARGUMENT));
  }

  @Test
  void aNameThatIsTooLong() {
    assertThat(resolve("a".repeat(64))).isEqualTo(Result.err(ErrorCode.INVALID_ARGUMENT));
    assertThat(resolve("a.".repeat(2000))).isEqualTo(Result.err(ErrorCode.INVALID_ARGUMENT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"does-not-exist.invalid", "münchen.invalid", "under_score.invalid."})
  void aNameThatDoesNotExist(String name) {
    assertThat(resolve(name))
        .isIn(
            Result.err(ErrorCode.NAME_UNRESOLVABLE),
            Result.err(ErrorCode.TEMPORARY_RESOLVER_FAILURE));
  }

  @Test
  void nobodyWaitsForAnAnswer() {
    var stream = ok(guest.sockets.resolveAddresses(guest.network(), "slow.invalid"));
    stream.resolveNextAddress();
    stream.close();
    assertThat(stream.subscribe().ready()).isTrue();
  }
}
