package ai.wippy.runtime.security;

import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.registry.EntryId;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkAccessTest {
  private static NetworkAccess allowed(String actions, String resources) {
    var policy =
        new Policy(
            EntryId.parse("app:policy"), Decision.ALLOW, List.of(actions), List.of(resources));
    var context =
        Context.EMPTY.withActor(new Actor("guest", Map.of())).withScope(new Scope(List.of(policy)));
    return new NetworkAccess(new Access(true), context);
  }

  private static InetSocketAddress socket(String host, int port) {
    return new InetSocketAddress(InetAddress.ofLiteral(host), port);
  }

  @Test
  void whoHasNoActorMayDoEverythingUnlessTheModeIsStrict() {
    var loopback = socket("127.0.0.1", 80);

    assertThat(new NetworkAccess(new Access(false), Context.EMPTY).connect(loopback)).isTrue();
    assertThat(new NetworkAccess(new Access(true), Context.EMPTY).connect(loopback)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "8.8.8.8:53,                8.8.8.8,              53",
    "[2001:4860:4860::8888]:53, 2001:4860:4860::8888, 53",
    "[2001:db8:0:1:1:1:1:1]:1, 2001:db8:0:1:1:1:1:1, 1",
    "[2001:0:0:1::1]:1,         2001:0:0:1:0:0:0:1,   1",
    "[2a00::]:65535,            2a00::,               65535",
  })
  void socketsAreNamedByAddressAndPort(String name, String host, int port) {
    assertThat(allowed("socket.connect", name).connect(socket(host, port))).isTrue();
    assertThat(allowed("socket.listen", name).listen(socket(host, port))).isTrue();
    assertThat(allowed("socket.connect", name).connect(socket(host, 7))).isFalse();
    assertThat(allowed("socket.connect", name).listen(socket(host, port))).isFalse();
  }

  @Test
  void namesAndUrlsAreNamedAsTheyAre() {
    assertThat(allowed("socket.resolve", "example.com").resolve("example.com")).isTrue();
    assertThat(allowed("socket.resolve", "example.com").resolve("example.org")).isFalse();
    assertThat(allowed("http_client.request", "http://a/*").request("http://a/b")).isTrue();
    assertThat(allowed("http_client.request", "http://a/*").request("http://b/")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "10.1.2.3",
        "100.64.0.1",
        "100.127.255.255",
        "127.0.0.1",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "198.19.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::7f00:1",
        "fc00::1",
        "fd12::1",
        "fe80::1",
        "fec0::1",
        "64:ff9b::7f00:1"
      })
  void aPrivateAddressNeedsAnActionOfItsOwn(String host) {
    var remote = socket(host, 80);

    assertThat(allowed("socket.connect", "*").connect(remote)).isFalse();
    assertThat(allowed("socket.*", "*").connect(remote)).isTrue();
    assertThat(allowed("http_client.request", "*").requestTo(remote.getAddress())).isFalse();
    assertThat(allowed("http_client.private_ip", host).requestTo(remote.getAddress())).isTrue();
  }

  @Test
  void anIpv4AddressInAnIpv6AddressIsTheSameAddress() throws UnknownHostException {
    byte[] mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 10, 0, 0, 1};
    var remote = new InetSocketAddress(Inet6Address.getByAddress(null, mapped, -1), 80);

    assertThat(allowed("socket.connect", "*").connect(remote)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8.8.8.8",
        "100.63.255.255",
        "100.128.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "192.0.2.1",
        "2001:4860:4860::8888",
        "64:ff9b::808:808"
      })
  void otherAddressesDoNot(String host) {
    assertThat(allowed("socket.connect", "*").connect(socket(host, 80))).isTrue();
  }
}
