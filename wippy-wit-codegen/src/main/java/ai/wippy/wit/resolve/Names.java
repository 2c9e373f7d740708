package ai.wippy.wit.resolve;

import ai.wippy.diagnostic.Problems;
import ai.wippy.wit.syntax.Ident;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The names that are taken in a place where names must differ in more than letter case. */
final class Names {
  private final String place;
  private final Problems problems;
  private final Map<String, Ident> taken = new HashMap<>();

  /**
   * @param place how messages name it
   */
  Names(String place, Problems problems) {
    this.place = place;
    this.problems = problems;
  }

  /** Whether a name is taken. */
  boolean isTaken(String name) {
    return taken.containsKey(name.toLowerCase(Locale.ROOT));
  }

  /** Takes a name; reports it and returns false if that has happened before. */
  boolean take(Ident name) {
    Ident before = taken.putIfAbsent(name.name().toLowerCase(Locale.ROOT), name);
    if (before != null) {
      String problem = "`%s` is defined more than once in %s".formatted(name, place);
      String where = "it is first defined at %s".formatted(before.span());
      boolean same = before.name().equals(name.name());
      problems.error(
          name.span(),
          problem,
          same
              ? where
              : "%s as `%s`; names must differ in more than letter case".formatted(where, before));
    }
    return before == null;
  }
}
