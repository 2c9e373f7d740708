package ai.wippy.build;

import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.build.Outcome.Checked;
import ai.wippy.build.Outcome.Rejected;
import ai.wippy.build.Outcome.Written;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real guests with a few bytes changed or the end cut off: refused or taken, but never a crash. */
@Timeout(120)
class DamagedGuestsTest {
  private static final Path GUESTS = Path.of("../wippy-wit-codegen/src/test/resources/guests");
  private static final int VERSIONS = Integer.getInteger("damaged.versions", 40);

  @ParameterizedTest
  @CsvSource({
    "assemblyscript/as.wasm, add, ''",
    "assemblyscript/as.core.wasm, add, 'add: func(a: s32, b: s32) -> s32;'",
    "c-records/guest.wasm, api#transform-users, ''",
    "c-wasip1/reactor.wasm, args, ''",
  })
  void damageIsADiagnostic(String guest, String method, String wit, @TempDir Path folder)
      throws Exception {
    byte[] whole = Files.readAllBytes(GUESTS.resolve(guest));
    for (int version = 0; version < VERSIONS; version++) {
      byte[] damaged = damaged(whole, new Random(version));
      Path project = folder.resolve("project" + version);
      write(project, damaged, method, wit);

      Outcome outcome = build(BuiltApp.request(project, folder.resolve("target" + version)));

      assertThat(outcome)
          .as("%s, version %d", guest, version)
          .isInstanceOfAny(Rejected.class, Checked.class, Written.class);
    }
  }

  private static Outcome build(BuildRequest request) throws IOException {
    Outcome outcome = new Build().generate(request);
    return outcome instanceof Written ? new Build().compile(request, List.of()) : outcome;
  }

  /** A third of the versions are cut off; all others have up to three bytes changed. */
  private static byte[] damaged(byte[] whole, Random random) {
    if (random.nextInt(3) == 0) {
      return Arrays.copyOf(whole, random.nextInt(whole.length));
    }
    byte[] damaged = whole.clone();
    for (int i = random.nextInt(3); i >= 0; i--) {
      damaged[random.nextInt(whole.length)] = (byte) random.nextInt();
    }
    return damaged;
  }

  private static void write(Path project, byte[] guest, String method, String wit)
      throws Exception {
    Path sources = project.resolve("src/main/wippy");
    Files.createDirectories(sources);
    Files.write(project.resolve("guest.wasm"), guest);
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(guest);
    Files.writeString(
        sources.resolve("_index.yaml"),
        """
        namespace: app
        entries:
          - { name: files, kind: fs.directory, directory: . }
          - name: guest
            kind: function.wasm
            fs: app:files
            path: guest.wasm
            hash: sha256:%s
            method: %s
            wit: "%s"
        """
            .formatted(HexFormat.of().formatHex(hash), method, wit));
  }
}
