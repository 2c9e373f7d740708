package ai.wippy.runtime.component;

import ai.wippy.runtime.payload.Values;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * {@code option}: nil is none. Where the payload may be nil itself, some is {@code {some =
 * payload}}, lest the two be confused.
 */
final class OptionType extends CasesType {
  private static final String SOME = "some";

  private final boolean wrapped;

  OptionType(Type some) {
    super("option<" + some.wit() + ">", Arrays.asList(null, some));
    wrapped = some.acceptsNil();
  }

  @Override
  boolean acceptsNil() {
    return true;
  }

  @Override
  int caseOf(Values values, Object value) {
    return values.shape(value) == Values.Shape.NIL ? 0 : 1;
  }

  @Override
  Object payload(Values values, Object value, int index) {
    if (!wrapped) {
      return value;
    }
    if (values.shape(value) != Values.Shape.TABLE) {
      throw new BadValue("expected nil or a table with `some` for " + wit());
    }
    return Member.of(values, value, SOME);
  }

  @Override
  Object make(Values values, int index, @Nullable Object payload) {
    if (payload == null) {
      return values.nil();
    }
    if (!wrapped) {
      return payload;
    }
    Object map = values.newMap(1);
    values.put(map, SOME, payload);
    return map;
  }

  @Override
  String label(int index) {
    return wrapped ? SOME : "";
  }
}
