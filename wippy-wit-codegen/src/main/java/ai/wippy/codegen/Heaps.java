package ai.wippy.codegen;

import ai.wippy.component.plan.CanonOptions;
import ai.wippy.component.plan.CoreSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The fields that hold where values lie: one for each memory with an allocator and an encoding, for
 * each component instance.
 */
final class Heaps {
  /** What a heap is made of. */
  private record Key(
      int instance,
      CanonOptions.Encoding encoding,
      CoreSource.@Nullable Export memory,
      @Nullable CoreSource realloc) {
    static Key of(CanonOptions options) {
      return new Key(options.instance(), options.encoding(), options.memory(), options.realloc());
    }

    /** A function that needs less can use the heap of one that needs more. */
    boolean serves(Key wanted) {
      return instance == wanted.instance
          && (wanted.memory == null
              || (encoding == wanted.encoding && wanted.memory.equals(memory)))
          && (wanted.realloc == null || wanted.realloc.equals(realloc));
    }

    int weight() {
      return (memory == null ? 0 : 1) + (realloc == null ? 0 : 1);
    }
  }

  /**
   * A field.
   *
   * @param name of the field
   * @param instance number of the component instance
   * @param encoding of strings
   * @param memory null for none
   * @param realloc how to call the allocator; empty for none
   * @param scratch whether the memory is the host's own
   */
  record Heap(
      String name,
      int instance,
      CanonOptions.Encoding encoding,
      CoreSource.@Nullable Export memory,
      Optional<CoreCall> realloc,
      boolean scratch) {}

  private final Set<Key> wanted = new LinkedHashSet<>();
  private final List<Key> keys = new ArrayList<>();
  private final List<Heap> heaps = new ArrayList<>();

  /** Asks for a heap, so that names can depend on how many there are. */
  void announce(CanonOptions options) {
    wanted.add(Key.of(options));
  }

  /**
   * Gives fields their names, after all have been announced. There is at least one, for dynamic
   * callers want one even where no value lies in memory.
   *
   * @param scratch number of the component instance whose memory is the host's own
   */
  void settle(int scratch, Function<CoreSource, CoreCall> allocator) {
    for (int weight = 2; weight >= 0; weight--) {
      for (Key key : wanted) {
        if (key.weight() == weight && keys.stream().noneMatch(each -> each.serves(key))) {
          keys.add(key);
        }
      }
    }
    if (keys.isEmpty()) {
      keys.add(new Key(0, CanonOptions.Encoding.UTF8, null, null));
    }
    for (Key key : keys) {
      heaps.add(
          new Heap(
              keys.size() == 1 ? "heap" : "heap" + heaps.size(),
              key.instance,
              key.encoding,
              key.memory,
              Optional.ofNullable(key.realloc).map(allocator),
              key.instance == scratch));
    }
  }

  /** The field for a function with these options. */
  String of(CanonOptions options) {
    Key key = Key.of(options);
    for (int i = 0; i < keys.size(); i++) {
      if (keys.get(i).serves(key)) {
        return heaps.get(i).name();
      }
    }
    return Objects.requireNonNull(heaps.getFirst()).name();
  }

  List<Heap> all() {
    return heaps;
  }
}
