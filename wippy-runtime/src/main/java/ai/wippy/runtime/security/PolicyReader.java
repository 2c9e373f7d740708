package ai.wippy.runtime.security;

import ai.wippy.registry.Entry;
import ai.wippy.registry.EntryId;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.security.Condition.Operand;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code security.policy} entries. The build refuses mistakes in them, with their place; what
 * fails here came with an override of the command line.
 */
final class PolicyReader {
  private PolicyReader() {}

  /**
   * The policy of an entry.
   *
   * @throws Failure of kind INVALID if it makes no sense
   */
  static Policy read(Entry entry) {
    var policy = entry.data().get("policy") instanceof Map<?, ?> map ? map : Map.of();
    var effect =
        switch (text(policy, "effect")) {
          case "allow" -> Decision.ALLOW;
          case "deny" -> Decision.DENY;
          case String other -> throw invalid(entry, "unknown effect `%s`".formatted(other));
        };
    var conditions = policy.get("conditions") instanceof List<?> list ? list : List.of();
    return new Policy(
        entry.id(),
        effect,
        texts(policy.get("actions")),
        texts(policy.get("resources")),
        conditions.stream().map(each -> condition(entry, each)).toList());
  }

  /** The ids of the groups that a policy belongs to. */
  static List<EntryId> groups(Entry entry) {
    var groups = entry.data().get("groups") instanceof List<?> list ? list : List.of();
    return groups.stream().map(name -> id(entry, name)).toList();
  }

  /** An id where an entry names another; its own namespace stands in for one that was left out. */
  static EntryId id(Entry entry, Object reference) {
    var id =
        reference instanceof Map<?, ?> map
            ? new EntryId(text(map, "ns"), text(map, "name"))
            : EntryId.parse(reference.toString().strip());
    return id.namespace().isEmpty() ? new EntryId(entry.id().namespace(), id.name()) : id;
  }

  private static Condition condition(Entry entry, Object written) {
    var condition = written instanceof Map<?, ?> map ? map : Map.of();
    String word = text(condition, "operator");
    var operator =
        Operator.of(word)
            .orElseThrow(() -> invalid(entry, "unknown operator `%s`".formatted(word)));
    return new Condition(
        attribute(entry, text(condition, "field")), operator, operand(entry, operator, condition));
  }

  private static Attribute attribute(Entry entry, String name) {
    return Attribute.parse(name)
        .orElseThrow(() ->
            invalid(
                entry, "unknown field `%s`: expected one of %s".formatted(name, Attribute.WORDS)));
  }

  private static Operand operand(Entry entry, Operator operator, Map<?, ?> condition) {
    if (operator.isUnary()) {
      return new Operand.None();
    }
    if (condition.get("value_from") instanceof String from) {
      return new Operand.From(attribute(entry, from));
    }
    var value = condition.get("value");
    if (value == null) {
      throw invalid(entry, "operator %s has no value".formatted(operator.word()));
    }
    return new Operand.Fixed(operator.wantsExpression() ? pattern(entry, value) : value);
  }

  private static Pattern pattern(Entry entry, Object value) {
    try {
      return Pattern.compile(value.toString());
    } catch (PatternSyntaxException e) {
      throw invalid(
          entry, "`%s` is no regular expression: %s".formatted(value, e.getDescription()));
    }
  }

  private static List<String> texts(@Nullable Object oneOrMany) {
    return switch (oneOrMany) {
      case null -> List.of();
      case List<?> many -> many.stream().map(Object::toString).toList();
      case Object one -> List.of(one.toString());
    };
  }

  private static String text(Map<?, ?> map, String name) {
    return map.get(name) instanceof Object value ? value.toString() : "";
  }

  private static Failure invalid(Entry entry, String problem) {
    return new Failure(Kind.INVALID, "security policy %s: %s".formatted(entry.id(), problem));
  }
}
