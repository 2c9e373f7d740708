package ai.wippy.runtime.function;

import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.registry.Entry;
import ai.wippy.registry.EntryId;
import ai.wippy.runtime.function.PoolShape.Adaptive;
import ai.wippy.runtime.function.PoolShape.Inline;
import ai.wippy.runtime.function.PoolShape.Lazy;
import ai.wippy.runtime.function.PoolShape.Static;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PoolShapeTest {
  static Stream<Arguments> shapes() {
    return Stream.of(
        Arguments.of(Map.of(), new Lazy(100)),
        Arguments.of(Map.of("max_size", 5L), new Lazy(5)),
        Arguments.of(Map.of("size", 2L, "max_size", 5L), new Lazy(5)),
        Arguments.of(Map.of("size", 2L), new Inline()),
        Arguments.of(Map.of("size", 2L, "workers", 4L), new Static(4)),
        Arguments.of(Map.of("type", "inline", "size", 9L), new Inline()),
        Arguments.of(Map.of("type", "lazy"), new Lazy(16)),
        Arguments.of(Map.of("type", "lazy", "max_size", 3L), new Lazy(3)),
        Arguments.of(Map.of("type", "static"), new Static(8)),
        Arguments.of(Map.of("type", "static", "size", 3L), new Static(3)),
        Arguments.of(Map.of("type", "static", "size", 3L, "workers", 5L), new Static(5)),
        Arguments.of(Map.of("type", "adaptive"), new Adaptive(16)),
        Arguments.of(
            Map.of("type", "adaptive", "max_size", 1L << 40), new Adaptive(Integer.MAX_VALUE)));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void followsTheRules(Map<String, Object> pool, PoolShape shape) {
    assertThat(PoolShape.of(entry(Map.of(), Map.of("pool", pool)))).isEqualTo(shape);
  }

  @Test
  void theNewerSpellingsCountToo() {
    var pool = Map.of("pool", Map.of("type", "lazy", "max_size", 7L));
    assertThat(PoolShape.of(entry(Map.of(), Map.of("options", pool)))).isEqualTo(new Lazy(7));
    assertThat(PoolShape.of(entry(Map.of("options", pool), Map.of()))).isEqualTo(new Lazy(7));
  }

  private static Entry entry(Map<String, Object> meta, Map<String, Object> data) {
    return new Entry(new EntryId("app", "f"), "function.wasm", meta, data, Map.of());
  }
}
