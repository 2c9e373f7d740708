package ai.wippy.runtime.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.wippy.registry.Entry;
import ai.wippy.registry.EntryId;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.security.TokenStore.Grant;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenStoreTest {
  private static final Grant GRANT =
      new Grant(new Actor("user:1", Map.of("role", "admin")), Scope.EMPTY, Map.of("ip", "::1"));

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);

  private TokenStore store(String... key) {
    var settings = new TokenSettings(32, Duration.ofHours(24), Arrays.stream(key).findFirst());
    return new TokenStore(settings, now::get);
  }

  private void pass(Duration time) {
    now.updateAndGet(instant -> instant.plus(time));
  }

  private static Kind failure(TokenStore store, String token) {
    return catchThrowableOfType(Failure.class, () -> store.validate(token)).kind();
  }

  @Test
  void aTokenStandsForWhatItWasMadeOf() {
    var store = store();
    String token = store.create(GRANT, Optional.empty());
    assertThat(token).matches("[A-Za-z0-9_-]{43}");
    assertThat(store.validate(token)).isEqualTo(GRANT);
    assertThat(store.validate(token)).isEqualTo(GRANT);
  }

  @Test
  void noTwoAreTheSame() {
    var store = store();
    var tokens = new HashSet<String>();
    for (int i = 0; i < 1000; i++) {
      tokens.add(store.create(GRANT, Optional.empty()));
    }
    assertThat(tokens).hasSize(1000);
  }

  @Test
  void itEndsWhenItsTimeIsOver() {
    var store = store();
    String usual = store.create(GRANT, Optional.empty());
    String brief = store.create(GRANT, Optional.of(Duration.ofMinutes(1)));
    pass(Duration.ofSeconds(59));
    assertThat(store.validate(brief)).isEqualTo(GRANT);
    pass(Duration.ofSeconds(1));
    assertThat(failure(store, brief)).isEqualTo(Kind.INTERNAL);
    assertThat(store.validate(usual)).isEqualTo(GRANT);
    pass(Duration.ofHours(24));
    assertThat(failure(store, usual)).isEqualTo(Kind.INTERNAL);
  }

  @Test
  void itEndsWhenItIsRevoked() {
    var store = store();
    String token = store.create(GRANT, Optional.empty());
    String other = store.create(GRANT, Optional.empty());
    store.revoke(token);
    assertThat(failure(store, token)).isEqualTo(Kind.INTERNAL);
    assertThat(store.validate(other)).isEqualTo(GRANT);
    assertThat(catchThrowableOfType(Failure.class, () -> store.revoke(token)).kind())
        .isEqualTo(Kind.INTERNAL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", ".", "..", "x.y"})
  void whatIsNoTokenIsRefused(String token) {
    assertThat(failure(store(), token)).isEqualTo(Kind.INTERNAL);
    assertThat(failure(store("key"), token)).isEqualTo(Kind.INTERNAL);
  }

  @Test
  void aSignedOneCannotBeChanged() {
    var store = store("key");
    String token = store.create(GRANT, Optional.empty());
    assertThat(token).matches("[A-Za-z0-9_-]{43}\\.[0-9a-f]{64}");
    assertThat(store.validate(token)).isEqualTo(GRANT);
    String body = token.substring(0, 43);
    assertThat(failure(store, body)).isEqualTo(Kind.INTERNAL);
    assertThat(failure(store, body + "." + "0".repeat(64))).isEqualTo(Kind.INTERNAL);
  }

  @Test
  void noTimeAtAllIsRefused() {
    var failure =
        catchThrowableOfType(
            Failure.class, () -> store().create(GRANT, Optional.of(Duration.ZERO)));
    assertThat(failure.kind()).isEqualTo(Kind.INVALID);
  }

  private static TokenSettings settings(Map<String, Object> data) {
    var entry = new Entry(new EntryId("app", "t"), TokenStore.KIND, Map.of(), data, Map.of());
    var variables = Map.of("KEY", "secret", "EMPTY", "");
    return TokenSettings.of(entry, name -> Optional.ofNullable(variables.get(name)));
  }

  @Test
  void theEntrySaysLengthTimeAndKey() {
    assertThat(settings(Map.of()))
        .isEqualTo(new TokenSettings(32, Duration.ofHours(24), Optional.empty()));
    assertThat(settings(Map.of("token_length", 8L, "default_expiration", "1h", "token_key", "k")))
        .isEqualTo(new TokenSettings(8, Duration.ofHours(1), Optional.of("k")));
    assertThat(settings(Map.of("token_key_env", "KEY", "token_key", "k")).key()).contains("secret");
    assertThat(settings(Map.of("token_key_env", "EMPTY", "token_key", "k")).key()).contains("k");
    assertThat(settings(Map.of("token_key_env", "GONE", "token_key", "")).key()).isEmpty();
    assertThat(settings(Map.of("token_key", "${env:KEY}")).key()).contains("secret");
  }

  @Test
  void aKeyThatIsMissingIsNoReasonToSignNothing() {
    var failure =
        catchThrowableOfType(Failure.class, () -> settings(Map.of("token_key", "${env:EMPTY}")));
    assertThat(failure).hasMessage("token_key of app:t: variable EMPTY has no value: set it");
    assertThat(failure.kind()).isEqualTo(Kind.NOT_FOUND);
  }
}
