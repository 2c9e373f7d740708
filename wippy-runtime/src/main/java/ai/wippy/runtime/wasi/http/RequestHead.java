package ai.wippy.runtime.wasi.http;

/**
 * What a request says before its body.
 *
 * @param method a token
 * @param secure whether the scheme is {@code https} rather than {@code http}
 * @param pathWithQuery begins with a slash, or is an asterisk
 * @param fields without {@code host}
 */
public record RequestHead(
    String method, boolean secure, Authority authority, String pathWithQuery, FieldList fields) {
  /** As a URL. */
  public String url() {
    return (secure ? "https://" : "http://")
        + authority.host()
        + (authority.port() < 0 ? "" : ":" + authority.port())
        + pathWithQuery;
  }

  /** The port of the authority or of the scheme. */
  public int port() {
    return authority.port() >= 0 ? authority.port() : secure ? 443 : 80;
  }
}
