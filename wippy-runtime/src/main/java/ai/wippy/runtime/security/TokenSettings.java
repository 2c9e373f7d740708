package ai.wippy.runtime.security;

import ai.wippy.registry.Durations;
import ai.wippy.registry.Entry;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What a {@code security.token_store} entry says.
 *
 * @param length of a token in random bytes
 * @param expiration how long a token is good that says nothing else
 * @param key that signs tokens; empty for unsigned ones
 */
record TokenSettings(int length, Duration expiration, Optional<String> key) {
  private static final int LENGTH = 32;
  private static final Duration EXPIRATION = Duration.ofHours(24);

  /** A key that is a variable of the environment, as newer applications write it. */
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{env:([^}]+)}");

  /**
   * Reads an entry.
   *
   * @param variables looks up a variable of the environment
   * @throws Failure of kind NOT_FOUND if the variable of its key has no value
   */
  static TokenSettings of(Entry entry, Function<String, Optional<String>> variables) {
    var data = entry.data();
    return new TokenSettings(
        data.get("token_length") instanceof Long length ? Math.toIntExact(length) : LENGTH,
        switch (data.get("default_expiration")) {
          case String text -> Durations.parse(text);
          case Long nanos -> Duration.ofNanos(nanos);
          case null, default -> EXPIRATION;
        },
        text(entry, "token_key_env")
            .flatMap(variables)
            .filter(key -> !key.isEmpty())
            .or(() -> text(entry, "token_key").map(key -> resolve(entry, key, variables))));
  }

  private static Optional<String> text(Entry entry, String name) {
    return entry.data().get(name) instanceof String text && !text.isEmpty()
        ? Optional.of(text)
        : Optional.empty();
  }

  private static String resolve(
      Entry entry, String key, Function<String, Optional<String>> variables) {
    var variable = VARIABLE.matcher(key);
    if (!variable.matches()) {
      return key;
    }
    String name = variable.group(1);
    return variables
        .apply(name)
        .filter(value -> !value.isEmpty())
        .orElseThrow(() ->
            new Failure(
                Kind.NOT_FOUND,
                "token_key of %s: variable %s has no value: set it".formatted(entry.id(), name)));
  }
}
