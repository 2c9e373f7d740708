package ai.wippy.build;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two components that implement the same world live beside each other. */
class TwinsTest {
  @Test
  void eachHasBindingsOfItsOwnAndResultsAsTheApplicationWants(@TempDir Path target)
      throws Exception {
    BuildRequest request = BuiltApp.request("twins", target);
    Path guests = request.base().resolve("guests");
    String guest = Files.readString(guests.resolve("c-records/guest.wasm"), ISO_8859_1);
    Files.writeString(guests.resolve("twin.wasm"), guest.replace("Hello, ", "Howdy, "), ISO_8859_1);

    // Applications written against tables at the top level say so.
    Files.writeString(
        request.base().resolve(".wippy.yaml"), "version: '1.0'\nwasm: { results: table }\n");

    try (BuiltApp app = BuiltApp.start(request)) {
      assertThat(app.call("app:greet", "Ada")).isEqualTo("Hello, Ada!");
      assertThat(app.call("app:greet-twin", "Ada")).isEqualTo("Howdy, Ada!");
      assertThat(app.call("app:divide", 7, 2)).isEqualTo(Map.of("ok", 3L));
      assertThat(app.call("app:divide", 7, 0)).isEqualTo(Map.of("err", "division by zero"));
      assertThat(app.loader().loadClass("peers.guest.Guest"))
          .isNotEqualTo(app.loader().loadClass("app.greettwin.Guest"));
    }
  }
}
