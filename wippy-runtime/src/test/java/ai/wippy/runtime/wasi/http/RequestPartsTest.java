package ai.wippy.runtime.wasi.http;

import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.component.Unit;
import ai.wippy.runtime.wasi.http.Types.ErrorCode;
import ai.wippy.runtime.wasi.http.Types.Method;
import ai.wippy.runtime.wasi.http.Types.Scheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPartsTest {
  private static final Result<Unit, Unit> REFUSED = Result.err(Unit.UNIT);

  private final OutgoingRequestHandle request = new OutgoingRequestHandle(new FieldList());

  @Test
  void defaults() {
    assertThat(request.method()).isEqualTo(new Method.Get());
    assertThat(request.pathWithQuery()).isEmpty();
    assertThat(request.scheme()).isEmpty();
    assertThat(request.authority()).isEmpty();
    request.setAuthority(Optional.of("example.com")).orElseThrow();
    assertThat(request.head().orElseThrow().url()).isEqualTo("https://example.com/");
    assertThat(request.head().orElseThrow().port()).isEqualTo(443);
  }

  @ParameterizedTest
  @CsvSource({
    "http, example.com, /a?b, http://example.com/a?b, 80",
    "http, example.com:8080, ?b, http://example.com:8080/?b, 8080",
    "https, [::1]:443, *, https://[::1]:443*, 443",
    "https, a-b.c_d:, /, https://a-b.c_d/, 443",
  })
  void urls(String scheme, String authority, String path, String url, int port) {
    request
        .setScheme(Optional.of(scheme.equals("http") ? new Scheme.Http() : new Scheme.Https()))
        .orElseThrow();
    request.setAuthority(Optional.of(authority)).orElseThrow();
    request.setPathWithQuery(Optional.of(path)).orElseThrow();
    assertThat(request.head().orElseThrow().url()).isEqualTo(url);
    assertThat(request.head().orElseThrow().port()).isEqualTo(port);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "bad\nmethod", "a b", "G\u00c4T"})
  void methodsThatAreNone(String method) {
    assertThat(request.setMethod(new Method.Other(method))).isEqualTo(REFUSED);
    assertThat(request.method()).isEqualTo(new Method.Get());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1http", "ht tp", "http:"})
  void schemesThatAreNone(String scheme) {
    assertThat(request.setScheme(Optional.of(new Scheme.Other(scheme)))).isEqualTo(REFUSED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost:99999",
        "localhost:x",
        "user@host",
        "a b",
        "[::1",
        "::1",
        "host/path",
        "host?query",
        "host#fragment"
      })
  void authoritiesThatAreNone(String authority) {
    assertThat(request.setAuthority(Optional.of(authority))).isEqualTo(REFUSED);
    assertThat(request.authority()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"relative", "/a b", "/a#fragment", "/\u00e4", "/a\r\nX: y", "http://x/"})
  void pathsThatAreNone(String path) {
    assertThat(request.setPathWithQuery(Optional.of(path))).isEqualTo(REFUSED);
  }

  @Test
  void partsCanBeTakenBack() {
    request.setAuthority(Optional.of("a")).orElseThrow();
    request.setAuthority(Optional.empty()).orElseThrow();
    request.setPathWithQuery(Optional.of("/x")).orElseThrow();
    request.setPathWithQuery(Optional.empty()).orElseThrow();
    request.setScheme(Optional.of(new Scheme.Http())).orElseThrow();
    request.setScheme(Optional.empty()).orElseThrow();
    assertThat(request.head()).isEqualTo(Result.err(new ErrorCode.HttpRequestUriInvalid()));
  }

  @Test
  void methodsThereAndBack() {
    for (Method method :
        List.of(
            new Method.Get(),
            new Method.Head(),
            new Method.Post(),
            new Method.Put(),
            new Method.Delete(),
            new Method.Connect(),
            new Method.Options(),
            new Method.Trace(),
            new Method.Patch(),
            new Method.Other("MKCOL"))) {
      request.setMethod(method).orElseThrow();
      assertThat(request.method()).isEqualTo(method);
      assertThat(Methods.of(Methods.text(method))).isEqualTo(method);
    }
  }

  @Test
  void timeouts() {
    var options = new RequestOptionsHandle();
    var defaults = HttpLimits.DEFAULT.timeouts();
    assertThat(options.timeouts(defaults)).isEqualTo(defaults);
    options.setConnectTimeout(Optional.of(1L)).orElseThrow();
    options.setFirstByteTimeout(Optional.of(2L)).orElseThrow();
    options.setBetweenBytesTimeout(Optional.of(-1L)).orElseThrow();
    assertThat(options.connectTimeout()).contains(1L);
    assertThat(options.firstByteTimeout()).contains(2L);
    assertThat(options.betweenBytesTimeout()).contains(-1L);
    var chosen = options.timeouts(defaults);
    assertThat(chosen.connect().toNanos()).isEqualTo(1);
    assertThat(chosen.firstByte().toNanos()).isEqualTo(2);
    assertThat(chosen.betweenBytes().toNanos()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void aServersResponse() {
    var received = new ArrayList<Result<ServerResponse, ErrorCode>>();
    var response = new OutgoingResponseHandle(new FieldList());
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.setStatusCode(99)).isEqualTo(REFUSED);
    assertThat(response.setStatusCode(1000)).isEqualTo(REFUSED);
    response.setStatusCode(418).orElseThrow();

    var param = new ResponseOutparamHandle(received::add);
    param.set(Result.ok(response));
    param.close();
    assertThat(received).hasSize(1);
    assertThat(received.getFirst().orElseThrow().status()).isEqualTo(418);

    new ResponseOutparamHandle(received::add).close();
    assertThat(received.getLast()).isInstanceOf(Result.Err.class);
  }
}
