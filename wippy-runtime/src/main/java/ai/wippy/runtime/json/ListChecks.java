package ai.wippy.runtime.json;

import java.util.List;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/** Checks of lists; others pass. */
final class ListChecks {
  private ListChecks() {}

  /** The check of a keyword, if it is one for lists. */
  static @Nullable Check of(Keywords keywords, String place, String name, Object value) {
    return switch (name) {
      case "minItems" -> {
        long least = SchemaReader.count(place, value);
        yield size("at least " + least, size -> size >= least);
      }
      case "maxItems" -> {
        long most = SchemaReader.count(place, value);
        yield size("at most " + most, size -> size <= most);
      }
      case "uniqueItems" -> Boolean.TRUE.equals(value) ? unique() : Check.ANYTHING;
      case "prefixItems" -> first(keywords.reader().schemas(place, value));
      // Draft 7 has a list of schemas there, which is what prefixItems is now.
      case "items" ->
          value instanceof List<?>
              ? first(keywords.reader().schemas(place, value))
              : rest(keywords.reader().schema(place, value), prefix(keywords, "prefixItems"));
      case "additionalItems" ->
          rest(keywords.reader().schema(place, value), prefix(keywords, "items"));
      case "contains" -> contains(keywords, keywords.reader().schema(place, value));
      default -> null;
    };
  }

  private static int prefix(Keywords keywords, String name) {
    return keywords.get(name).orElse(null) instanceof List<?> list ? list.size() : 0;
  }

  private static Check size(String words, LongPredicate fits) {
    return (at, found, problems) -> {
      Object listed = TypeChecks.same(List.of(), found) ? List.of() : found;
      if (listed instanceof List<?> list && !fits.test(list.size())) {
        problems.add(at, "must have %s elements, got %d".formatted(words, list.size()));
      }
    };
  }

  private static Check unique() {
    return (at, found, problems) -> {
      if (found instanceof List<?> list) {
        for (int i = 0; i < list.size(); i++) {
          for (int j = 0; j < i; j++) {
            if (TypeChecks.same(list.get(i), list.get(j))) {
              problems.add(element(at, i), "is the same as element " + (j + 1));
            }
          }
        }
      }
    };
  }

  /** As Lua counts. */
  private static String element(String at, int index) {
    return "%s[%d]".formatted(at, index + 1);
  }

  private static Check first(List<Check> checks) {
    return (at, found, problems) -> {
      if (found instanceof List<?> list) {
        for (int i = 0; i < Math.min(list.size(), checks.size()); i++) {
          checks.get(i).check(element(at, i), Check.inner(list.get(i)), problems);
        }
      }
    };
  }

  private static Check rest(Check check, int from) {
    return (at, found, problems) -> {
      if (found instanceof List<?> list) {
        for (int i = from; i < list.size(); i++) {
          check.check(element(at, i), Check.inner(list.get(i)), problems);
        }
      }
    };
  }

  private static Check contains(Keywords keywords, Check check) {
    long least = count(keywords, "minContains", 1);
    long most = count(keywords, "maxContains", Long.MAX_VALUE);
    return (at, found, problems) -> {
      if (found instanceof List<?> list) {
        long count =
            list.stream().filter(each -> check.passes(at, Check.inner(each), problems)).count();
        if (count < least || count > most) {
          problems.add(at, "contains %d elements of those that it must have".formatted(count));
        }
      }
    };
  }

  private static long count(Keywords keywords, String name, long otherwise) {
    return keywords
        .get(name)
        .map(value -> SchemaReader.count(keywords.place() + "/" + name, value))
        .orElse(otherwise);
  }
}
