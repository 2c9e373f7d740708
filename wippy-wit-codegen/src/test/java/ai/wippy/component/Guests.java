package ai.wippy.component;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Real guests, made with public toolchains. */
public final class Guests {
  private Guests() {}

  /** The bytes of a guest, such as {@code c-records/guest.wasm}. */
  public static byte[] bytes(String name) {
    try (InputStream in = Guests.class.getResourceAsStream("/guests/" + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
