package ai.wippy.runtime.component;

import ai.wippy.runtime.payload.Values;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * {@code result}: {@code {ok = payload}} or {@code {err = payload}}, with {@code true} for no
 * payload.
 */
final class ResultType extends CasesType {
  /** The case of failure. */
  static final int ERR = 1;

  private static final String[] NAMES = {"ok", "err"};

  ResultType(@Nullable Type ok, @Nullable Type err) {
    super(wit(ok, err), Arrays.asList(ok, err));
  }

  private static String wit(@Nullable Type ok, @Nullable Type err) {
    if (err != null) {
      return "result<" + (ok == null ? "_" : ok.wit()) + ", " + err.wit() + ">";
    }
    return ok == null ? "result" : "result<" + ok.wit() + ">";
  }

  @Override
  int caseOf(Values values, Object value) {
    if (values.shape(value) != Values.Shape.TABLE) {
      throw mismatch(values, value);
    }
    for (int i = 0; i < NAMES.length; i++) {
      if (Member.present(values, value, NAMES[i], payloadType(i))) {
        return i;
      }
    }
    throw new BadValue("expected a table with `ok` or `err` for " + wit());
  }

  @Override
  Object payload(Values values, Object value, int index) {
    return Member.of(values, value, NAMES[index]);
  }

  @Override
  Object make(Values values, int index, @Nullable Object payload) {
    Object map = values.newMap(1);
    values.put(map, NAMES[index], payload == null ? values.ofBoolean(true) : payload);
    return map;
  }

  @Override
  String label(int index) {
    return NAMES[index];
  }
}
