package ai.wippy.runtime.component;

import ai.wippy.runtime.payload.Values;
import java.util.List;

/**
 * {@code flags}: takes a table of names to truth values, a list of names, or the bits as an
 * integer; gives a table with the flags that are set.
 */
final class FlagsType extends ScalarType {
  private final List<String> flags;

  FlagsType(String wit, List<String> flags) {
    super(wit, flags.size() <= 8 ? 1 : flags.size() <= 16 ? 2 : 4, 'i');
    this.flags = flags;
  }

  @Override
  long toCore(Values values, Object value) {
    return switch (values.shape(value)) {
      case INTEGER -> {
        long bits = values.longOf(value);
        if (bits >>> flags.size() != 0) {
          throw new BadValue("%d has bits that %s does not have".formatted(bits, wit()));
        }
        yield (int) bits;
      }
      case TABLE -> values.length(value) > 0 ? ofNames(values, value) : ofMap(values, value);
      case NIL, BOOLEAN, UNSIGNED, FLOAT, STRING, HANDLE, OTHER -> throw mismatch(values, value);
    };
  }

  private int ofNames(Values values, Object list) {
    int bits = 0;
    for (int i = 0; i < values.length(list); i++) {
      Object name = values.element(list, i);
      if (values.shape(name) != Values.Shape.STRING) {
        throw new BadValue("expected the name of a flag, got " + values.describe(name))
            .at(i + values.firstIndex());
      }
      bits |= bit(values.textOf(name));
    }
    return bits;
  }

  private int ofMap(Values values, Object map) {
    int bits = 0;
    for (String name : values.fieldNames(map)) {
      int bit = bit(name);
      Object set = values.field(map, name);
      if (set == null || values.shape(set) == Values.Shape.NIL) {
        continue;
      }
      if (values.shape(set) != Values.Shape.BOOLEAN) {
        throw new BadValue("expected true or false, got " + values.describe(set)).in(name);
      }
      bits |= values.booleanOf(set) ? bit : 0;
    }
    return bits;
  }

  private int bit(String name) {
    int index = flags.indexOf(name);
    if (index < 0) {
      throw new BadValue(
          "`%s` is no flag of %s; expected %s".formatted(name, wit(), String.join(", ", flags)));
    }
    return 1 << index;
  }

  @Override
  boolean plain() {
    return flags.size() == 8 * size();
  }

  @Override
  long checked(long core) {
    return (int) (core & (1L << flags.size()) - 1);
  }

  @Override
  Object fromCore(Values values, long core) {
    Object map = values.newMap(flags.size());
    for (int i = 0; i < flags.size(); i++) {
      if ((core >>> i & 1) != 0) {
        values.put(map, flags.get(i), values.ofBoolean(true));
      }
    }
    return map;
  }
}
