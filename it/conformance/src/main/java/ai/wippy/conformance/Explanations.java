package ai.wippy.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Failures that are known, with the reason: lines such as {@code wast/a/b:12 module | why}. A place
 * that ends in {@code *} stands for all that start so.
 */
final class Explanations {
  private final Map<String, String> reasons;

  private Explanations(Map<String, String> reasons) {
    this.reasons = reasons;
  }

  static Explanations read(Path file) throws IOException {
    var reasons = new LinkedHashMap<String, String>();
    for (String line : Files.readAllLines(file)) {
      int bar = line.indexOf(" | ");
      if (bar > 0 && !line.startsWith("#")) {
        reasons.put(line.substring(0, bar), line.substring(bar + 3));
      } else if (!line.isBlank() && !line.startsWith("#")) {
        throw new IllegalArgumentException(file + ": no explanation: " + line);
      }
    }
    return new Explanations(reasons);
  }

  /** Why the case at a place fails; null if nobody knows. */
  @Nullable String of(String place) {
    String exact = reasons.get(place);
    if (exact != null) {
      return exact;
    }
    for (var each : reasons.entrySet()) {
      String start = each.getKey();
      if (start.endsWith("*") && place.startsWith(start.substring(0, start.length() - 1))) {
        return each.getValue();
      }
    }
    return null;
  }

  /** Whether a case is explained by itself. */
  boolean names(String place) {
    return reasons.containsKey(place);
  }
}
