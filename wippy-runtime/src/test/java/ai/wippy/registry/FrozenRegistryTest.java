package ai.wippy.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FrozenRegistryTest {
  private static final Entry ANSWER =
      new Entry(
          new EntryId("app", "answer"),
          "function.wasm",
          Map.of("comment", "déjà vu 😀", "tags", List.of()),
          Map.of(
              "method", "answer",
              "numbers", List.of(0L, 1L, -1L, 127L, -128L, Long.MAX_VALUE, Long.MIN_VALUE),
              "decimals", List.of(0.5, -0.0, Double.NaN, Double.NEGATIVE_INFINITY),
              "truth", List.of(true, false),
              "deep", Map.of("list", List.of(List.of(), Map.of(), Map.of("", "")))),
          Map.of(Built.COMPONENT, "app.Answer"));
  private static final Entry FILES =
      new Entry(new EntryId("app", "files"), "fs.directory", Map.of(), Map.of(), Map.of());

  @Test
  void readsWhatWasWritten() {
    var frozen =
        new FrozenRegistry(
            new Registry(List.of(FILES, ANSWER)), new Settings(Map.of("shutdown.timeout", "5s")));
    FrozenRegistry read = read(bytes(frozen));
    assertThat(read.registry().all()).containsExactly(FILES, ANSWER);
    assertThat(read.settings()).isEqualTo(frozen.settings());
  }

  @Test
  void writesTheSameBytesWhateverTheOrderOfMaps() {
    var forwards = new LinkedHashMap<String, Object>();
    var backwards = new LinkedHashMap<String, Object>();
    for (int i = 0; i < 50; i++) {
      forwards.put("k" + i, (long) i);
      backwards.put("k" + (49 - i), (long) (49 - i));
    }
    assertThat(bytes(withData(forwards))).isEqualTo(bytes(withData(backwards)));
  }

  @Test
  void refusesAnotherVersion() {
    byte[] bytes = bytes(withData(Map.of()));
    bytes[4] = 99;
    assertThatThrownBy(() -> read(bytes))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("version 99")
        .hasMessageContaining("reads version 1");
  }

  @Test
  void refusesDamage() {
    byte[] bytes = bytes(new FrozenRegistry(new Registry(List.of(ANSWER)), Settings.NONE));
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> read(cut)).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void neverFailsOtherwiseOnRandomBytes() {
    byte[] bytes = bytes(new FrozenRegistry(new Registry(List.of(ANSWER)), Settings.NONE));
    var random = new Random(1);
    int refused = 0;
    for (int i = 0; i < 5_000; i++) {
      byte[] changed = bytes.clone();
      changed[random.nextInt(changed.length)] = (byte) random.nextInt();
      try {
        read(changed);
      } catch (IllegalStateException e) {
        refused++;
      }
    }
    assertThat(refused).isPositive();
  }

  @Test
  void readsFiveHundredEntriesInNoTime() {
    var entries = new ArrayList<Entry>();
    for (int i = 0; i < 500; i++) {
      entries.add(
          new Entry(
              new EntryId("app.part" + i % 20, "entry" + i),
              ANSWER.kind(),
              ANSWER.meta(),
              ANSWER.data(),
              Map.of(Built.COMPONENT, "app.Class" + i)));
    }
    byte[] bytes = bytes(new FrozenRegistry(new Registry(entries), Settings.NONE));
    long start = System.nanoTime();
    assertThat(read(bytes).registry().all()).isEqualTo(entries);
    long millis = (System.nanoTime() - start) / 1_000_000;
    assertThat(millis).as("milliseconds, cold, comparison included").isLessThan(5_000);
    assertThat(bytes.length).as("bytes").isLessThan(200_000);
  }

  private static FrozenRegistry withData(Map<String, Object> data) {
    var entry = new Entry(new EntryId("app", "x"), "registry.entry", Map.of(), data, Map.of());
    return new FrozenRegistry(new Registry(List.of(entry)), Settings.NONE);
  }

  private static byte[] bytes(FrozenRegistry frozen) {
    return frozen.bytes();
  }

  private static FrozenRegistry read(byte[] bytes) {
    return FrozenRegistry.read(bytes);
  }
}
