package ai.wippy.runtime.json;

import java.util.List;

/** Checks made of others. */
final class Combined {
  private Combined() {}

  static Check any(List<Check> checks) {
    return (at, value, problems) -> {
      if (checks.stream().noneMatch(each -> each.passes(at, value, problems))) {
        problems.add(at, "matches none of %d schemas".formatted(checks.size()));
      }
    };
  }

  static Check one(List<Check> checks) {
    return (at, value, problems) -> {
      long count = checks.stream().filter(each -> each.passes(at, value, problems)).count();
      if (count != 1) {
        problems.add(
            at, "matches %d of %d schemas, not one of them".formatted(count, checks.size()));
      }
    };
  }

  static Check not(Check check) {
    return (at, value, problems) -> {
      if (check.passes(at, value, problems)) {
        problems.add(at, "matches a schema that it must not match");
      }
    };
  }

  /** {@code if} with {@code then} and {@code else} beside it. */
  static Check condition(Check condition, Keywords keywords) {
    Check then = keywords.schema("then");
    Check otherwise = keywords.schema("else");
    return (at, value, problems) ->
        (condition.passes(at, value, problems) ? then : otherwise).check(at, value, problems);
  }
}
