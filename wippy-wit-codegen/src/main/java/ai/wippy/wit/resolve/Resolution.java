package ai.wippy.wit.resolve;

import ai.wippy.wit.model.PackageName;
import ai.wippy.wit.model.WitPackage;
import java.util.List;
import java.util.Optional;

/**
 * What texts resolve to. If there were errors, the items that they are about are missing.
 *
 * @param root the package that was asked for; empty if its texts name none
 * @param packages all packages, those in braces and the dependencies included
 */
public record Resolution(Optional<PackageName> root, List<WitPackage> packages) {
  /** Copies the list. */
  public Resolution {
    packages = List.copyOf(packages);
  }

  /** A package by its name. */
  public Optional<WitPackage> find(PackageName name) {
    return packages.stream().filter(p -> p.name().equals(name)).findFirst();
  }
}
