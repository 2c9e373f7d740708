package ai.wippy.wit.resolve;

import ai.wippy.diagnostic.Problems;
import ai.wippy.wit.model.PackageName;
import ai.wippy.wit.syntax.Gate;
import ai.wippy.wit.syntax.SemanticVersion;
import ai.wippy.wit.syntax.Version;
import java.util.Optional;
import java.util.Set;

/** Which gated items exist (WIT, feature gates). */
final class GateRules {
  private final Set<String> features;
  private final Problems problems;

  GateRules(Set<String> features, Problems problems) {
    this.features = features;
    this.problems = problems;
  }

  /** Whether an item behind a gate exists. */
  boolean isOpen(Gate gate) {
    return gate.unstable().map(feature -> features.contains(feature.name())).orElse(true);
  }

  /**
   * As {@link #isOpen}; reports versions that make no sense in the package. To be called once for
   * each item.
   */
  boolean check(Gate gate, PackageName pkg) {
    gate.since().ifPresent(version -> check(version, pkg));
    gate.deprecated().ifPresent(version -> check(version, pkg));
    return isOpen(gate);
  }

  private void check(Version version, PackageName pkg) {
    Optional<SemanticVersion> current = pkg.version().flatMap(SemanticVersion::of);
    if (current.isEmpty()) {
      String named = pkg.equals(DeclKey.NO_PACKAGE) ? "namespace:name" : pkg.toString();
      problems.error(
          version.span(),
          "gate names version `%s`, but the package has none".formatted(version),
          "give the package a version: `package %s@%s`".formatted(named, version));
    } else if (SemanticVersion.of(version.text()).orElseThrow().compareTo(current.get()) > 0) {
      problems.error(
          version.span(),
          "gate names version `%s`, but the package is at `%s`"
              .formatted(version, pkg.version().get()),
          "name a version up to that of the package, or raise that");
    }
  }
}
