package ai.wippy.runtime.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks of objects; others pass. */
final class ObjectChecks {
  private ObjectChecks() {}

  /** The check of a keyword, if it is one for objects. */
  static @Nullable Check of(Keywords keywords, String place, String name, Object value) {
    return switch (name) {
      case "required" -> required(SchemaReader.names(place, value));
      case "properties" -> properties(keywords.reader().named(place, value));
      case "patternProperties" -> matching(patterns(place, value, keywords.reader()));
      case "additionalProperties" -> others(keywords, keywords.reader().schema(place, value));
      case "propertyNames" -> names(keywords.reader().schema(place, value));
      case "minProperties" -> {
        long least = SchemaReader.count(place, value);
        yield size("at least " + least, size -> size >= least);
      }
      case "maxProperties" -> {
        long most = SchemaReader.count(place, value);
        yield size("at most " + most, size -> size <= most);
      }
      case "dependentRequired" -> dependent(place, SchemaReader.map(place, value));
      case "dependentSchemas" -> dependentSchemas(keywords.reader().named(place, value));
      default -> null;
    };
  }

  /** Those that must match names with a pattern. */
  private record Matching(Pattern pattern, Check check) {}

  private static String field(String at, Object name) {
    return at.isEmpty() ? name.toString() : at + "." + name;
  }

  private static Check required(List<String> names) {
    return (at, found, problems) -> {
      if (found instanceof Map<?, ?> map) {
        for (String name : names) {
          if (!map.containsKey(name)) {
            problems.add(field(at, name), "is required");
          }
        }
      }
    };
  }

  private static Check properties(Map<String, Check> checks) {
    return (at, found, problems) -> {
      if (found instanceof Map<?, ?> map) {
        checks.forEach((name, check) -> {
          if (map.containsKey(name)) {
            check.check(field(at, name), Check.inner(map.get(name)), problems);
          }
        });
      }
    };
  }

  private static List<Matching> patterns(String place, Object value, SchemaReader reader) {
    var patterns = new ArrayList<Matching>();
    reader
        .named(place, value)
        .forEach((name, check) ->
            patterns.add(new Matching(TextChecks.compiled(place + "/" + name, name), check)));
    return List.copyOf(patterns);
  }

  private static Check matching(List<Matching> patterns) {
    return (at, found, problems) -> {
      if (found instanceof Map<?, ?> map) {
        map.forEach((name, value) -> {
          for (Matching each : patterns) {
            if (TextChecks.finds(each.pattern, name.toString())) {
              each.check.check(field(at, name), Check.inner(value), problems);
            }
          }
        });
      }
    };
  }

  /** Those that neither {@code properties} nor {@code patternProperties} speak of. */
  private static Check others(Keywords keywords, Check check) {
    Set<?> known =
        keywords.get("properties").orElse(Map.of()) instanceof Map<?, ?> map
            ? map.keySet()
            : Set.of();
    String place = keywords.place() + "/patternProperties";
    List<Pattern> patterns =
        SchemaReader.map(place, keywords.get("patternProperties").orElse(Map.of()))
            .keySet()
            .stream()
            .map(name -> TextChecks.compiled(place, name))
            .toList();
    return (at, found, problems) -> {
      if (found instanceof Map<?, ?> map) {
        map.forEach((name, value) -> {
          boolean spokenOf =
              known.contains(name)
                  || patterns.stream().anyMatch(each -> TextChecks.finds(each, name.toString()));
          if (!spokenOf) {
            check.check(field(at, name), Check.inner(value), problems);
          }
        });
      }
    };
  }

  private static Check names(Check check) {
    return (at, found, problems) -> {
      if (found instanceof Map<?, ?> map) {
        map.keySet().forEach(name -> check.check(field(at, name) + " as a name", name, problems));
      }
    };
  }

  private static Check size(String words, LongPredicate fits) {
    return (at, found, problems) -> {
      if (found instanceof Map<?, ?> map && !fits.test(map.size())) {
        problems.add(at, "must have %s properties, got %d".formatted(words, map.size()));
      }
    };
  }

  private static Check dependent(String place, Map<?, ?> names) {
    var checks = new ArrayList<Check>();
    names.forEach((name, others) -> {
      Check check = required(SchemaReader.names(place + "/" + name, others));
      checks.add(ifThere(name, check));
    });
    return Check.all(List.copyOf(checks));
  }

  private static Check dependentSchemas(Map<String, Check> schemas) {
    var checks = new ArrayList<Check>();
    schemas.forEach((name, check) -> checks.add(ifThere(name, check)));
    return Check.all(List.copyOf(checks));
  }

  private static Check ifThere(Object name, Check check) {
    return (at, found, problems) -> {
      if (found instanceof Map<?, ?> map && map.containsKey(name)) {
        check.check(at, found, problems);
      }
    };
  }
}
