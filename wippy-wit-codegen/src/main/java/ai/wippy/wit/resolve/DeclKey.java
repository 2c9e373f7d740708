package ai.wippy.wit.resolve;

import ai.wippy.wit.model.InterfaceName;
import ai.wippy.wit.model.PackageName;
import java.util.Optional;

/**
 * What identifies an interface or world among all packages.
 *
 * @param pkg its package; {@link #NO_PACKAGE} for that of a text that names none
 * @param name its name
 */
record DeclKey(PackageName pkg, String name) {
  /** Stands for the package of a text that names none; no text can spell it. */
  static final PackageName NO_PACKAGE = new PackageName("", "", Optional.empty());

  /** How messages name a package. */
  static String shown(PackageName pkg) {
    return pkg.equals(NO_PACKAGE) ? "this text" : "package `%s`".formatted(pkg);
  }

  Optional<PackageName> namedPackage() {
    return pkg.equals(NO_PACKAGE) ? Optional.empty() : Optional.of(pkg);
  }

  InterfaceName interfaceName() {
    return new InterfaceName(namedPackage(), name);
  }

  @Override
  public String toString() {
    return interfaceName().toString();
  }
}
