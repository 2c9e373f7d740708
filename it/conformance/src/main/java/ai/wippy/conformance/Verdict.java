package ai.wippy.conformance;

import java.util.Optional;

/**
 * How one case came out.
 *
 * @param part of the report, such as {@code wast.accept}
 * @param place of the case, such as {@code wast/wasmtime/component-model/simple:12 module}
 * @param problem why it failed; empty if it passed
 */
record Verdict(String part, String place, Optional<String> problem) {
  static Verdict passed(String part, String place) {
    return new Verdict(part, place, Optional.empty());
  }

  static Verdict failed(String part, String place, String problem) {
    return new Verdict(part, place, Optional.of(problem));
  }

  boolean passed() {
    return problem.isEmpty();
  }
}
