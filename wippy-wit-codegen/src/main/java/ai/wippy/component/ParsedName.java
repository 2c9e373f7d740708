package ai.wippy.component;

import static ai.wippy.component.ComponentException.invalid;

import java.util.Locale;

/** The name of an import or export, taken apart (Explainer.md, {@code externname}). */
sealed interface ParsedName {
  /** A label. */
  record Plain(String label) implements ParsedName {}

  /** The constructor of a resource. */
  record Constructor(String resource) implements ParsedName {}

  /** A method of a resource. */
  record Method(String resource, String label) implements ParsedName {}

  /** A static function of a resource. */
  record Static(String resource, String label) implements ParsedName {}

  /** The name of an interface. */
  record InterfacePath(String text) implements ParsedName {}

  /** The name of something outside: a URL, a hash or a package. */
  record Dependency(String text) implements ParsedName {}

  /** Takes a name apart; only imports may name a dependency. */
  static ParsedName parse(int offset, String name, boolean imported) {
    if (imported && DependencyName.isOne(name)) {
      DependencyName.check(offset, name);
      return new Dependency(name);
    }
    if (name.startsWith("[")) {
      return annotated(offset, name);
    }
    if (name.indexOf(':') >= 0) {
      checkInterface(offset, name);
      return new InterfacePath(name);
    }
    return new Plain(label(offset, name, name));
  }

  /**
   * What two names of one scope must differ in (Explainer.md, name uniqueness): labels regardless
   * of case, versions and hashes as they are.
   */
  default String key() {
    return switch (this) {
      case Plain(var label) -> lower(label);
      case Constructor(var resource) -> "[constructor]" + lower(resource);
      case Method(var resource, var label) -> lower(member(resource, label));
      case Static(var resource, var label) -> lower(member(resource, label));
      case InterfacePath(var text) -> {
        int at = text.indexOf('@');
        yield at < 0 ? lower(text) : lower(text.substring(0, at)) + text.substring(at);
      }
      case Dependency(var text) -> text;
    };
  }

  private static String lower(String label) {
    return label.toLowerCase(Locale.ROOT);
  }

  private static String member(String resource, String label) {
    return resource.equals(label) ? resource : resource + "." + label;
  }

  private static ParsedName annotated(int offset, String name) {
    int close = name.indexOf(']');
    String annotation = close < 0 ? name : name.substring(0, close + 1);
    String rest = close < 0 ? "" : name.substring(close + 1);
    return switch (annotation) {
      case "[constructor]" -> new Constructor(label(offset, rest, name));
      case "[method]" -> {
        int dot = dot(offset, rest, name);
        yield new Method(
            label(offset, rest.substring(0, dot), name),
            label(offset, rest.substring(dot + 1), name));
      }
      case "[static]" -> {
        int dot = dot(offset, rest, name);
        yield new Static(
            label(offset, rest.substring(0, dot), name),
            label(offset, rest.substring(dot + 1), name));
      }
      default -> throw invalid(offset, "`%s` is not a valid extern name", name);
    };
  }

  private static int dot(int offset, String rest, String name) {
    int dot = rest.indexOf('.');
    if (dot < 0) {
      throw invalid(offset, "failed to find `.` character in `%s`", name);
    }
    return dot;
  }

  private static String label(int offset, String label, String name) {
    if (!Labels.isLabel(label)) {
      throw invalid(
          offset,
          "`%s` is not in kebab case%s",
          label,
          label.equals(name) ? "" : ", in the name `%s`".formatted(name));
    }
    return label;
  }

  private static void checkInterface(int offset, String name) {
    int at = name.indexOf('@');
    String path = at < 0 ? name : name.substring(0, at);
    if (at >= 0 && !Labels.isVersion(name.substring(at + 1))) {
      throw invalid(
          offset, "`%s` is not a valid version, in the name `%s`", name.substring(at + 1), name);
    }
    int colon = path.indexOf(':');
    int slash = path.indexOf('/');
    if (slash < 0 || path.indexOf(':', colon + 1) >= 0) {
      throw invalid(
          offset,
          "expected `/` after the package name in `%s`; nested namespaces are a later feature",
          name);
    }
    String namespace = path.substring(0, Math.max(colon, 0));
    String pkg = path.substring(Math.min(colon + 1, slash), slash);
    String label = path.substring(slash + 1);
    if (label.indexOf('/') >= 0) {
      throw invalid(
          offset,
          "trailing characters found: `%s` in `%s`; nested packages are a later feature",
          label.substring(label.indexOf('/')),
          name);
    }
    if (!Labels.isWords(namespace) || !Labels.isWords(pkg) || !Labels.isLabel(label)) {
      throw invalid(offset, "`%s` is not a valid extern name", name);
    }
  }
}
