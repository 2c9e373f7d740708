package ai.wippy.runtime.security;

import java.util.Optional;

/**
 * What must hold for a policy to apply.
 *
 * @param field what it looks at
 * @param operator how
 * @param operand with what it compares that
 */
public record Condition(Attribute field, Operator operator, Operand operand) {
  /** What an attribute is compared with. */
  public sealed interface Operand {
    /** Nothing: the operator needs none. */
    record None() implements Operand {}

    /** A value of the policy; a {@link java.util.regex.Pattern} where one is wanted. */
    record Fixed(Object value) implements Operand {}

    /** Another part of the request. */
    record From(Attribute attribute) implements Operand {}
  }

  /** Whether it holds. What is not there can only be asked whether it is there. */
  public boolean holds(Request request) {
    Optional<Object> value = field.of(request);
    if (operator.isUnary()) {
      return value.isPresent() == (operator == Operator.EXISTS);
    }
    Optional<Object> other =
        switch (operand) {
          case Operand.None() -> Optional.empty();
          case Operand.Fixed(var fixed) -> Optional.of(fixed);
          case Operand.From(var attribute) -> attribute.of(request);
        };
    return value.isPresent() && other.isPresent() && operator.holds(value.get(), other.get());
  }
}
