package ai.wippy.component;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which names of imports and exports mean the same (Explainer.md, canonical interface name). */
public final class ExternNames {
  /** What compatible versions have in common, and the rest. */
  private static final Pattern VERSION =
      Pattern.compile("(0\\.0\\.[0-9]+|0\\.[1-9][0-9]*|[1-9][0-9]*)((?:[.+-].*)?)");

  private static final Pattern NUMBER = Pattern.compile("[0-9]+");

  private ExternNames() {}

  /** Whether a name is that of an interface, not a plain one. */
  public static boolean isInterface(String name) {
    return name.indexOf(':') > 0 && name.indexOf('/') > 0;
  }

  /**
   * The name of an interface with as much of its version as compatible ones have in common: {@code
   * a:b/c@1} for {@code a:b/c@1.2.3}, {@code a:b/c@0.2} for {@code a:b/c@0.2.6-rc.1}; every other
   * name as it is.
   */
  public static String canonical(String name) {
    int at = name.indexOf('@');
    if (at < 0 || !isInterface(name)) {
      return name;
    }
    Matcher version = VERSION.matcher(name.substring(at + 1));
    return version.matches() ? name.substring(0, at + 1) + version.group(1) : name;
  }

  /** Whether it is the name of an interface of which the version has no more than that part. */
  static boolean isCanonical(String name) {
    int at = name.indexOf('@');
    Matcher version = VERSION.matcher(name.substring(at + 1));
    return at < 0 || version.matches() && version.group(2).isEmpty();
  }

  /**
   * What the host knows something by that components import.
   *
   * @param path its name, behind that of the imported instance that holds it
   */
  public static String hosted(List<String> path) {
    return canonical(path.getFirst())
        + path.stream().skip(1).map("#"::concat).collect(Collectors.joining());
  }

  /**
   * The name among {@code exports} that serves an import: the very name, else an interface of a
   * compatible version, the newest if there are several.
   */
  public static Optional<String> serving(String importName, Collection<String> exports) {
    if (exports.contains(importName)) {
      return Optional.of(importName);
    }
    String wanted = canonical(importName);
    return exports.stream()
        .filter(export -> canonical(export).equals(wanted))
        .max(Comparator.comparing(ExternNames::order));
  }

  /**
   * The part of a name's version that compatible ones differ in, so that later versions have
   * greater texts: numbers are padded, and a release ends with a greater character than the {@code
   * -} that a pre-release goes on with.
   */
  private static String order(String name) {
    String rest = name.substring(canonical(name).length());
    int plus = rest.indexOf('+');
    String version = plus < 0 ? rest : rest.substring(0, plus);
    return NUMBER
        .matcher(version.indexOf('-') < 0 ? version + "~" : version)
        .replaceAll(
            number -> "0".repeat(Math.max(0, 20 - number.group().length())) + number.group());
  }
}
