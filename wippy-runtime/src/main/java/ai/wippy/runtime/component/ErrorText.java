package ai.wippy.runtime.component;

import ai.wippy.runtime.payload.Values;

/** The text of an error that a function returned: a string as it is, other values spelt out. */
final class ErrorText {
  private ErrorText() {}

  static String of(Values values, Object error) {
    var out = new StringBuilder();
    append(out, values, error);
    return out.toString();
  }

  private static void append(StringBuilder out, Values values, Object value) {
    switch (values.shape(value)) {
      case NIL -> out.append("nil");
      case BOOLEAN -> out.append(values.booleanOf(value));
      case INTEGER -> out.append(values.longOf(value));
      case UNSIGNED -> out.append(Long.toUnsignedString(values.longOf(value)));
      case FLOAT -> out.append(values.doubleOf(value));
      case STRING -> out.append(values.textOf(value));
      case TABLE -> appendTable(out, values, value);
      case HANDLE, OTHER -> out.append(values.describe(value));
    }
  }

  private static void appendTable(StringBuilder out, Values values, Object table) {
    String separator = "";
    out.append('{');
    for (int i = 0; i < values.length(table); i++) {
      append(out.append(separator), values, values.element(table, i));
      separator = ", ";
    }
    for (String name : values.fieldNames(table)) {
      out.append(separator).append(name).append(" = ");
      Object field = values.field(table, name);
      append(out, values, field == null ? values.nil() : field);
      separator = ", ";
    }
    out.append('}');
  }
}
