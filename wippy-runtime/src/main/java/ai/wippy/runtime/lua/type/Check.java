package ai.wippy.runtime.lua.type;

import ai.wippy.runtime.lua.code.Bytes;
import ai.wippy.runtime.lua.code.Comparison;
import ai.wippy.runtime.lua.code.Numbers;
import ai.wippy.runtime.lua.code.Numerals;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;

/** Checks values against shapes; gives the first problem with the path to what has it. */
final class Check {
  /** Values that contain themselves are not followed further. */
  private static final int DEEPEST = 64;

  private Check() {}

  /** The problem of a value, or nothing. */
  static Optional<String> problem(Shape shape, LuaValue value) {
    return problem(shape, value, "", 0);
  }

  private static Optional<String> problem(Shape shape, LuaValue value, String path, int depth) {
    if (depth > DEEPEST) {
      return Optional.empty();
    }
    int inner = depth + 1;
    return switch (shape) {
      case Shape.Any _ -> Optional.empty();
      case Shape.Primitive(var name) -> expected(is(name, value), name, value, path);
      case Shape.Callable _ -> expected(value.isfunction(), "function", value, path);
      case Shape.Literal(var wanted) ->
          expected(Comparison.rawEqual(wanted, value), text(wanted), value, path);
      case Shape.Maybe(var wanted) ->
          value.isnil() ? Optional.empty() : problem(wanted, value, path, inner);
      case Shape.Either(var members) ->
          expected(
              members.stream().anyMatch(each -> problem(each, value, path, inner).isEmpty()),
              name(shape),
              value,
              path);
      case Shape.All(var members) ->
          members.stream()
              .map(each -> problem(each, value, path, inner))
              .flatMap(Optional::stream)
              .findFirst();
      case Shape.Elements(var element) -> elements(element, value, path, inner);
      case Shape.Fields fields -> fields(fields, value, path, inner);
      case Shape.Limited limited ->
          problem(limited.inner(), value, path, inner).or(() -> limit(limited, value, path));
      case Shape.Declared(var type) -> problem(type.shape(), value, path, inner);
    };
  }

  private static boolean is(String name, LuaValue value) {
    return switch (name) {
      case "integer" -> value instanceof LuaNumber && Numbers.hasInteger(value);
      case "never" -> false;
      default -> value.typename().equals(name);
    };
  }

  private static Optional<String> expected(
      boolean fits, String wanted, LuaValue value, String path) {
    return fits
        ? Optional.empty()
        : Optional.of(at(path) + "expected %s, got %s".formatted(wanted, got(value)));
  }

  private static String at(String path) {
    return path.isEmpty() ? "" : path + ": ";
  }

  private static String got(LuaValue value) {
    return value instanceof LuaString || value.isboolean() ? text(value) : value.typename();
  }

  private static String text(LuaValue value) {
    return value instanceof LuaString string
        ? '"' + Bytes.text(string) + '"'
        : Numerals.text(value);
  }

  private static Optional<String> elements(Shape shape, LuaValue value, String path, int depth) {
    if (!(value instanceof LuaTable table)) {
      return expected(false, "table", value, path);
    }
    return IntStream.rangeClosed(1, table.rawlen())
        .mapToObj(i -> problem(shape, table.rawget(i), path + "[" + i + "]", depth))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> fields(
      Shape.Fields shape, LuaValue value, String path, int depth) {
    if (!(value instanceof LuaTable table)) {
      return expected(false, "table", value, path);
    }
    Stream<String> named =
        shape.fields().stream()
            .map(field -> field(field, table, path, depth))
            .flatMap(Optional::stream);
    Shape.Entries entries = shape.entries();
    return entries == null
        ? named.findFirst()
        : Stream.concat(named, others(shape, entries, table, path, depth)).findFirst();
  }

  private static Optional<String> field(Shape.Field field, LuaTable table, String path, int depth) {
    String name = Bytes.text(field.name());
    String inner = path.isEmpty() ? name : path + "." + name;
    LuaValue value = table.get(field.name());
    if (value.isnil() && field.isOptional()) {
      return Optional.empty();
    }
    Optional<String> problem = problem(field.shape(), value, inner, depth);
    return problem.isPresent() && value.isnil()
        ? Optional.of("%s: missing, expected %s".formatted(inner, name(field.shape())))
        : problem;
  }

  private static Stream<String> others(
      Shape.Fields shape, Shape.Entries entries, LuaTable table, String path, int depth) {
    return Stream.of(table.keys())
        .filter(key -> shape.fields().stream().noneMatch(field -> field.name().raweq(key)))
        .flatMap(key -> {
          String inner = path + "[" + text(key) + "]";
          return Stream.of(
                  problem(entries.key(), key, inner, depth),
                  problem(entries.value(), table.rawget(key), inner, depth))
              .flatMap(Optional::stream);
        });
  }

  private static Optional<String> limit(Shape.Limited limited, LuaValue value, String path) {
    String name = limited.name();
    String limit = text(limited.limit());
    boolean fits =
        switch (name) {
          case "min" -> !(value instanceof LuaNumber) || !Comparison.less(value, limited.limit());
          case "max" -> !(value instanceof LuaNumber) || !Comparison.less(limited.limit(), value);
          case "min_len" -> length(value) < 0 || length(value) >= limited.limit().tolong();
          case "max_len" -> length(value) < 0 || length(value) <= limited.limit().tolong();
          case "pattern" ->
              !(value instanceof LuaString string) || matches(limited.limit(), string);
          default -> true;
        };
    String what =
        switch (name) {
          case "min_len" -> "length %d is below min_len %s".formatted(length(value), limit);
          case "max_len" -> "length %d is above max_len %s".formatted(length(value), limit);
          case "pattern" -> "%s does not match pattern %s".formatted(text(value), limit);
          default ->
              "%s is %s %s %s"
                  .formatted(text(value), name.equals("min") ? "below" : "above", name, limit);
        };
    return fits ? Optional.empty() : Optional.of(at(path) + what);
  }

  private static int length(LuaValue value) {
    return value instanceof LuaString string
        ? string.m_length
        : value instanceof LuaTable table ? table.rawlen() : -1;
  }

  private static boolean matches(LuaValue pattern, LuaString value) {
    try {
      return Pattern.compile(pattern.tojstring()).matcher(Bytes.text(value)).find();
    } catch (PatternSyntaxException _) {
      return false;
    }
  }

  /** How a message names what is expected. */
  static String name(Shape shape) {
    return switch (shape) {
      case Shape.Any _ -> "any";
      case Shape.Primitive(var name) -> name;
      case Shape.Literal(var value) -> text(value);
      case Shape.Maybe(var inner) -> name(inner) + "?";
      case Shape.Either(var members) ->
          members.stream().map(Check::name).collect(Collectors.joining(" | "));
      case Shape.All(var members) ->
          members.stream().map(Check::name).collect(Collectors.joining(" & "));
      case Shape.Elements(var element) -> "{" + name(element) + "}";
      case Shape.Fields _ -> "table";
      case Shape.Callable _ -> "function";
      case Shape.Limited limited -> name(limited.inner());
      case Shape.Declared(var type) -> Objects.requireNonNull(type).name();
    };
  }
}
