package ai.wippy.codegen;

import ai.wippy.codegen.java.ClassName;
import ai.wippy.codegen.java.Kebab;
import ai.wippy.codegen.java.Scope;
import ai.wippy.wit.model.InterfaceName;
import ai.wippy.wit.model.PackageName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The names of top-level classes, each handed out once. */
final class ClassNames {
  private final String prefix;
  private final String home;
  private final Hosted hosted;
  private final Map<String, Scope> packages = new HashMap<>();
  private final Map<String, ClassName> interfaces = new LinkedHashMap<>();

  /**
   * No names yet.
   *
   * @param prefix package before those of WIT packages; empty for none
   * @param home package of interfaces with a plain name
   * @param hosted interfaces that have a class already
   */
  ClassNames(String prefix, String home, Hosted hosted) {
    this.prefix = prefix;
    this.home = home;
    this.hosted = hosted;
  }

  ClassName fresh(String packageName, String name) {
    Scope scope = packages.computeIfAbsent(packageName, _ -> new Scope());
    return new ClassName(packageName, scope.fresh(name));
  }

  /** The Java interface of a WIT interface. */
  ClassName of(InterfaceName name) {
    if (hosted.find(name).isPresent()) {
      return new ClassName(
          packageName(hosted.prefix(), name.pkg().orElseThrow()), Kebab.toPascal(name.name()));
    }
    ClassName known = interfaces.get(name.toString());
    if (known == null) {
      String packageName = name.pkg().map(pkg -> packageName(prefix, pkg)).orElse(home);
      known = fresh(packageName, Kebab.toPascal(name.name()));
      interfaces.put(name.toString(), known);
    }
    return known;
  }

  private static String packageName(String prefix, PackageName name) {
    var parts = new ArrayList<String>();
    if (!prefix.isEmpty()) {
      parts.add(prefix);
    }
    for (String part : (name.namespace() + ":" + name.name()).split("[:/]")) {
      parts.add(Kebab.toPackage(part));
    }
    return String.join(".", parts);
  }

  /** The interfaces that were asked for and do not exist yet, by their WIT names. */
  Map<String, ClassName> interfaces() {
    return Collections.unmodifiableMap(interfaces);
  }

  /** Simple names of the interfaces in a package. */
  List<String> interfacesIn(String packageName) {
    return interfaces.values().stream()
        .filter(each -> each.packageName().equals(packageName))
        .map(ClassName::simpleName)
        .toList();
  }
}
