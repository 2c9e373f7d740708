package ai.wippy.lua.compile;

import ai.wippy.lua.syntax.Expression;
import ai.wippy.lua.syntax.Expression.Field;
import java.util.ArrayList;
import java.util.List;

/**
 * Some fields of a table constructor. A large one is written as several methods, because one method
 * of the JVM holds 64 KiB.
 *
 * @param fields in their order
 * @param isLast whether the constructor ends with them
 * @param isApart whether a method of their own makes them: one that has none of the variables
 */
record TablePart(List<Field> fields, boolean isLast, boolean isApart) {
  /** Expressions that a constructor may have before it is taken apart. */
  private static final int LARGE = 200;

  TablePart {
    fields = List.copyOf(fields);
  }

  /** Whether the constructor ends with a field of this part. */
  boolean endsWith(Field field) {
    return isLast && fields.getLast() == field;
  }

  static List<TablePart> of(Expression.Table table, Body body) {
    List<Field> fields = table.fields();
    if (fields.isEmpty()) {
      return List.of();
    }
    if (size(table) <= LARGE) {
      return List.of(new TablePart(fields, true, false));
    }
    var parts = new ArrayList<TablePart>();
    int from = 0;
    int size = 0;
    for (int i = 0; i < fields.size(); i++) {
      size += size(fields.get(i));
      boolean isLast = i == fields.size() - 1;
      boolean free = isFree(fields.get(i), body);
      if (isLast || size > LARGE || isFree(fields.get(i + 1), body) != free) {
        parts.add(new TablePart(fields.subList(from, i + 1), isLast, free));
        from = i + 1;
        size = 0;
      }
    }
    return parts;
  }

  private static int size(Field field) {
    return switch (field) {
      case Field.Item(var value) -> size(value);
      case Field.Keyed(var key, var value) -> size(key) + size(value);
    };
  }

  private static int size(Expression expression) {
    return expression instanceof Expression.Table table
        ? 1 + table.fields().stream().mapToInt(TablePart::size).sum()
        : 1;
  }

  /** Whether it uses none of the function's variables. */
  private static boolean isFree(Field field, Body body) {
    return switch (field) {
      case Field.Item(var value) -> isFree(value, body);
      case Field.Keyed(var key, var value) -> isFree(key, body) && isFree(value, body);
    };
  }

  private static boolean isFree(Expression expression, Body body) {
    return switch (expression) {
      case Expression.Nil _,
          Expression.Bool _,
          Expression.Int _,
          Expression.Float _,
          Expression.Text _ ->
          true;
      case Expression.Name name -> {
        Variable variable = body.unit().resolution().variable(name);
        yield variable == null || variable.owner() != body.scope();
      }
      case Expression.Index(var object, var key, _) -> isFree(object, body) && isFree(key, body);
      case Expression.Table(var fields, _) ->
          fields.stream().allMatch(field -> isFree(field, body));
      case Expression.Unary(_, var operand, _) -> isFree(operand, body);
      case Expression.Binary(_, var left, var right, _) ->
          isFree(left, body) && isFree(right, body);
      case Expression.Single(var inner, _) -> isFree(inner, body);
      case Expression.And _,
          Expression.Or _,
          Expression.Call _,
          Expression.MethodCall _,
          Expression.Closure _,
          Expression.Dots _ ->
          false;
    };
  }
}
