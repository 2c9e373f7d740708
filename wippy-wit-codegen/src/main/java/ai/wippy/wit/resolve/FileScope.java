package ai.wippy.wit.resolve;

import ai.wippy.wit.model.PackageName;
import ai.wippy.wit.syntax.TopItem.TopUse;
import ai.wippy.wit.syntax.UsePath;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How names of interfaces and worlds are looked up in a file, or in a package in braces.
 *
 * @param pkg its package
 * @param uses its {@code use} items, by the names that they give
 */
record FileScope(PackageName pkg, Map<String, TopUse> uses) {
  static FileScope of(PackageName pkg, List<TopUse> uses) {
    return new FileScope(
        pkg,
        uses.stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    use -> use.local().name(), Function.identity(), (first, _) -> first)));
  }

  /**
   * What a path means after the file's {@code use} items: they may refer to each other, but not in
   * circles.
   */
  UsePath expand(UsePath path) {
    UsePath expanded = path;
    for (int i = 0; i <= uses.size(); i++) {
      Optional<TopUse> use = expanded.pkg().isEmpty() ? named(expanded) : Optional.empty();
      if (use.isEmpty() || use.get().path().equals(expanded)) {
        return expanded;
      }
      expanded = use.get().path();
    }
    return expanded;
  }

  private Optional<TopUse> named(UsePath path) {
    return Optional.ofNullable(uses.get(path.name().name()));
  }
}
