package ai.wippy.wit.resolve;

import ai.wippy.diagnostic.Problems;
import ai.wippy.diagnostic.Suggestion;
import ai.wippy.wit.model.PackageName;
import ai.wippy.wit.syntax.UsePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reports paths that lead nowhere, with what they could have meant. */
record UnknownPath(Map<PackageName, PackageNode> packages, Problems problems) {
  void report(FileScope scope, UsePath path) {
    UsePath expanded = scope.expand(path);
    PackageName pkg = expanded.pkg().map(Declarations::name).orElse(scope.pkg());
    PackageNode node = packages.get(pkg);
    if (node == null) {
      problems.error(path.span(), "there is no package `%s`".formatted(pkg), others(pkg));
      return;
    }
    String name = expanded.name().name();
    if (problems.areMany()) {
      problems.error(path.span(), "there is no interface or world `%s`".formatted(name), "");
      return;
    }
    var candidates = new ArrayList<>(node.decls().keySet());
    if (expanded.pkg().isEmpty()) {
      scope.uses().keySet().stream().filter(use -> !use.equals(name)).forEach(candidates::add);
    }
    problems.error(
        path.span(),
        "there is no interface or world `%s` in %s%s"
            .formatted(name, DeclKey.shown(pkg), Suggestion.didYouMean(name, candidates)),
        candidates.isEmpty() ? "" : "it has %s".formatted(Listing.of(candidates)));
  }

  private String others(PackageName pkg) {
    List<String> names = packages.keySet().stream().map(UnknownPath::unversioned).toList();
    Optional<String> nearest = Suggestion.nearest(unversioned(pkg), names);
    if (nearest.isEmpty()) {
      return "add it to the folder `deps`, or in braces to the file: `package %s { … }`"
          .formatted(pkg);
    }
    List<String> versions =
        packages.keySet().stream()
            .filter(p -> unversioned(p).equals(nearest.get()))
            .map(PackageName::toString)
            .toList();
    return "there is %s".formatted(Listing.of(versions));
  }

  private static String unversioned(PackageName pkg) {
    return pkg.namespace() + ":" + pkg.name();
  }
}
