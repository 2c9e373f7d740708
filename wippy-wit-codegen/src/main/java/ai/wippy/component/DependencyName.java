package ai.wippy.component;

import static ai.wippy.component.ComponentException.invalid;

import java.util.List;

/**
 * Names of imports that say where an implementation is to be found, as the specification had them
 * until 2026.
 */
final class DependencyName {
  private static final String UNLOCKED = "unlocked-dep=";
  private static final String LOCKED = "locked-dep=";
  private static final String URL = "url=";
  private static final String INTEGRITY = "integrity=";
  private static final List<String> ALGORITHMS = List.of("sha256", "sha384", "sha512");

  private final int offset;
  private final String name;
  private int position;

  private DependencyName(int offset, String name) {
    this.offset = offset;
    this.name = name;
  }

  static boolean isOne(String name) {
    return List.of(UNLOCKED, LOCKED, URL, INTEGRITY).stream().anyMatch(name::startsWith);
  }

  static void check(int offset, String name) {
    new DependencyName(offset, name).check();
  }

  private void check() {
    String prefix = name.substring(0, name.indexOf('=') + 1);
    switch (prefix) {
      case UNLOCKED -> checkQuery(bracketed(UNLOCKED));
      case LOCKED -> {
        checkPackage(bracketed(LOCKED));
        optionalHash();
      }
      case URL -> {
        bracketed(URL);
        optionalHash();
      }
      default -> checkHash(bracketed(INTEGRITY));
    }
    if (position != name.length()) {
      throw refused("trailing characters found: `%s`".formatted(name.substring(position)));
    }
  }

  private String bracketed(String prefix) {
    if (!name.startsWith(prefix + "<", position)) {
      throw refused("expected `%s<`".formatted(prefix));
    }
    int start = position + prefix.length() + 1;
    int end = start;
    while (end < name.length() && name.charAt(end) != '>' || isLowerBound(prefix, start, end)) {
      end++;
    }
    if (end >= name.length()) {
      throw refused("failed to find `>`");
    }
    position = end + 1;
    String text = name.substring(start, end);
    if (prefix.equals(URL) && text.indexOf('<') >= 0) {
      throw refused("url cannot contain `<`");
    }
    return text;
  }

  /** Whether the {@code >} at {@code end} belongs to the bound of a version: {@code {>=1.0.0}}. */
  private boolean isLowerBound(String prefix, int start, int end) {
    return prefix.equals(UNLOCKED) && end > start && name.startsWith(">=", end);
  }

  private void optionalHash() {
    if (position < name.length() && name.charAt(position) == ',') {
      position++;
      checkHash(bracketed(INTEGRITY));
    }
  }

  private void checkQuery(String text) {
    int at = text.indexOf('@');
    checkPath(at < 0 ? text : text.substring(0, at));
    if (at < 0 || text.startsWith("@*", at) && text.length() == at + 2) {
      return;
    }
    String range = text.substring(at + 1);
    if (!range.startsWith("{") || !range.endsWith("}")) {
      throw refused("expected `{` at `%s`".formatted(range));
    }
    checkRange(range.substring(1, range.length() - 1));
  }

  private void checkRange(String range) {
    if (range.startsWith(">=")) {
      int space = range.indexOf(' ');
      checkVersion(range.substring(2, space < 0 ? range.length() : space));
      if (space >= 0) {
        checkUpper(range.substring(space + 1));
      }
    } else {
      checkUpper(range);
    }
  }

  private void checkUpper(String bound) {
    if (!bound.startsWith("<")) {
      throw refused("expected `>=` or `<` at start of version range");
    }
    checkVersion(bound.substring(1));
  }

  private void checkPackage(String text) {
    int at = text.indexOf('@');
    checkPath(at < 0 ? text : text.substring(0, at));
    if (at >= 0) {
      checkVersion(text.substring(at + 1));
    }
  }

  private void checkPath(String path) {
    int colon = path.indexOf(':');
    if (!Labels.isWords(path.substring(0, Math.max(colon, 0)))
        || !Labels.isWords(path.substring(colon + 1))) {
      throw refused("`%s` is not the path of a package".formatted(path));
    }
  }

  private void checkVersion(String version) {
    if (!Labels.isVersion(version)) {
      throw refused("`%s` is not a valid semver".formatted(version));
    }
  }

  private void checkHash(String metadata) {
    if (metadata.isBlank()) {
      throw refused("integrity hash cannot be empty");
    }
    for (String hash : metadata.strip().split("\\s+")) {
      int hyphen = hash.indexOf('-');
      if (hyphen < 0) {
        throw refused("expected `-` after hash algorithm");
      }
      if (!ALGORITHMS.contains(hash.substring(0, hyphen))) {
        throw refused("unrecognized hash algorithm: `%s`".formatted(hash.substring(0, hyphen)));
      }
      checkBase64(hash.substring(hyphen + 1));
    }
  }

  private void checkBase64(String hash) {
    int options = hash.indexOf('?');
    String digits = options < 0 ? hash : hash.substring(0, options);
    int end = digits.length();
    while (end > Math.max(0, digits.length() - 2) && digits.charAt(end - 1) == '=') {
      end--;
    }
    boolean valid = digits.substring(0, end).chars().allMatch(DependencyName::isBase64);
    if (end == 0 || !valid) {
      throw refused("not valid base64: `%s`".formatted(digits));
    }
  }

  private static boolean isBase64(int c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '+'
        || c == '/';
  }

  private ComponentException refused(String rule) {
    return invalid(offset, "%s, in the name `%s`", rule, name);
  }
}
