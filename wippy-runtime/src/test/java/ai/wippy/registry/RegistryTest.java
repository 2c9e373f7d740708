package ai.wippy.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RegistryTest {
  private final Entry b = entry("b", "function.lua");
  private final Entry c = entry("c", "function.wat");
  private final Entry a = entry("a", "function.lua");
  private final Registry registry = new Registry(List.of(b, c, a));

  @Test
  void findsById() {
    assertThat(registry.get(EntryId.parse("app:c"))).contains(c);
    assertThat(registry.get(EntryId.parse("c"))).isEmpty();
  }

  @Test
  void keepsLoadOrder() {
    assertThat(registry.all()).containsExactly(b, c, a);
    assertThat(registry.ofKind("function.lua")).containsExactly(b, a);
    assertThat(registry.ofKind("http.service")).isEmpty();
  }

  @Test
  void refusesTwoEntriesOfOneId() {
    assertThatThrownBy(() -> new Registry(List.of(a, entry("a", "other"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("app:a");
  }

  private static Entry entry(String name, String kind) {
    return new Entry(new EntryId("app", name), kind, Map.of(), Map.of(), Map.of());
  }
}
