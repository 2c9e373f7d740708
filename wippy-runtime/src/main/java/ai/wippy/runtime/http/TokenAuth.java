package ai.wippy.runtime.http;

import ai.wippy.registry.Entry;
import ai.wippy.registry.EntryId;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.security.TokenStore;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code token_auth}: a request with a token runs as whom the token stands for. One without passes
 * as it is: whether that may be, a firewall says.
 *
 * @param header the field with the token, in lower case
 * @param prefix what stands before it there
 * @param param of the query
 */
record TokenAuth(TokenStore store, String header, String prefix, String param, String cookie)
    implements Middleware {
  static TokenAuth of(Entry entry, Map<EntryId, TokenStore> stores, HttpOptions options) {
    String name = options.text("token_auth.store", "");
    EntryId id = EntryId.parse(name);
    EntryId full = id.namespace().isEmpty() ? new EntryId(entry.id().namespace(), name) : id;
    TokenStore store = stores.get(full);
    if (store == null) {
      throw new Failure(
          Kind.NOT_FOUND,
          "%s: token_auth.store names no security.token_store: `%s`".formatted(entry.id(), name));
    }
    return new TokenAuth(
        store,
        options.text("token_auth.header.name", "authorization").toLowerCase(Locale.ROOT),
        options.text("token_auth.header.prefix", "Bearer"),
        options.text("token_auth.query.param", "x-auth-token"),
        options.text("token_auth.cookie.name", "x-auth-token"));
  }

  @Override
  public void serve(HttpExchange exchange, Next next) throws Exception {
    Optional<String> token = token(exchange);
    if (token.isPresent()) {
      try {
        var grant = store.validate(token.get());
        exchange.context(exchange.context().withActor(grant.actor()).withScope(grant.scope()));
      } catch (Failure _) {
        PlainText.answer(exchange, 401, "Unauthorized");
        exchange.fields().put("www-authenticate", "Bearer error=\"invalid_token\"");
        return;
      }
    }
    next.serve();
  }

  private Optional<String> token(HttpExchange exchange) {
    return Stream.of(
            exchange.headers().getOrDefault(header, List.of()).stream().flatMap(this::unprefixed),
            pairs(exchange.query(), "&", param).map(TokenAuth::decoded),
            exchange.headers().getOrDefault("cookie", List.of()).stream()
                .flatMap(line -> pairs(line, ";", cookie)))
        .flatMap(found -> found)
        .filter(token -> !token.isEmpty())
        .findFirst();
  }

  private Stream<String> unprefixed(String value) {
    String text = value.strip();
    return text.regionMatches(true, 0, prefix, 0, prefix.length())
        ? Stream.of(text.substring(prefix.length()).strip())
        : Stream.of();
  }

  private static Stream<String> pairs(String text, String separator, String name) {
    return Arrays.stream(text.split(separator))
        .map(String::strip)
        .filter(pair -> pair.startsWith(name + "="))
        .map(pair -> pair.substring(name.length() + 1));
  }

  private static String decoded(String value) {
    try {
      return URLDecoder.decode(value, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return value;
    }
  }
}
