package ai.wippy.conformance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers verdicts and tells of them: failures first, then one line for each part. */
final class Report {
  private final Floors floors;
  private final Explanations explanations;
  private final Map<String, List<Verdict>> parts = new LinkedHashMap<>();

  Report(Floors floors, Explanations explanations) {
    this.floors = floors;
    this.explanations = explanations;
  }

  /** Announces lines, in the order of the report. */
  synchronized void expect(List<String> lines) {
    lines.forEach(line -> parts.computeIfAbsent(line, _ -> new ArrayList<>()));
  }

  synchronized void add(Verdict verdict) {
    parts.computeIfAbsent(verdict.part(), _ -> new ArrayList<>()).add(verdict);
  }

  /** Whether no number is below its floor. */
  synchronized boolean holds() {
    return complaints().isEmpty();
  }

  private List<String> complaints() {
    var complaints = new ArrayList<String>();
    parts.forEach(
        (part, all) -> floors.complaint(part, passed(all), all.size()).ifPresent(complaints::add));
    return complaints;
  }

  /** The whole report. */
  synchronized String text() {
    var out = new StringBuilder();
    List<Verdict> failed =
        parts.values().stream()
            .flatMap(List::stream)
            .filter(verdict -> !verdict.passed())
            .sorted(Comparator.comparing(Verdict::place, Report::comparePlaces))
            .toList();
    for (Verdict verdict : failed) {
      String reason = explanations.of(verdict.place());
      out.append(
          reason == null
              ? "FAILED %s: %s%n".formatted(verdict.place(), verdict.problem().orElseThrow())
              : "explained %s: %s%n".formatted(verdict.place(), reason));
    }
    parts.values().stream()
        .flatMap(List::stream)
        .filter(verdict -> verdict.passed() && explanations.names(verdict.place()))
        .forEach(verdict ->
            out.append("passes now %s: remove it from explained.txt%n".formatted(verdict.place())));
    complaints().forEach(complaint -> out.append(complaint).append('\n'));
    parts.forEach((part, all) ->
        out.append(
            all.isEmpty()
                ? "conformance %s not run%n".formatted(part)
                : "conformance %s %d/%d%n".formatted(part, passed(all), all.size())));
    return out.toString();
  }

  private static int passed(List<Verdict> verdicts) {
    return (int) verdicts.stream().filter(Verdict::passed).count();
  }

  /** In order of scripts, and in a script in order of lines. */
  static int comparePlaces(String one, String other) {
    int a = one.indexOf(':');
    int b = other.indexOf(':');
    boolean sameScript = a > 0 && b > 0 && one.substring(0, a).equals(other.substring(0, b));
    return sameScript ? Integer.compare(line(one, a), line(other, b)) : one.compareTo(other);
  }

  private static int line(String place, int colon) {
    int end = place.indexOf(' ', colon);
    return Integer.parseInt(place.substring(colon + 1, end < 0 ? place.length() : end));
  }
}
