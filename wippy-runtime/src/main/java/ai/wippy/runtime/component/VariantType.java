package ai.wippy.runtime.component;

import ai.wippy.runtime.payload.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code variant}: takes {@code {case = payload}}, or the name of a case without payload; gives the
 * former, with {@code true} for no payload.
 */
final class VariantType extends CasesType {
  private final List<String> names;

  VariantType(String wit, List<Case> cases) {
    super(wit, payloads(cases));
    names = cases.stream().map(Case::name).toList();
  }

  private static List<@Nullable Type> payloads(List<Case> cases) {
    var payloads = new ArrayList<@Nullable Type>();
    cases.forEach(each -> payloads.add(each.payload()));
    return payloads;
  }

  @Override
  int caseOf(Values values, Object value) {
    return switch (values.shape(value)) {
      case STRING -> bareCase(values.textOf(value));
      case TABLE -> tableCase(values, value);
      case NIL, BOOLEAN, INTEGER, UNSIGNED, FLOAT, HANDLE, OTHER -> throw mismatch(values, value);
    };
  }

  private int tableCase(Values values, Object table) {
    int found = -1;
    for (int i = 0; i < names.size(); i++) {
      if (Member.present(values, table, names.get(i), payloadType(i))) {
        if (found >= 0) {
          throw new BadValue(
              "expected one case of %s, got both `%s` and `%s`"
                  .formatted(wit(), names.get(found), names.get(i)));
        }
        found = i;
      }
    }
    if (found < 0) {
      for (String name : values.fieldNames(table)) {
        if (!names.contains(name)) {
          throw unknown(name);
        }
      }
      throw new BadValue("expected a table with one of %s for %s".formatted(candidates(), wit()));
    }
    return found;
  }

  private BadValue unknown(String name) {
    return new BadValue("`%s` is no case of %s; expected %s".formatted(name, wit(), candidates()));
  }

  private int bareCase(String name) {
    int index = names.indexOf(name);
    if (index < 0) {
      throw unknown(name);
    }
    Type payload = payloadType(index);
    if (payload != null && !payload.acceptsNil()) {
      throw new BadValue(
          "case `%s` of %s needs a payload: {%s = %s}".formatted(name, wit(), name, payload.wit()));
    }
    return index;
  }

  private String candidates() {
    return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
  }

  @Override
  Object payload(Values values, Object value, int index) {
    return values.shape(value) == Values.Shape.STRING
        ? values.nil()
        : Member.of(values, value, names.get(index));
  }

  @Override
  Object make(Values values, int index, @Nullable Object payload) {
    Object map = values.newMap(1);
    values.put(map, names.get(index), payload == null ? values.ofBoolean(true) : payload);
    return map;
  }

  @Override
  String label(int index) {
    return names.get(index);
  }
}
