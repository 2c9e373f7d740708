package ai.wippy.runtime.json;

import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes checks of the keywords of a schema. */
final class SchemaReader {
  private static final int DEEPEST = 128;

  private final Object root;
  private final Map<String, Check> referred = new HashMap<>();
  private int depth;

  SchemaReader(Object root) {
    this.root = root;
  }

  Check read() {
    return schema("#", root);
  }

  /** A schema inside of it. */
  Check schema(String place, Object schema) {
    if (schema instanceof Boolean allowed) {
      return allowed ? Check.ANYTHING : Check.nothing();
    }
    if (!(schema instanceof Map<?, ?> map)) {
      throw wrong(place, "a schema must be an object or a boolean");
    }
    if (++depth > DEEPEST) {
      throw wrong(place, "nested more than %d levels deep".formatted(DEEPEST));
    }
    var keywords = new Keywords(place, map, this);
    var checks = new ArrayList<Check>();
    map.forEach((name, value) ->
        checks.addAll(check(keywords, place + "/" + name, name.toString(), Check.inner(value))));
    depth--;
    return Check.all(List.copyOf(checks));
  }

  private List<Check> check(Keywords keywords, String place, String name, Object value) {
    Check check =
        switch (name) {
          case "$ref" -> reference(place, value);
          case "$dynamicRef", "$recursiveRef", "unevaluatedItems", "unevaluatedProperties" ->
              throw wrong(place, "is not supported");
          case "type" -> TypeChecks.type(place, value);
          case "enum" -> TypeChecks.oneOf(list(place, value));
          case "const" -> TypeChecks.oneOf(List.of(value));
          case "allOf" -> Check.all(schemas(place, value));
          case "anyOf" -> Combined.any(schemas(place, value));
          case "oneOf" -> Combined.one(schemas(place, value));
          case "not" -> Combined.not(schema(place, value));
          case "if" -> Combined.condition(schema(place, value), keywords);
          default -> ofOneType(keywords, place, name, value);
        };
    return check == null ? List.of() : List.of(check);
  }

  private static @Nullable Check ofOneType(
      Keywords keywords, String place, String name, Object value) {
    Check number = NumberChecks.of(place, name, value);
    Check text = number == null ? TextChecks.of(place, name, value) : number;
    Check list = text == null ? ListChecks.of(keywords, place, name, value) : text;
    return list == null ? ObjectChecks.of(keywords, place, name, value) : list;
  }

  /** {@code #} or {@code #/$defs/name}; read when it is met first, for it may lead back here. */
  private Check reference(String place, Object reference) {
    if (!(reference instanceof String pointer) || !pointer.startsWith("#")) {
      throw wrong(place, "must begin with #: only the same schema can be referred to");
    }
    Object target = root;
    for (String step : pointer.substring(1).split("/", -1)) {
      target = step.isEmpty() ? target : step(place, target, step);
    }
    if (referred.putIfAbsent(pointer, Check.ANYTHING) == null) {
      referred.put(pointer, schema(pointer, target));
    }
    return (at, value, problems) ->
        problems.enter(
            () -> referred.getOrDefault(pointer, Check.ANYTHING).check(at, value, problems));
  }

  private static Object step(String place, Object target, String step) {
    String name = step.replace("~1", "/").replace("~0", "~");
    Object found =
        switch (target) {
          case Map<?, ?> map -> map.get(name);
          case List<?> list when name.matches("\\d{1,6}") && Integer.parseInt(name) < list.size() ->
              list.get(Integer.parseInt(name));
          default -> null;
        };
    if (found == null) {
      throw wrong(place, "leads to nothing at `%s`".formatted(name));
    }
    return found;
  }

  /** A list of schemas. */
  List<Check> schemas(String place, Object value) {
    var checks = new ArrayList<Check>();
    for (Object each : list(place, value)) {
      checks.add(schema(place + "/" + checks.size(), Check.inner(each)));
    }
    return List.copyOf(checks);
  }

  /** Schemas by name. */
  Map<String, Check> named(String place, Object value) {
    var checks = new LinkedHashMap<String, Check>();
    map(place, value)
        .forEach((name, each) ->
            checks.put(name.toString(), schema(place + "/" + name, Check.inner(each))));
    return checks;
  }

  static List<?> list(String place, Object value) {
    if (value instanceof List<?> list) {
      return list;
    }
    if (value instanceof Map<?, ?> map && map.isEmpty()) {
      return List.of();
    }
    throw wrong(place, "must be a list");
  }

  static Map<?, ?> map(String place, Object value) {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw wrong(place, "must be an object");
  }

  /** A list of names. */
  static List<String> names(String place, Object value) {
    return list(place, value).stream()
        .map(each -> {
          if (each instanceof String name) {
            return name;
          }
          throw wrong(place, "must be a list of strings");
        })
        .toList();
  }

  /** A count, from 0 on. */
  static long count(String place, Object value) {
    if (value instanceof Number number && number.longValue() >= 0) {
      return number.longValue();
    }
    throw wrong(place, "must be a whole number that is not negative");
  }

  static Failure wrong(String place, String problem) {
    return new Failure(Kind.INVALID, "invalid schema at %s: %s".formatted(place, problem));
  }
}
