package ai.wippy.build.jar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import ai.wippy.diagnostic.Diagnostic;
import ai.wippy.diagnostic.Problems;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The files of several libraries, merged by the {@link Rule} for each. */
final class Contents {
  /** A file and the library that brought it. */
  private record Origin(Library library, byte[] content) {}

  /** Two libraries that disagree. */
  private record Clash(String first, String second) {}

  private final SortedMap<String, Origin> files = new TreeMap<>();
  private final SortedMap<String, SortedSet<String>> services = new TreeMap<>();
  private final SortedMap<String, SortedSet<String>> licences = new TreeMap<>();
  private final Map<Clash, List<String>> clashes = new LinkedHashMap<>();

  /** Adds all files of a library. */
  void add(Library library) {
    library.files().forEach((name, content) -> add(library, name, content));
  }

  private void add(Library library, String name, byte[] content) {
    switch (Rule.of(name)) {
      case DROP -> {}
      case KEEP -> keep(name, new Origin(library, content));
      case SERVICE ->
          services.computeIfAbsent(name, n -> new TreeSet<>()).addAll(providers(content));
      case LICENCE ->
          licences
              .computeIfAbsent(licenceName(library, name), n -> new TreeSet<>())
              .add(new String(content, UTF_8));
    }
  }

  private void keep(String name, Origin origin) {
    Origin before = files.putIfAbsent(name, origin);
    if (before != null && !Arrays.equals(before.content, origin.content)) {
      clashes
          .computeIfAbsent(
              new Clash(before.library.name(), origin.library.name()), c -> new ArrayList<>())
          .add(name);
    }
  }

  private static List<String> providers(byte[] list) {
    return new String(list, UTF_8)
        .lines()
        .map(line -> line.replaceFirst("#.*", "").strip())
        .filter(line -> !line.isEmpty())
        .toList();
  }

  private static String licenceName(Library library, String name) {
    String plain = name.substring(name.lastIndexOf('/') + 1);
    String jar = library.name().substring(library.name().lastIndexOf('/') + 1);
    return "META-INF/licenses/%s/%s".formatted(jar.replaceFirst("\\.jar$", ""), plain);
  }

  /** Reports the names that two libraries use for different content. */
  void report(Problems problems) {
    clashes.forEach((clash, names) ->
        problems.add(
            Diagnostic.error(
                "%s in both %s and %s, with different content"
                    .formatted(some(names), clash.first, clash.second),
                "keep one of the two: exclude the other from the dependency that brings it")));
  }

  private static String some(List<String> names) {
    return names.size() == 1
        ? "`%s` is".formatted(names.getFirst())
        : "`%s` and %d more are".formatted(names.getFirst(), names.size() - 1);
  }

  /** All files, by name. */
  SortedMap<String, byte[]> merged() {
    var merged = new TreeMap<String, byte[]>();
    files.forEach((name, origin) -> merged.put(name, origin.content));
    services.forEach((name, lines) -> merged.put(name, text(lines, "\n", "\n")));
    licences.forEach((name, texts) -> merged.put(name, text(texts, "\n", "")));
    return merged;
  }

  /** The files of a library that went in as they are, by name. */
  SortedMap<String, byte[]> kept(Library library) {
    var kept = new TreeMap<String, byte[]>();
    files.forEach((name, origin) -> {
      if (origin.library == library) {
        kept.put(name, origin.content);
      }
    });
    return kept;
  }

  private static byte[] text(SortedSet<String> parts, String between, String end) {
    return parts.stream().collect(joining(between, "", end)).getBytes(UTF_8);
  }
}
