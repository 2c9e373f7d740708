package ai.wippy.build.index;

/** How arguments and result of a WASM entry travel. */
public enum Transport {
  /** As values of the caller. */
  PAYLOAD("payload"),
  /** As request and response of HTTP. */
  WASI_HTTP("wasi-http");

  private final String token;

  Transport(String token) {
    this.token = token;
  }

  /** The name in an entry. */
  public String token() {
    return token;
  }

  static Transport of(String token) {
    return token.equals(WASI_HTTP.token) ? WASI_HTTP : PAYLOAD;
  }
}
