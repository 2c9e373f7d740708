package ai.wippy.runtime.component;

import ai.wippy.runtime.payload.Values;
import java.util.List;

/** {@code enum}: takes the name of a case, or its index; gives the name. */
final class EnumType extends ScalarType {
  private final List<String> cases;

  EnumType(String wit, List<String> cases) {
    super(wit, discriminantSize(cases.size()), 'i');
    this.cases = cases;
  }

  /** Bytes of the discriminant of so many cases. */
  static int discriminantSize(int cases) {
    return cases <= 1 << 8 ? 1 : cases <= 1 << 16 ? 2 : 4;
  }

  @Override
  long toCore(Values values, Object value) {
    return switch (values.shape(value)) {
      case STRING -> {
        String name = values.textOf(value);
        int index = cases.indexOf(name);
        if (index < 0) {
          throw new BadValue(
              "`%s` is no %s; expected one of %s".formatted(name, wit(), String.join(", ", cases)));
        }
        yield index;
      }
      case INTEGER -> {
        long index = values.longOf(value);
        if (index < 0 || index >= cases.size()) {
          throw new BadValue(
              "%d is no %s; its cases are 0 to %d".formatted(index, wit(), cases.size() - 1));
        }
        yield index;
      }
      case NIL, BOOLEAN, UNSIGNED, FLOAT, TABLE, HANDLE, OTHER -> throw mismatch(values, value);
    };
  }

  @Override
  long checked(long core) {
    return Scalars.discriminant((int) core, cases.size());
  }

  @Override
  Object fromCore(Values values, long core) {
    return values.ofText(cases.get(Scalars.discriminant((int) core, cases.size())));
  }
}
