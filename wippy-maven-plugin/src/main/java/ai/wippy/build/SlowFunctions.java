package ai.wippy.build;

import ai.wippy.build.wasm.SlowFunction;
import ai.wippy.build.wasm.SlowFunction.Reason;
import ai.wippy.diagnostic.Problems;
import ai.wippy.diagnostic.Span;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Tells of functions that will be slow: each that is interpreted, the others in one sentence. */
final class SlowFunctions {
  private static final int NAMED = 3;

  private SlowFunctions() {}

  static void report(List<SlowFunction> functions, Span place, Problems problems) {
    functions.stream()
        .filter(function -> function.reason() == Reason.INTERPRETED)
        .forEach(function -> problems.warning(place, function.problem(), function.help()));
    List<SlowFunction> huge =
        functions.stream()
            .filter(function -> function.reason() == Reason.NEVER_COMPILED)
            .sorted(Comparator.comparingInt(SlowFunction::bytes).reversed())
            .toList();
    if (!huge.isEmpty()) {
      problems.warning(
          place,
          "%d %s too large for HotSpot to compile, and stay 10 to 50 times slower: %s"
              .formatted(
                  huge.size(), huge.size() == 1 ? "function is" : "functions are", names(huge)),
          huge.getFirst().help());
    }
  }

  private static String names(List<SlowFunction> functions) {
    String named =
        functions.stream()
            .limit(NAMED)
            .map(function -> "%s (%,d bytes)".formatted(function.name(), function.bytes()))
            .collect(Collectors.joining(", "));
    int more = functions.size() - NAMED;
    return more > 0 ? "%s and %d more".formatted(named, more) : named;
  }
}
